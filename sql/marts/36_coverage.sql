-- What was read of each document and what was not: by table, by form, by document, and by the words that were not known.

create view not_loaded_table as
with reason as (
    select
        finding.table_id,
        finding.rule_id,
        finding.explanation,
        finding.explanation_zh
    from finding
    inner join source_table on finding.table_id = source_table.table_id and finding.explanation = source_table.reason
    qualify row_number() over (partition by finding.table_id order by finding.finding_id) = 1
),

unknown as (
    select
        unknown_label.table_id,
        min(case when unknown_label.label_kind = 'title' then unknown_label.label end) as title,
        string_agg(
            case when unknown_label.label_kind = 'heading' then unknown_label.label end, ' | '
            order by unknown_label.label
        ) as headings
    from unknown_label
    group by unknown_label.table_id
),

printed as (
    select
        source_cell.table_id,
        count(*) as cell_count
    from source_cell
    where source_cell.cell_role = 'set_aside'
    group by source_cell.table_id
)

select
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    source_table.form_id,
    dim_form.form_name,
    source_table.page,
    source_table.line,
    source_table.table_number,
    reason.rule_id,
    source_table.reason,
    reason.explanation_zh as reason_zh,
    unknown.headings as unknown_headings,
    source_table.table_id,
    source_table.document_id,
    dim_document.file_name,
    coalesce(source_table.title, unknown.title) as title,
    coalesce(printed.cell_count, 0) as cell_count,
    case when source_table.form_id is null then 'not_understood' else 'set_aside' end as status
from source_table
inner join dim_document on source_table.document_id = dim_document.document_id
left join dim_form on source_table.form_id = dim_form.form_id
left join reason on source_table.table_id = reason.table_id
left join unknown on source_table.table_id = unknown.table_id
left join printed on source_table.table_id = printed.table_id
where source_table.status = 'set_aside';

comment on view not_loaded_table is 'Tables (报表) that were found and not loaded, with the reason and the place: one row each.';
comment on column not_loaded_table.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column not_loaded_table.fiscal_year is 'Fiscal year (预算年度).';
comment on column not_loaded_table.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算.';
comment on column not_loaded_table.form_id is 'Form that the table is; null if it is none that is known.';
comment on column not_loaded_table.form_name is 'Chinese name of the form.';
comment on column not_loaded_table.title is 'Title as printed, or the line over the table that reads like one.';
comment on column not_loaded_table.page is 'First page, for formats that have pages; number of the sheet, for workbooks.';
comment on column not_loaded_table.line is 'First line, for text; row of the sheet, for workbooks.';
comment on column not_loaded_table.table_number is 'Position in the document, from 1.';
comment on column not_loaded_table.rule_id is 'Key of rule: the finding that kept the table out.';
comment on column not_loaded_table.reason is 'Why it was not loaded, as a sentence.';
comment on column not_loaded_table.reason_zh is 'The same in Chinese.';
comment on column not_loaded_table.unknown_headings is 'Headings of the table that the vocabulary does not know, joined by |.';
comment on column not_loaded_table.cell_count is 'Printed cells that were set aside with it.';
comment on column not_loaded_table.table_id is 'Key of source_table.';
comment on column not_loaded_table.document_id is 'Key of dim_document.';
comment on column not_loaded_table.file_name is 'Name under which the document came in.';
comment on column not_loaded_table.status is 'set_aside: a known form that could not be read for certain; not_understood: no known form.';

create view coverage as
with not_loaded as (
    select
        not_loaded_table.document_id,
        not_loaded_table.form_id,
        count(*) as table_count,
        min_by(not_loaded_table.page, not_loaded_table.table_number) as page,
        min_by(not_loaded_table.line, not_loaded_table.table_number) as line -- noqa: RF04
    from not_loaded_table
    where not_loaded_table.form_id is not null
    group by
        not_loaded_table.document_id,
        not_loaded_table.form_id
),

found as (
    select
        source_table.document_id,
        source_table.form_id,
        min_by(source_table.title, source_table.table_number) as title,
        min_by(source_table.page, source_table.table_number) as page,
        min_by(source_table.line, source_table.table_number) as line -- noqa: RF04
    from source_table
    where source_table.form_id is not null
    group by
        source_table.document_id,
        source_table.form_id
),

