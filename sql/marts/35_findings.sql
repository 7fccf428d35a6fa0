-- What is wrong or worth knowing, in a reader's terms: every row is exactly one row of finding.

create view findings as
with named as (
    select
        finding.severity,
        finding.rule_id,
        rule.title as rule_title,
        rule.title_zh as rule_title_zh,
        rule.family,
        rule_family.family_zh,
        finding_cause.finding_rank,
        finding_cause.explained_by,
        finding_cause.follow_count,
        finding.outcome,
        dim_document.agency_name,
        dim_region.full_name as region_name,
        dim_document.fiscal_year,
        dim_document.document_kind,
        finding.form_id,
        dim_form.form_name,
        source_cell.row_label,
        source_cell.column_label,
        finding.stated,
        finding.expected,
        finding.difference,
        finding.place,
        finding.explanation,
        finding.explanation_zh,
        finding.finding_id,
        finding.cell_id,
        finding.other_cell_ids,
        finding.claim_id,
        finding.table_id,
        finding.document_id,
        dim_document.file_name,
        dim_document.agency_id,
        dim_agency.region_code,
        accepted_finding.reason as accepted_because,
        coalesce(source_cell.page, source_table.page) as page,
        coalesce(source_cell.line, source_table.line) as line -- noqa: RF04
    from finding
    inner join finding_cause on finding.finding_id = finding_cause.finding_id
    left join rule on finding.rule_id = rule.rule_id
    left join rule_family on rule.family = rule_family.family
    left join dim_document on finding.document_id = dim_document.document_id
    left join dim_agency on dim_document.agency_id = dim_agency.agency_id
    left join dim_region on dim_agency.region_code = dim_region.region_code
    left join dim_form on finding.form_id = dim_form.form_id
    left join source_table on finding.table_id = source_table.table_id
    left join source_cell on finding.cell_id = source_cell.cell_id
    left join accepted_finding on finding.finding_id = accepted_finding.finding_id
)

select
    named.severity,
    named.rule_id,
    named.rule_title,
    named.rule_title_zh,
    named.family,
    named.family_zh,
    named.finding_rank,
    named.explained_by,
    named.follow_count,
    named.outcome,
    named.agency_name,
    named.region_name,
    named.fiscal_year,
    named.document_kind,
    named.form_id,
    named.form_name,
    named.page,
    named.line,
    named.row_label,
    named.column_label,
    named.stated,
    named.expected,
    named.difference,
    named.place,
    named.explanation,
    named.explanation_zh,
    named.accepted_because,
    named.finding_id,
    named.cell_id,
    named.other_cell_ids,
    named.claim_id,
    named.table_id,
    named.document_id,
    named.file_name,
    named.agency_id,
    named.region_code
from named;

comment on view findings is 'Findings (问题) with document, rule and place joined: one row each.';
comment on column findings.severity is 'error: a figure is wrong; warning: a reader should look; info: worth knowing.';
comment on column findings.rule_id is 'Key of rule.';
comment on column findings.rule_title is 'The rule in English.';
comment on column findings.rule_title_zh is 'The rule in Chinese.';
comment on column findings.family is 'Family of the rule.';
comment on column findings.family_zh is 'Family of the rule, in Chinese.';
comment on column findings.finding_rank is 'Place of its cause in the document, most important first; findings of one cause share it.';
comment on column findings.explained_by is 'Finding with the same cause that is told for it; null for those that are told: `where explained_by is null` has each cause once.';
comment on column findings.follow_count is 'Other findings of the same cause.';
comment on column findings.outcome is 'failed; repaired where the reading was put right with proof; accepted where people decided so (see accepted_finding); withheld where the document says that it leaves some out; or, of our reading and not of the document: set_aside (not loaded) and not_understood.';
comment on column findings.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column findings.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column findings.fiscal_year is 'Fiscal year (预算年度).';
comment on column findings.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算.';
comment on column findings.form_id is 'Form that the finding is about; key of dim_form.';
comment on column findings.form_name is 'Chinese name of the form.';
comment on column findings.page is 'Page, for formats that have pages; number of the sheet, for workbooks.';
comment on column findings.line is 'Line, for text; row of the sheet, for workbooks.';
comment on column findings.row_label is 'What the row of the cell says.';
comment on column findings.column_label is 'What the column of the cell says, header levels joined by /.';
comment on column findings.stated is 'What the document prints.';
comment on column findings.expected is 'What the rule expects.';
comment on column findings.difference is 'stated − expected in 元, where both are amounts.';
comment on column findings.place is 'Where it stands, in the reader''s terms.';
comment on column findings.explanation is 'The finding as an English sentence.';
comment on column findings.explanation_zh is 'The finding as a Chinese sentence.';
comment on column findings.accepted_because is 'Why the finding is accepted; null where it is not.';
comment on column findings.finding_id is 'Key of finding.';
comment on column findings.cell_id is 'Cell that the finding is about; `yusuan explain` takes it.';
comment on column findings.other_cell_ids is 'Cells that it is held against: parts of its sum, or the same figure in another form.';
comment on column findings.claim_id is 'Statement of the text that it is about; key of fact_narrative_claim.';
comment on column findings.table_id is 'Key of source_table.';
comment on column findings.document_id is 'Key of dim_document.';
comment on column findings.file_name is 'Name under which the document came in.';
comment on column findings.agency_id is 'Key of dim_agency.';
comment on column findings.region_code is 'Administrative division, GB/T 2260; key of dim_region.';
