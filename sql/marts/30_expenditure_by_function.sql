-- Expenditure by function (类款项), one chosen form per document: every row is exactly one row of fact_expenditure_by_function.

create view expenditure_by_function as
with named as (
    select
        dim_region.full_name as region_name,
        fact.fiscal_year,
        dim_document.document_kind,
        fact.unit_name,
        fact.function_code,
        fact.function_name as printed_function_name,
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
        expenditure_total.adds_up,
        coalesce(dim_agency.agency_name, dim_document.agency_name) as agency_name,
        coalesce(entry.function_name, fact.function_name) as function_name,
        left(fact.function_code, 3) as class_code,
        coalesce(class_entry.function_name, entry.class_name) as class_name,
        case when length(fact.function_code) >= 5 then left(fact.function_code, 5) end as subclass_code,
        case when length(fact.function_code) >= 5 then coalesce(subclass_entry.function_name, entry.subclass_name) end as subclass_name,
        case when length(fact.function_code) = 7 then fact.function_code end as item_code,
        case when length(fact.function_code) = 7 then coalesce(entry.function_name, fact.function_name) end as item_name
    from fact_expenditure_by_function as fact
    inner join chosen_form
        on
            fact.document_id = chosen_form.document_id
            and fact.form_id = chosen_form.form_id
            and chosen_form.view_name = 'expenditure_by_function'
    inner join dim_document on fact.document_id = dim_document.document_id
    left join dim_agency on fact.agency_id = dim_agency.agency_id
    inner join document_measure on fact.document_id = document_measure.document_id
    left join expenditure_total on fact.document_id = expenditure_total.document_id and fact.form_id = expenditure_total.form_id
    left join dim_region on dim_agency.region_code = dim_region.region_code
    left join dim_form on fact.form_id = dim_form.form_id
    left join function_of_year as entry
        on fact.fiscal_year = entry.fiscal_year and fact.function_code = entry.function_code
    left join function_of_year as class_entry
        on fact.fiscal_year = class_entry.fiscal_year and left(fact.function_code, 3) = class_entry.function_code
    left join function_of_year as subclass_entry
        on fact.fiscal_year = subclass_entry.fiscal_year and left(fact.function_code, 5) = subclass_entry.function_code
    left join dim_fund_source on fact.fund_source = dim_fund_source.fund_source
    left join dim_expenditure_type on fact.expenditure_type = dim_expenditure_type.expenditure_type
)

select
    named.agency_name,
    named.region_name,
    named.fiscal_year,
    named.document_kind,
    named.unit_name,
    named.function_code,
    named.function_name,
    named.class_code,
    named.class_name,
    named.subclass_code,
    named.subclass_name,
    named.item_code,
    named.item_name,
    named.printed_function_name,
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
    named.countable,
    named.adds_up
from named;

comment on view expenditure_by_function is 'Expenditure by function (支出功能分类), safe to sum within an agency, year and kind of document: one form per document, or the forms of disjoint funds together, named in form_id and scope. All forms are in fact_expenditure_by_function.';
comment on column expenditure_by_function.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column expenditure_by_function.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column expenditure_by_function.fiscal_year is 'Fiscal year (预算年度).';
comment on column expenditure_by_function.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算. Never sum a budget with a final account.';
comment on column expenditure_by_function.unit_name is 'Budget unit (预算单位) of the row; the agency where the table names no other.';
comment on column expenditure_by_function.function_code is 'Code by function (类款项) as printed: 3, 5 or 7 digits. Text.';
comment on column expenditure_by_function.function_name is 'Name of that code in the fiscal year; as printed where the classification has none.';
comment on column expenditure_by_function.class_code is 'Code of the 类: 3 digits.';
comment on column expenditure_by_function.class_name is 'Name of the 类 in the fiscal year.';
comment on column expenditure_by_function.subclass_code is 'Code of the 款: 5 digits; null where only a 类 is printed.';
comment on column expenditure_by_function.subclass_name is 'Name of the 款 in the fiscal year.';
comment on column expenditure_by_function.item_code is 'Code of the 项: 7 digits; null where only a 类 or 款 is printed.';
comment on column expenditure_by_function.item_name is 'Name of the 项 in the fiscal year.';
comment on column expenditure_by_function.printed_function_name is 'Name printed beside the code.';
comment on column expenditure_by_function.fund_source is 'Source of funds; all where the form does not break it down. Values in dim_fund_source.';
comment on column expenditure_by_function.fund_source_name is 'Source of funds in Chinese (资金来源).';
comment on column expenditure_by_function.expenditure_type is 'Type of expenditure; unspecified where the form does not break it down. Values in dim_expenditure_type.';
comment on column expenditure_by_function.expenditure_type_name is 'Type of expenditure in Chinese (支出类型).';
comment on column expenditure_by_function.amount_yuan is 'Amount in 元, exact. Safe to sum.';
comment on column expenditure_by_function.scope is 'Money that the chosen form covers: all_funds, fiscal_appropriation, general_public_budget, government_fund, state_capital; with _basic, only basic expenditure of it. Compare agencies within one scope.';
comment on column expenditure_by_function.scope_name is 'Scope in Chinese.';
comment on column expenditure_by_function.form_id is 'Form that was chosen for the document.';
comment on column expenditure_by_function.form_name is 'Chinese name of the form.';
comment on column expenditure_by_function.proved is 'True if at least one balanced equation of the document contains the amount.';
comment on column expenditure_by_function.printed_text is 'Amount as printed.';
comment on column expenditure_by_function.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column expenditure_by_function.cell_id is 'Cell that prints the amount; `yusuan explain` takes it.';
comment on column expenditure_by_function.document_id is 'Key of dim_document.';
comment on column expenditure_by_function.agency_id is 'Key of dim_agency.';
comment on column expenditure_by_function.region_code is 'Administrative division, GB/T 2260; key of dim_region.';
comment on column expenditure_by_function.part_of_document_id is 'Document of the department whose money contains this document''s, where document_relation proves one; else null. To add up agencies, take the rows where it is null, and budgets or final accounts.';
comment on column expenditure_by_function.measure is 'budget 预算 or final_account 决算: never added to one another.';
comment on column expenditure_by_function.adds_up is 'False where the rows of this document and form do not make the total that the form prints (view expenditure_total): the publisher left some out, or erred. Null without a printed total.';
comment on column expenditure_by_function.countable is 'True where no other document of the same year and measure is known to contain the money. Sum over agencies where it is true, within one measure, year and scope.';
