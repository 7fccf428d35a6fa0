-- Revenue by source: 收入总表 where it was read whole, else the revenue side of 收支总表. Every row is exactly one fact.

create view revenue as
with fact as (
    select
        fact_revenue.cell_id,
        fact_revenue.document_id,
        fact_revenue.form_id,
        fact_revenue.agency_id,
        fact_revenue.unit_name,
        fact_revenue.fiscal_year,
        null::varchar as line_name,
        fact_revenue.function_code,
        fact_revenue.function_name,
        fact_revenue.fund_source,
        fact_revenue.amount_yuan,
        fact_revenue.printed_text,
        fact_revenue.printed_unit,
        fact_revenue.proved
    from fact_revenue
    union all
    select
        fact_summary_line.cell_id,
        fact_summary_line.document_id,
        fact_summary_line.form_id,
        fact_summary_line.agency_id,
        fact_summary_line.unit_name,
        fact_summary_line.fiscal_year,
        fact_summary_line.line_name,
        fact_summary_line.function_code,
        null as function_name,
        fact_summary_line.fund_source,
        fact_summary_line.amount_yuan,
        fact_summary_line.printed_text,
        fact_summary_line.printed_unit,
        fact_summary_line.proved
    from fact_summary_line
    where fact_summary_line.side = 'revenue'
),

named as (
    select
        dim_region.full_name as region_name,
        fact.fiscal_year,
        dim_document.document_kind,
        fact.unit_name,
        fact.line_name,
        fact.function_code,
        fact.fund_source,
        dim_fund_source.fund_source_name,
        fact.amount_yuan,
        chosen_form.scope,
        chosen_form.scope_name,
        fact.form_id,
        dim_form.form_name,
        fact.proved,
        fact.printed_text,
        fact.printed_unit,
        fact.cell_id,
        fact.document_id,
        fact.agency_id,
        dim_agency.region_code,
        document_measure.part_of_document_id,
        document_measure.measure,
        document_measure.countable,
        coalesce(dim_agency.agency_name, dim_document.agency_name) as agency_name,
        coalesce(entry.function_name, fact.function_name) as function_name,
        not starts_with(fact.fund_source, 'carryover') and fact.fund_source != 'institution_fund_offset' as is_current_year
    from fact
    inner join chosen_form
        on
            fact.document_id = chosen_form.document_id
            and fact.form_id = chosen_form.form_id
            and chosen_form.view_name = 'revenue'
    inner join dim_document on fact.document_id = dim_document.document_id
    left join dim_agency on fact.agency_id = dim_agency.agency_id
    inner join document_measure on fact.document_id = document_measure.document_id
    left join dim_region on dim_agency.region_code = dim_region.region_code
    left join dim_form on fact.form_id = dim_form.form_id
    left join function_of_year as entry
        on fact.fiscal_year = entry.fiscal_year and fact.function_code = entry.function_code
    left join dim_fund_source on fact.fund_source = dim_fund_source.fund_source
)

select
    named.agency_name,
    named.region_name,
    named.fiscal_year,
    named.document_kind,
    named.unit_name,
    named.line_name,
    named.function_code,
    named.function_name,
    named.fund_source,
    named.fund_source_name,
    named.is_current_year,
    named.amount_yuan,
    named.scope,
    named.scope_name,
    named.form_id,
    named.form_name,
    named.proved,
    named.printed_text,
    named.printed_unit,
    named.cell_id,
    named.document_id,
    named.agency_id,
    named.region_code,
    named.part_of_document_id,
    named.measure,
    named.countable
from named;

comment on view revenue is 'Revenue (收入) by source of funds, safe to sum within an agency, year and kind of document: 收入总表 of a document, else the revenue lines of its 收支总表; form_id says which.';
comment on column revenue.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column revenue.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column revenue.fiscal_year is 'Fiscal year (预算年度).';
comment on column revenue.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算. Never sum a budget with a final account.';
comment on column revenue.unit_name is 'Budget unit (预算单位) of the row; the agency where the table names no other.';
comment on column revenue.line_name is 'Line of the summary form (收支总表) that prints the amount; null where a 收入总表 was chosen.';
comment on column revenue.function_code is 'Code by function, where the 收入总表 is keyed by it. Text.';
comment on column revenue.function_name is 'Name of that code in the fiscal year; as printed where the classification has none.';
comment on column revenue.fund_source is 'Source of funds; all where the form does not break it down. Values in dim_fund_source.';
comment on column revenue.fund_source_name is 'Source of funds in Chinese (资金来源).';
comment on column revenue.is_current_year is 'True for 本年收入; false for what is carried over (上年结转) or drawn from an institution fund. All rows sum to 收入总计, these to 本年收入合计.';
comment on column revenue.amount_yuan is 'Amount in 元, exact. Safe to sum.';
comment on column revenue.scope is 'Money that the chosen form covers: all_funds, fiscal_appropriation, general_public_budget, government_fund, state_capital; with _basic, only basic expenditure of it. Compare agencies within one scope.';
comment on column revenue.scope_name is 'Scope in Chinese.';
comment on column revenue.form_id is 'Form that was chosen for the document.';
comment on column revenue.form_name is 'Chinese name of the form.';
comment on column revenue.proved is 'True if at least one balanced equation of the document contains the amount.';
comment on column revenue.printed_text is 'Amount as printed.';
comment on column revenue.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column revenue.cell_id is 'Cell that prints the amount; `yusuan explain` takes it.';
comment on column revenue.document_id is 'Key of dim_document.';
comment on column revenue.agency_id is 'Key of dim_agency.';
comment on column revenue.region_code is 'Administrative division, GB/T 2260; key of dim_region.';
comment on column revenue.part_of_document_id is 'Document of the department whose money contains this document''s, where document_relation proves one; else null. To add up agencies, take the rows where it is null, and budgets or final accounts.';
comment on column revenue.measure is 'budget 预算 or final_account 决算: never added to one another.';
comment on column revenue.countable is 'True where no other document of the same year and measure is known to contain the money. Sum over agencies where it is true, within one measure, year and scope.';
