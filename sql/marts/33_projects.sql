-- Projects of 项目支出表: every row is exactly one row of fact_project.

create view projects as
with named as (
    select
        dim_region.full_name as region_name,
        fact.fiscal_year,
        dim_document.document_kind,
        fact.unit_name,
        fact.project_name,
        fact.project_code,
        fact.function_code,
        entry.function_name,
        fact.fund_source,
        dim_fund_source.fund_source_name,
        fact.expenditure_type,
        dim_expenditure_type.expenditure_type_name,
        fact.amount_yuan,
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
        coalesce(dim_agency.agency_name, dim_document.agency_name) as agency_name
    from fact_project as fact
    inner join chosen_form
        on
            fact.document_id = chosen_form.document_id
            and fact.form_id = chosen_form.form_id
            and chosen_form.view_name = 'projects'
    inner join dim_document on fact.document_id = dim_document.document_id
    left join dim_agency on fact.agency_id = dim_agency.agency_id
    inner join document_measure on fact.document_id = document_measure.document_id
    left join dim_region on dim_agency.region_code = dim_region.region_code
    left join dim_form on fact.form_id = dim_form.form_id
    left join function_of_year as entry
        on fact.fiscal_year = entry.fiscal_year and fact.function_code = entry.function_code
    left join dim_fund_source on fact.fund_source = dim_fund_source.fund_source
    left join dim_expenditure_type on fact.expenditure_type = dim_expenditure_type.expenditure_type
)

select
    named.agency_name,
    named.region_name,
    named.fiscal_year,
    named.document_kind,
    named.unit_name,
    named.project_name,
    named.project_code,
    named.function_code,
    named.function_name,
    named.fund_source,
    named.fund_source_name,
    named.expenditure_type,
    named.expenditure_type_name,
    named.amount_yuan,
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

comment on view projects is 'Project expenditure (项目支出) by project and source of funds, safe to sum within an agency, year and kind of document: from 项目支出表 only. Items of basic expenditure are in fact_project.';
comment on column projects.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column projects.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column projects.fiscal_year is 'Fiscal year (预算年度).';
comment on column projects.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算. Never sum a budget with a final account.';
comment on column projects.unit_name is 'Budget unit (预算单位) of the row; the agency where the table names no other.';
comment on column projects.project_name is 'Project (项目) as printed.';
comment on column projects.project_code is 'Project code where printed.';
comment on column projects.function_code is 'Code by function, where the form prints it. Text.';
comment on column projects.function_name is 'Name of that code in the fiscal year.';
comment on column projects.fund_source is 'Source of funds; all where the form does not break it down. Values in dim_fund_source.';
comment on column projects.fund_source_name is 'Source of funds in Chinese (资金来源).';
comment on column projects.expenditure_type is 'Type of expenditure; unspecified where the form does not break it down. Values in dim_expenditure_type.';
comment on column projects.expenditure_type_name is 'Type of expenditure in Chinese (支出类型).';
comment on column projects.amount_yuan is 'Amount in 元, exact. Safe to sum.';
comment on column projects.form_id is 'Form that was chosen for the document.';
comment on column projects.form_name is 'Chinese name of the form.';
comment on column projects.proved is 'True if at least one balanced equation of the document contains the amount.';
comment on column projects.printed_text is 'Amount as printed.';
comment on column projects.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column projects.cell_id is 'Cell that prints the amount; `yusuan explain` takes it.';
comment on column projects.document_id is 'Key of dim_document.';
comment on column projects.agency_id is 'Key of dim_agency.';
comment on column projects.region_code is 'Administrative division, GB/T 2260; key of dim_region.';
comment on column projects.part_of_document_id is 'Document of the department whose money contains this document''s, where document_relation proves one; else null. To add up agencies, take the rows where it is null, and budgets or final accounts.';
comment on column projects.measure is 'budget 预算 or final_account 决算: never added to one another.';
comment on column projects.countable is 'True where no other document of the same year and measure is known to contain the money. Sum over agencies where it is true, within one measure, year and scope.';
