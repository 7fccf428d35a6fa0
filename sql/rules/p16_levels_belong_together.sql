-- P16: first and second level of an indicator belong together: no second level stands in the place of a first, or under
-- another first than its own.
-- Why: the points are summed by level; 社会效益指标 is a part of 效益指标 and no level beside it.
-- Tolerance: none; 指标 at the end is no difference. One comparison per target, which names the first wrong pair.
-- Source: sql/reference/performance_level.csv (财预〔2015〕88号).
-- Levels that the frame does not know (履职效益, 预算和财务管理) are the publisher's own and are not compared.
with frame as (
    select
        list(level_1) as firsts,
        list(level_2) as seconds,
        list(level_1 || '/' || level_2) as pairs
    from dim_performance_level
),

looked_at as (
    select
        *,
        regexp_replace(level_1, '\s|指标$', '', 'g') as plain_1,
        regexp_replace(level_2, '\s|指标$', '', 'g') as plain_2
    from target_indicator
    where level_1 is not null
),

judged as (
    select
        looked_at.*,
        coalesce(
            not list_contains(frame.firsts, looked_at.plain_1)
            or (
                list_contains(frame.seconds, looked_at.plain_2)
                and not list_contains(frame.pairs, looked_at.plain_1 || '/' || looked_at.plain_2)
            ),
            false
        ) as is_wrong
    from looked_at
    cross join frame
    where list_contains(frame.firsts, looked_at.plain_1) or list_contains(frame.seconds, looked_at.plain_1)
),

counted as (
    select
        goal_id,
        count(*) as indicator_count,
        count(*) filter (where is_wrong) as wrong_count,
        arg_min(cell_id, (table_id, row_number)) filter (where is_wrong) as wrong_cell_id,
        arg_min(level_1, (table_id, row_number)) filter (where is_wrong) as wrong_1,
        arg_min(coalesce(level_2, indicator), (table_id, row_number)) filter (where is_wrong) as wrong_2
    from judged
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(counted.wrong_cell_id, target.cell_id) as cell_id,
    coalesce(counted.wrong_1 || ' / ' || counted.wrong_2, 'levels of the frame') as stated,
    'first and second level of the frame' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.wrong_count = 0 as holds,
    target.place,
    target.place || ': ' || counted.wrong_count || ' of its ' || counted.indicator_count
    || ' indicators stand under a wrong first level; the first under ' || counted.wrong_1 || ', with ' || counted.wrong_2
    || ' behind it.' as explanation,
    target.place_zh || '的 ' || counted.indicator_count || ' 项指标中有 ' || counted.wrong_count
    || ' 项的一级指标有误，第一处一级指标为“' || counted.wrong_1 || '”，其下为“' || counted.wrong_2
    || '”。' as explanation_zh
from counted
inner join target on counted.goal_id = target.goal_id;
