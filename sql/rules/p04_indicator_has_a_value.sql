-- P04: every indicator says what it shall reach: a number, or words (完整), or that it is judged by quality (定性).
-- Why: what has no value cannot be met or missed.
-- Tolerance: none. One comparison per target, which names its first indicator without a value.
-- Source: 中央部门预算绩效目标管理办法 (财预〔2015〕88号).
with looked_at as (
    select
        *,
        value_text is null and coalesce(comparator, '') != 'qualitative' as is_missing
    from target_indicator
),

counted as (
    select
        goal_id,
        count(*) as indicator_count,
        count(*) filter (where is_missing) as missing_count,
        arg_min(cell_id, (table_id, row_number)) filter (where is_missing) as missing_cell_id,
        arg_min(indicator, (table_id, row_number)) filter (where is_missing) as first_missing
    from looked_at
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(counted.missing_cell_id, target.cell_id) as cell_id,
    counted.missing_count || ' of ' || counted.indicator_count || ' indicators without a value' as stated,
    'a value for each indicator' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.missing_count = 0 as holds,
    target.place,
    target.place || ': ' || counted.missing_count || ' of its ' || counted.indicator_count
    || ' indicators print no value, the first is ' || counted.first_missing || '.' as explanation,
    target.place_zh || '的 ' || counted.indicator_count || ' 项指标中有 ' || counted.missing_count
    || ' 项未填指标值，第一项为“' || counted.first_missing || '”。' as explanation_zh
from counted
inner join target on counted.goal_id = target.goal_id;
