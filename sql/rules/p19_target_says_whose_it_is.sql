-- P19: in a list of targets by project, every target says which project it is of: by name, code or amount.
-- Why: indicators without a project bind nobody; the money that they belong to cannot be told.
-- Tolerance: none. One comparison per table with two or more named targets, which places the first nameless one.
-- Source: 中央部门预算绩效目标管理办法 (财预〔2015〕88号): 项目名称.
-- A target that prints any of name, code, amount and goal is taken for known.
with judged as (
    select
        target.*,
        target.project_name is null
        and target.project_code is null
        and target.amount_yuan is null
        and target.goal is null as is_nameless
    from target
    where target.form_id != 'overall_performance'
),

counted as (
    select
        table_id,
        count(*) as target_count,
        count(*) filter (where is_nameless) as nameless_count,
        min(goal_id) as any_goal_id,
        min(goal_id) filter (where is_nameless) as nameless_goal_id
    from judged
    group by table_id
    having count(project_name) >= 2
)

select
    judged.document_id,
    judged.form_id,
    judged.table_id,
    judged.cell_id,
    counted.nameless_count || ' of ' || counted.target_count || ' targets without project, code and amount' as stated,
    'a project for each target' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.nameless_count = 0 as holds,
    judged.form_place as place,
    judged.form_place || ': ' || counted.nameless_count || ' of the ' || counted.target_count
    || ' targets of the table print neither project nor code nor amount; the first begins here.' as explanation,
    judged.form_place_zh || '：该表 ' || counted.target_count || ' 个绩效目标中有 ' || counted.nameless_count
    || ' 个未列项目名称、编码和金额，第一个从此处开始。' as explanation_zh
from counted
inner join judged on coalesce(counted.nameless_goal_id, counted.any_goal_id) = judged.goal_id;
