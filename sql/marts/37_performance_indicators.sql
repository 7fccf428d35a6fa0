-- Indicators of performance targets, each with its target: every row is one row of fact_performance_indicator, those of
-- the version of a disclosure that all views count.

create view performance_indicators as
with named as (
    select
        dim_region.full_name as region_name,
        fact.fiscal_year,
        dim_document.document_kind,
        fact.unit_name,
        fact.project_name,
        fact.project_code,
        goal.department_name,
        goal.goal,
        goal.amount_yuan,
        goal.amount_period,
        fact.task_name,
        fact.level_1,
        fact.level_2,
        fact.level_3,
        fact.indicator,
        fact.comparator,
        fact.value, -- noqa: RF04
        fact.unit,
        fact.value_text,
        fact.weight,
        fact.direction,
        fact.is_core,
        fact.definition,
        fact.form_id,
        dim_form.form_name,
        fact.goal_id,
        fact.cell_id,
        fact.value_cell_id,
        fact.document_id,
        fact.agency_id,
        dim_agency.region_code,
        coalesce(dim_agency.agency_name, dim_document.agency_name) as agency_name
    from fact_performance_indicator as fact
    inner join fact_performance_goal as goal on fact.goal_id = goal.goal_id
    inner join dim_document on fact.document_id = dim_document.document_id
    -- One version of each disclosure.
    inner join document_version
        on fact.document_id = document_version.document_id and document_version.is_counted
    left join dim_agency on fact.agency_id = dim_agency.agency_id
    left join dim_region on dim_agency.region_code = dim_region.region_code
    left join dim_form on fact.form_id = dim_form.form_id
)

select
    named.agency_name,
    named.region_name,
    named.fiscal_year,
    named.document_kind,
    named.unit_name,
    named.project_name,
    named.project_code,
    named.department_name,
    named.goal,
    named.amount_yuan,
    named.amount_period,
    named.task_name,
    named.level_1,
    named.level_2,
    named.level_3,
    named.indicator,
    named.comparator,
    named.value, -- noqa: RF04
    named.unit,
    named.value_text,
    named.weight,
    named.direction,
    named.is_core,
    named.definition,
    named.form_id,
    named.form_name,
    named.goal_id,
    named.cell_id,
    named.value_cell_id,
    named.document_id,
    named.agency_id,
    named.region_code
from named;

comment on view performance_indicators is 'Indicators of performance targets (绩效指标), one row each, with the target that they measure. amount_yuan repeats in every row of a target: never sum it here.';
comment on column performance_indicators.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column performance_indicators.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column performance_indicators.fiscal_year is 'Fiscal year (预算年度).';
comment on column performance_indicators.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算.';
comment on column performance_indicators.unit_name is 'Unit that carries it out (实施单位, 预算单位); the agency where none is printed.';
comment on column performance_indicators.project_name is 'Project or special fund as printed; null in forms of whole agencies, and where the page does not say whose the indicator is.';
comment on column performance_indicators.project_code is 'Project code where printed.';
comment on column performance_indicators.department_name is 'Department in charge (主管部门) where printed.';
comment on column performance_indicators.goal is 'Goal of the year (年度绩效目标) as printed.';
comment on column performance_indicators.amount_yuan is 'Total amount of the target in 元; repeats in each of its rows.';
comment on column performance_indicators.amount_period is 'year, whole (实施期) or unspecified.';
comment on column performance_indicators.task_name is 'Task (活动, 任务) that it stands under, where printed.';
comment on column performance_indicators.level_1 is 'First level (一级指标) as printed.';
comment on column performance_indicators.level_2 is 'Second level (二级指标) as printed.';
comment on column performance_indicators.level_3 is 'Third level (三级指标) where names of indicators stand beside it.';
comment on column performance_indicators.indicator is 'Name of the indicator.';
comment on column performance_indicators.comparator is '≥, ≤, =, >, < or qualitative 定性; null where nothing says it.';
comment on column performance_indicators.value is 'Number to be reached, in the unit; null for words, dates, ranges and several values in one.';
comment on column performance_indicators.unit is 'Unit as printed.';
comment on column performance_indicators.value_text is 'Value as printed.';
comment on column performance_indicators.weight is 'Weight (权重, 分值) as printed.';
comment on column performance_indicators.direction is 'higher_is_better 正向 or lower_is_better 反向, where printed.';
comment on column performance_indicators.is_core is 'Whether it is a core indicator (是否核心), where the form asks.';
comment on column performance_indicators.definition is 'Explanation (指标解释, 评价标准) where printed.';
comment on column performance_indicators.form_id is 'Form that prints it.';
comment on column performance_indicators.form_name is 'Chinese name of the form.';
comment on column performance_indicators.goal_id is 'Key of fact_performance_goal.';
comment on column performance_indicators.cell_id is 'Cell that prints the name; `yusuan explain` takes it.';
comment on column performance_indicators.value_cell_id is 'Cell that prints the value.';
comment on column performance_indicators.document_id is 'Key of dim_document.';
comment on column performance_indicators.agency_id is 'Key of dim_agency.';
comment on column performance_indicators.region_code is 'Administrative division, GB/T 2260; key of dim_region.';
