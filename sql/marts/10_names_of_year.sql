-- Names of codes in a fiscal year: exactly one row per code and year, so that a join can neither drop nor double a fact.
-- The classifications keep several rows for one code (a name changes, two sources differ); of the rows that are valid in
-- the year the surest one counts, and of equally sure ones the latest.

create view function_of_year as
with fiscal_year as (
    select distinct dim_document.fiscal_year
    from dim_document
)

select
    fiscal_year.fiscal_year,
    dim_function.function_code,
    dim_function.function_name,
    dim_function.class_name,
    dim_function.subclass_name
from dim_function
inner join fiscal_year
    on fiscal_year.fiscal_year between coalesce(dim_function.valid_from, 0) and coalesce(dim_function.valid_to, 9999)
qualify
    row_number() over (
        partition by fiscal_year.fiscal_year, dim_function.function_code
        order by
            array_position(['high', 'medium', 'low'], dim_function.confidence) asc,
            dim_function.valid_from desc nulls last,
            dim_function.function_name asc
    ) = 1;

comment on view function_of_year is 'Function classification (支出功能分类) as it stood in each fiscal year that a loaded document is for: one row per code and year.';
comment on column function_of_year.fiscal_year is 'Fiscal year.';
comment on column function_of_year.function_code is '3 digits 类, 5 款, 7 项. Text.';
comment on column function_of_year.function_name is 'Name of the entry in that year.';
comment on column function_of_year.class_name is 'Name of its 类.';
comment on column function_of_year.subclass_name is 'Name of its 款; null for a 类.';

create view department_economic_of_year as
with fiscal_year as (
    select distinct dim_document.fiscal_year
    from dim_document
)

select
    fiscal_year.fiscal_year,
    dim_department_economic.department_economic_code,
    dim_department_economic.department_economic_name,
    dim_department_economic.class_name
from dim_department_economic
inner join fiscal_year
    on
        fiscal_year.fiscal_year
        between coalesce(dim_department_economic.valid_from, 0) and coalesce(dim_department_economic.valid_to, 9999)
qualify
    row_number() over (
        partition by fiscal_year.fiscal_year, dim_department_economic.department_economic_code
        order by
            array_position(['high', 'medium', 'low'], dim_department_economic.confidence) asc,
            dim_department_economic.valid_from desc nulls last,
            dim_department_economic.department_economic_name asc
    ) = 1;

comment on view department_economic_of_year is 'Economic classification of the department budget (部门预算支出经济分类) as it stood in each fiscal year that a loaded document is for.';
comment on column department_economic_of_year.fiscal_year is 'Fiscal year.';
comment on column department_economic_of_year.department_economic_code is '3 digits 类, 5 款. Text.';
comment on column department_economic_of_year.department_economic_name is 'Name of the entry in that year.';
comment on column department_economic_of_year.class_name is 'Name of its 类.';

create view government_economic_of_year as
with fiscal_year as (
    select distinct dim_document.fiscal_year
    from dim_document
)

select
    fiscal_year.fiscal_year,
    dim_government_economic.government_economic_code,
    dim_government_economic.government_economic_name,
    dim_government_economic.class_name
from dim_government_economic
inner join fiscal_year
    on
        fiscal_year.fiscal_year
        between coalesce(dim_government_economic.valid_from, 0) and coalesce(dim_government_economic.valid_to, 9999)
qualify
    row_number() over (
        partition by fiscal_year.fiscal_year, dim_government_economic.government_economic_code
        order by
            array_position(['high', 'medium', 'low'], dim_government_economic.confidence) asc,
            dim_government_economic.valid_from desc nulls last,
            dim_government_economic.government_economic_name asc
    ) = 1;

comment on view government_economic_of_year is 'Economic classification of the government budget (政府预算支出经济分类) as it stood in each fiscal year that a loaded document is for.';
comment on column government_economic_of_year.fiscal_year is 'Fiscal year.';
comment on column government_economic_of_year.government_economic_code is '3 digits 类, 5 款. Text.';
comment on column government_economic_of_year.government_economic_name is 'Name of the entry in that year.';
comment on column government_economic_of_year.class_name is 'Name of its 类.';

create view code_label as
select
    printed.domain,
    printed.code,
    printed.label_zh
from (
    values
    ('document_kind', 'department_budget', '部门预算'),
    ('document_kind', 'unit_budget', '单位预算'),
    ('document_kind', 'department_final_account', '部门决算'),
    ('document_kind', 'unit_final_account', '单位决算'),
    ('measure', 'budget', '预算'),
    ('measure', 'final_account', '决算'),
    ('form_status', 'present', '已入库'),
    ('form_status', 'empty', '空表'),
    ('form_status', 'partial', '不完整'),
    ('form_status', 'set_aside', '未入库'),
    ('form_status', 'listed_but_absent', '目录有而正文无'),
    ('form_status', 'not_understood', '未能识别'),
    ('item', 'total', '“三公”经费合计'),
    ('item', 'overseas_travel', '因公出国（境）费'),
    ('item', 'vehicle_total', '公务用车购置及运行费'),
    ('item', 'vehicle_purchase', '公务用车购置费'),
    ('item', 'vehicle_operation', '公务用车运行费'),
    ('item', 'reception', '公务接待费'),
    ('item', 'conference', '会议费'),
    ('item', 'training', '培训费'),
    ('item', 'operating_expenses', '机关运行经费'),
    ('basis', 'current', '本年预算数'),
    ('basis', 'prior', '上年预算数'),
    ('basis', 'budget', '预算数'),
    ('basis', 'final', '决算数'),
    ('severity', 'error', '错误'),
    ('severity', 'warning', '警告'),
    ('severity', 'info', '提示'),
    ('outcome', 'failed', '不符'),
    ('outcome', 'repaired', '已修正'),
    ('outcome', 'set_aside', '未入库'),
    ('outcome', 'not_understood', '未能识别'),
    ('outcome', 'accepted', '已认可'),
    ('outcome', 'withheld', '未公开部分')
) as printed (domain, code, label_zh);

comment on view code_label is 'Chinese words for the values of columns that have no dimension of their own.';
comment on column code_label.domain is 'Column that the value stands in.';
comment on column code_label.code is 'Value.';
comment on column code_label.label_zh is 'Chinese word.';