fate as (
    select
        form_coverage.document_id,
        form_coverage.form_id,
        form_coverage.status,
        coalesce(found.title, form_coverage.listed_as) as title,
        coalesce(not_loaded.page, found.page) as page,
        coalesce(not_loaded.line, found.line) as line, -- noqa: RF04
        form_coverage.table_count,
        coalesce(not_loaded.table_count, 0) as not_loaded_count,
        form_coverage.fact_count,
        form_coverage.proved_count,
        form_coverage.reason
    from form_coverage
    left join found
        on form_coverage.document_id = found.document_id and form_coverage.form_id = found.form_id
    left join not_loaded
        on
            form_coverage.document_id = not_loaded.document_id
            and form_coverage.form_id = not_loaded.form_id
            and form_coverage.status = 'set_aside'

    union all

    select
        not_loaded_table.document_id,
        null as form_id,
        not_loaded_table.status,
        not_loaded_table.title,
        not_loaded_table.page,
        not_loaded_table.line,
        1 as table_count,
        1 as not_loaded_count,
        0 as fact_count,
        0 as proved_count,
        not_loaded_table.reason
    from not_loaded_table
    where not_loaded_table.form_id is null
)

select
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    fate.form_id,
    dim_form.form_name,
    fate.status,
    fate.title,
    fate.page,
    fate.line,
    fate.table_count,
    fate.not_loaded_count,
    fate.fact_count,
    fate.proved_count,
    fate.reason,
    fate.document_id,
    dim_document.file_name,
    dim_region.full_name as region_name
from fate
inner join dim_document on fate.document_id = dim_document.document_id
left join dim_form on fate.form_id = dim_form.form_id
left join dim_agency on dim_document.agency_id = dim_agency.agency_id
left join dim_region on dim_agency.region_code = dim_region.region_code;

comment on view coverage is 'What became of each form (报表) in each document; a table that is no known form has a row of its own.';
comment on column coverage.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column coverage.fiscal_year is 'Fiscal year (预算年度).';
comment on column coverage.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算.';
comment on column coverage.form_id is 'Key of dim_form; null for a table that is no known form.';
comment on column coverage.form_name is 'Chinese name of the form.';
comment on column coverage.status is 'present, empty, partial, set_aside or listed_but_absent, as in form_coverage; not_understood for a table that is no known form.';
comment on column coverage.title is 'Title as printed; of an absent form, its name in the list of contents.';
comment on column coverage.page is 'Page on which the form begins, or its first table that was not loaded; null without pages.';
comment on column coverage.line is 'Line, for text; row of the sheet, for workbooks.';
comment on column coverage.table_count is 'Tables of that form in the document.';
comment on column coverage.not_loaded_count is 'Tables of them that were not loaded; not_loaded_table has them one by one.';
comment on column coverage.fact_count is 'Facts loaded from it.';
comment on column coverage.proved_count is 'Facts of them that a balanced equation contains.';
comment on column coverage.reason is 'Why it is partial, absent, set aside, empty or not understood.';
comment on column coverage.document_id is 'Key of dim_document.';
comment on column coverage.file_name is 'Name under which the document came in.';
comment on column coverage.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';

create view document_coverage as
with form as (
    select
        coverage.document_id,
        count(*) filter (where coverage.status = 'present') as forms_present,
        count(*) filter (where coverage.status = 'empty') as forms_empty,
        count(*) filter (where coverage.status = 'partial') as forms_partial,
        count(*) filter (where coverage.status = 'set_aside') as forms_set_aside,
        count(*) filter (where coverage.status = 'listed_but_absent') as forms_absent,
        count(*) filter (where coverage.status = 'not_understood') as tables_not_understood,
        -- Targets state no sums that could prove them: the share of what is proved is one of amounts.
        sum(coverage.fact_count) filter (where coverage.form_id not like '%performance')::bigint as fact_count,
        sum(coverage.proved_count)::bigint as proved_count
    from coverage
    group by coverage.document_id
),

not_loaded as (
    select
        not_loaded_table.document_id,
        sum(not_loaded_table.cell_count)::bigint as cell_count
    from not_loaded_table
    group by not_loaded_table.document_id
),

unknown as (
    select
        unknown_label.document_id,
        count(distinct concat_ws(' ', unknown_label.label_kind, unknown_label.label)) as label_count
    from unknown_label
    group by unknown_label.document_id
)

