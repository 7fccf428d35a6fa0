-- Expenditure by economic classification, one chosen form per document: every row is exactly one row of fact_expenditure_by_economic.

create view expenditure_by_economic as
with named as (
    select
        dim_region.full_name as region_name,
        fact.fiscal_year,
        dim_document.document_kind,
        fact.unit_name,
        fact.department_economic_code,
        fact.government_economic_code,
        fact.function_code,
        entry.function_name,
        fact.fund_source,
        dim_fund_source.fund_source_name,
        fact.expenditure_type,
        dim_expenditure_type.expenditure_type_name,
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
        coalesce(department.department_economic_name, fact.department_economic_name) as department_economic_name,
        left(fact.department_economic_code, 3) as department_economic_class_code,
        coalesce(department_class.department_economic_name, department.class_name) as department_economic_class_name,
        coalesce(government.government_economic_name, fact.government_economic_name) as government_economic_name,
        left(fact.government_economic_code, 3) as government_economic_class_code,
        coalesce(government_class.government_economic_name, government.class_name) as government_economic_class_name
    from fact_expenditure_by_economic as fact
    inner join chosen_form
        on
            fact.document_id = chosen_form.document_id
            and fact.form_id = chosen_form.form_id
            and chosen_form.view_name = 'expenditure_by_economic'
    inner join dim_document on fact.document_id = dim_document.document_id
    left join dim_agency on fact.agency_id = dim_agency.agency_id
    inner join document_measure on fact.document_id = document_measure.document_id
    left join dim_region on dim_agency.region_code = dim_region.region_code
    left join dim_form on fact.form_id = dim_form.form_id
    left join department_economic_of_year as department
        on fact.fiscal_year = department.fiscal_year and fact.department_economic_code = department.department_economic_code
    left join department_economic_of_year as department_class
        on
            fact.fiscal_year = department_class.fiscal_year
            and left(fact.department_economic_code, 3) = department_class.department_economic_code
    left join government_economic_of_year as government
        on fact.fiscal_year = government.fiscal_year and fact.government_economic_code = government.government_economic_code
    left join government_economic_of_year as government_class
        on
            fact.fiscal_year = government_class.fiscal_year
            and left(fact.government_economic_code, 3) = government_class.government_economic_code
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
    named.department_economic_code,
    named.department_economic_name,
    named.department_economic_class_code,
    named.department_economic_class_name,
    named.government_economic_code,
    named.government_economic_name,
    named.government_economic_class_code,
    named.government_economic_class_name,
    named.function_code,
    named.function_name,
    named.fund_source,
    named.fund_source_name,
    named.expenditure_type,
    named.expenditure_type_name,
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

comment on view expenditure_by_economic is 'Expenditure by economic classification (支出经济分类), safe to sum within an agency, year and kind of document: one form per document, named in form_id and scope. Many documents print basic expenditure only: scope says so. All forms are in fact_expenditure_by_economic.';
comment on column expenditure_by_economic.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column expenditure_by_economic.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column expenditure_by_economic.fiscal_year is 'Fiscal year (预算年度).';
comment on column expenditure_by_economic.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算. Never sum a budget with a final account.';
comment on column expenditure_by_economic.unit_name is 'Budget unit (预算单位) of the row; the agency where the table names no other.';
comment on column expenditure_by_economic.department_economic_code is 'Economic code of the department budget as printed: 3 digits 类, 5 款. Text.';
comment on column expenditure_by_economic.department_economic_name is 'Name of that code in the fiscal year; as printed where the classification has none.';
comment on column expenditure_by_economic.department_economic_class_code is 'Code of its 类: 3 digits.';
comment on column expenditure_by_economic.department_economic_class_name is 'Name of its 类 in the fiscal year.';
comment on column expenditure_by_economic.government_economic_code is 'Economic code of the government budget as printed, where the form prints both classifications. Text.';
comment on column expenditure_by_economic.government_economic_name is 'Name of that code in the fiscal year; as printed where the classification has none.';
comment on column expenditure_by_economic.government_economic_class_code is 'Code of its 类: 3 digits.';
comment on column expenditure_by_economic.government_economic_class_name is 'Name of its 类 in the fiscal year.';
comment on column expenditure_by_economic.function_code is 'Code by function (类款项), where the form crosses both classifications. Text.';
comment on column expenditure_by_economic.function_name is 'Name of that code in the fiscal year.';
comment on column expenditure_by_economic.fund_source is 'Source of funds; all where the form does not break it down. Values in dim_fund_source.';
comment on column expenditure_by_economic.fund_source_name is 'Source of funds in Chinese (资金来源).';
comment on column expenditure_by_economic.expenditure_type is 'Type of expenditure; unspecified where the form does not break it down. Values in dim_expenditure_type.';
comment on column expenditure_by_economic.expenditure_type_name is 'Type of expenditure in Chinese (支出类型).';
comment on column expenditure_by_economic.amount_yuan is 'Amount in 元, exact. Safe to sum.';
comment on column expenditure_by_economic.scope is 'Money that the chosen form covers: all_funds, fiscal_appropriation, general_public_budget, government_fund, state_capital; with _basic, only basic expenditure of it. Compare agencies within one scope.';
comment on column expenditure_by_economic.scope_name is 'Scope in Chinese.';
comment on column expenditure_by_economic.form_id is 'Form that was chosen for the document.';
comment on column expenditure_by_economic.form_name is 'Chinese name of the form.';
comment on column expenditure_by_economic.proved is 'True if at least one balanced equation of the document contains the amount.';
comment on column expenditure_by_economic.printed_text is 'Amount as printed.';
comment on column expenditure_by_economic.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column expenditure_by_economic.cell_id is 'Cell that prints the amount; `yusuan explain` takes it.';
comment on column expenditure_by_economic.document_id is 'Key of dim_document.';
comment on column expenditure_by_economic.agency_id is 'Key of dim_agency.';
comment on column expenditure_by_economic.region_code is 'Administrative division, GB/T 2260; key of dim_region.';
comment on column expenditure_by_economic.part_of_document_id is 'Document of the department whose money contains this document''s, where document_relation proves one; else null. To add up agencies, take the rows where it is null, and budgets or final accounts.';
comment on column expenditure_by_economic.measure is 'budget 预算 or final_account 决算: never added to one another.';
comment on column expenditure_by_economic.countable is 'True where no other document of the same year and measure is known to contain the money. Sum over agencies where it is true, within one measure, year and scope.';
