-- P14: an indicator of cost that prints a direction does not say that more is better (正向指标).
-- Why: a cost is a ceiling; marked 正向指标, spending more earns more points.
-- Tolerance: none. One comparison per target with directions on amounts of cost, which names the first one.
-- Source: 财政部 财预〔2021〕101号: 成本指标.
-- Amounts of money only: a standard of payment (补助标准) or a rate under 成本 may be a floor.
with looked_at as (
    select
        *,
        direction = 'higher_is_better' as is_upwards
    from target_indicator
    where
        direction is not null
        and (level_1 like '成本%' or level_2 like '%成本%')
        and unit in ('元', '万元', '亿元')
        and not regexp_matches(plain_indicator, '标准|节约|节省|降低|减少|收益|收入')
),

counted as (
    select
        goal_id,
        count(*) as indicator_count,
        count(*) filter (where is_upwards) as wrong_count,
        arg_min(cell_id, (table_id, row_number)) filter (where is_upwards) as wrong_cell_id,
        arg_min(indicator, (table_id, row_number)) filter (where is_upwards) as first_wrong
    from looked_at
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(counted.wrong_cell_id, target.cell_id) as cell_id,
    counted.wrong_count || ' of ' || counted.indicator_count || ' costs are 正向指标' as stated,
    '反向指标' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.wrong_count = 0 as holds,
    target.place,
    target.place || ': ' || counted.wrong_count || ' of its ' || counted.indicator_count
    || ' indicators of cost are marked as better when higher (正向指标); the first is ' || counted.first_wrong
    || '.' as explanation,
    target.place_zh || '的 ' || counted.indicator_count || ' 项成本指标中有 ' || counted.wrong_count
    || ' 项标为“正向指标”，第一项为“' || counted.first_wrong || '”；成本应为反向指标。' as explanation_zh
from counted
inner join target on counted.goal_id = target.goal_id;