select
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    code_label.label_zh as document_kind_zh,
    dim_document.cells_read,
    dim_document.document_id,
    dim_document.file_name,
    dim_region.full_name as region_name,
    coalesce(form.forms_present, 0) as forms_present,
    coalesce(form.forms_empty, 0) as forms_empty,
    coalesce(form.forms_partial, 0) as forms_partial,
    coalesce(form.forms_set_aside, 0) as forms_set_aside,
    coalesce(form.forms_absent, 0) as forms_absent,
    coalesce(form.tables_not_understood, 0) as tables_not_understood,
    coalesce(unknown.label_count, 0) as labels_not_understood,
    coalesce(not_loaded.cell_count, 0) as cells_not_loaded,
    coalesce(form.fact_count, 0) as fact_count,
    coalesce(form.proved_count, 0) as proved_count,
    -- Rounded down: 100 % is said of all of them only.
    (coalesce(not_loaded.cell_count, 0) * 1000 // nullif(dim_document.cells_read, 0) / 10)::decimal(4, 1)
        as not_loaded_percent,
    (form.proved_count * 1000 // nullif(form.fact_count, 0) / 10)::decimal(4, 1) as proved_percent
from dim_document
left join code_label on dim_document.document_kind = code_label.code and code_label.domain = 'document_kind'
left join dim_agency on dim_document.agency_id = dim_agency.agency_id
left join dim_region on dim_agency.region_code = dim_region.region_code
left join form on dim_document.document_id = form.document_id
left join not_loaded on dim_document.document_id = not_loaded.document_id
left join unknown on dim_document.document_id = unknown.document_id;

comment on view document_coverage is 'How much of each document was read: its forms by what became of them, and the share of its facts that is proved.';
comment on column document_coverage.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column document_coverage.fiscal_year is 'Fiscal year (预算年度).';
comment on column document_coverage.document_kind is 'Kind of disclosure, as in dim_document.';
comment on column document_coverage.document_kind_zh is 'The same in Chinese.';
comment on column document_coverage.cells_read is 'Table cells that print something.';
comment on column document_coverage.document_id is 'Key of dim_document.';
comment on column document_coverage.file_name is 'Name under which the document came in.';
comment on column document_coverage.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column document_coverage.forms_present is 'Forms that were read whole.';
comment on column document_coverage.forms_empty is 'Forms that are there and print no amount other than zero.';
comment on column document_coverage.forms_partial is 'Forms of which a part is missing in the document.';
comment on column document_coverage.forms_set_aside is 'Forms with a table that could not be read for certain.';
comment on column document_coverage.forms_absent is 'Forms that the list of contents names and the document does not hold.';
comment on column document_coverage.tables_not_understood is 'Tables that are no known form.';
comment on column document_coverage.labels_not_understood is 'Different titles, headings and row labels that the vocabulary does not know.';
comment on column document_coverage.cells_not_loaded is 'Printed cells of the tables that were set aside or not understood, without forms out of scope.';
comment on column document_coverage.not_loaded_percent is 'cells_not_loaded of cells_read in percent, rounded down; null if there are none.';
comment on column document_coverage.fact_count is 'Facts loaded.';
comment on column document_coverage.proved_count is 'Facts of them that a balanced equation contains.';
comment on column document_coverage.proved_percent is 'proved_count of fact_count in percent, rounded down; null without facts.';

create view unknown_labels as
with entry as (
    select dim_function.function_name as name from dim_function -- noqa: RF04
    union
    select dim_department_economic.department_economic_name from dim_department_economic
    union
    select dim_government_economic.government_economic_name from dim_government_economic
    union
    select dim_name_variant.variant from dim_name_variant
)

select
    unknown_label.label_kind,
    unknown_label.label,
    unknown_label.occurrence_count,
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    source_table.form_id,
    dim_form.form_name,
    source_table.title,
    unknown_label.page,
    unknown_label.line,
    source_table.table_number,
    unknown_label.table_id,
    unknown_label.document_id,
    dim_document.file_name,
    source_table.status = 'set_aside' as is_set_aside,
    entry.name is not null as is_entry
from unknown_label
inner join source_table on unknown_label.table_id = source_table.table_id
inner join dim_document on unknown_label.document_id = dim_document.document_id
left join dim_form on source_table.form_id = dim_form.form_id
left join entry on unknown_label.label = entry.name and unknown_label.label_kind = 'row';

comment on view unknown_labels is 'Titles, column headings and row labels that the vocabulary does not know (无法识别的标题、表头、行名), with their place: one row for each label of a table.';
comment on column unknown_labels.label_kind is 'title: the line over a table that is no known form; heading: over a column; row: beside amounts.';
comment on column unknown_labels.label is 'Words as the vocabulary would have them.';
comment on column unknown_labels.occurrence_count is 'Columns or rows of the table that print it.';
comment on column unknown_labels.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column unknown_labels.fiscal_year is 'Fiscal year (预算年度).';
comment on column unknown_labels.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算.';
comment on column unknown_labels.form_id is 'Form that the table is; null if it is none that is known.';
comment on column unknown_labels.form_name is 'Chinese name of the form.';
comment on column unknown_labels.title is 'Title of the table as printed.';
comment on column unknown_labels.page is 'Page, for formats that have pages (number of the sheet, for workbooks); of a heading, the page on which its table begins.';
comment on column unknown_labels.line is 'Line, for text; row of the sheet, for workbooks.';
comment on column unknown_labels.table_number is 'Position of the table in the document, from 1.';
comment on column unknown_labels.table_id is 'Key of source_table.';
comment on column unknown_labels.document_id is 'Key of dim_document.';
comment on column unknown_labels.file_name is 'Name under which the document came in.';
comment on column unknown_labels.is_set_aside is 'True if the table was not loaded, for this reason or another.';
comment on column unknown_labels.is_entry is 'True if a classification has an entry of that name: it stands where the code was expected or another list, and nothing is to be taught.';
