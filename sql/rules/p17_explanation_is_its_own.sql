-- P17: two indicators of a target that have different names have different explanations.
-- Why: the explanation of 绩效监控完成率 under 绩效目标编制完成率 was copied from the neighbour and explains nothing.
-- Tolerance: none. One comparison per target, of explanations of at least 20 characters; names the first pair.
-- Source: 中央部门预算绩效目标管理办法 (财预〔2015〕88号): 指向明确.
with explained as (
    select
        *,
        regexp_replace(definition, '\s', '', 'g') as plain_definition
    from target_indicator
    where definition is not null
),

by_definition as (
    select
        goal_id,
        plain_definition,
        count(distinct plain_indicator) as name_count,
        arg_max(cell_id, (table_id, row_number)) as cell_id,
        arg_min(indicator, (table_id, row_number)) as first_name,
        arg_max(indicator, (table_id, row_number)) as last_name
    from explained
    where length(plain_definition) >= 20
    group by goal_id, plain_definition
),

by_goal as (
    select
        goal_id,
        count(*) as definition_count,
        sum(name_count) as indicator_count,
        count(*) filter (where name_count > 1) as copied_count,
        arg_min(cell_id, cell_id) filter (where name_count > 1) as copied_cell_id,
        arg_min(first_name, cell_id) filter (where name_count > 1) as first_name,
        arg_min(last_name, cell_id) filter (where name_count > 1) as last_name
    from by_definition
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(by_goal.copied_cell_id, target.cell_id) as cell_id,
    by_goal.copied_count || ' explanations stand at several indicators' as stated,
    'an explanation of its own for each' as expected,
    cast(null as decimal(18, 2)) as difference,
    by_goal.copied_count = 0 as holds,
    target.place,
    target.place || ': ' || by_goal.copied_count || ' of its ' || by_goal.definition_count
    || ' explanations stand at indicators of different names, the first at ' || by_goal.first_name || ' and '
    || by_goal.last_name || '.' as explanation,
    target.place_zh || '的 ' || by_goal.definition_count || ' 条指标说明中有 ' || by_goal.copied_count
    || ' 条原样用于名称不同的指标，第一处为“' || by_goal.first_name || '”与“' || by_goal.last_name
    || '”。' as explanation_zh
from by_goal
inner join target on by_goal.goal_id = target.goal_id
where by_goal.indicator_count > 1;
