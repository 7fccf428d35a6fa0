-- P07: a target prints an indicator once: no two have the same name, task, second level and value.
-- Why: the second one counts the same result again, or was meant to be another.
-- Tolerance: none. One comparison per target, which names the first indicator that is there twice.
-- Source: 项目支出绩效评价管理办法 (财预〔2020〕10号): 指标不重复.
with counted as (
    select
        goal_id,
        plain_indicator,
        any_value(indicator) as indicator,
        any_value(value_text) as value_text,
        min(cell_id) as cell_id,
        count(*) as printed_count
    from target_indicator
    group by goal_id, plain_indicator, task_name, level_1, level_2, comparator, value_text, unit
),

by_goal as (
    select
        goal_id,
        count(*) filter (where printed_count > 1) as repeated_count,
        sum(printed_count) as indicator_count,
        arg_min(indicator, cell_id) filter (where printed_count > 1) as first_repeated,
        arg_min(value_text, cell_id) filter (where printed_count > 1) as first_value,
        min(cell_id) filter (where printed_count > 1) as repeated_cell_id
    from counted
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(by_goal.repeated_cell_id, target.cell_id) as cell_id,
    by_goal.repeated_count || ' indicators printed more than once' as stated,
    'each indicator once' as expected,
    cast(null as decimal(18, 2)) as difference,
    by_goal.repeated_count = 0 as holds,
    target.place,
    target.place || ' prints ' || by_goal.repeated_count || ' of its indicators more than once, the first is '
    || by_goal.first_repeated || coalesce(' ' || by_goal.first_value, '') || '.' as explanation,
    target.place_zh || '有 ' || by_goal.repeated_count || ' 项指标重复列示，第一项为“' || by_goal.first_repeated
    || coalesce(by_goal.first_value, '') || '”。' as explanation_zh
from by_goal
inner join target on by_goal.goal_id = target.goal_id
where by_goal.indicator_count > 1;
