-- P03: the weights of the indicators of a target add up to what the heading says (分值权重（90分）), or to 100, or to 90
-- where ten points are kept for the rate of execution.
-- Why: the score of the target is the sum of its indicators' points.
-- Tolerance: half a unit of the last printed digit of every weight.
-- Source: 项目支出绩效评价管理办法 (财预〔2020〕10号).
-- Only targets of which every indicator prints a weight: a form may leave those of words without one.
with summed as (
    select
        goal_id,
        sum(weight) as weights,
        count(*) as indicator_count,
        count(weight) as weight_count,
        count(*) * 0.5 as tolerance,
        bool_and(weight = floor(weight)) as is_whole
    from target_indicator
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    target.cell_id,
    cast(summed.weights as varchar) as stated,
    coalesce(cast(cast(target.weight_total as integer) as varchar), '100, or 90') as expected,
    cast(null as decimal(18, 2)) as difference,
    if(
        target.weight_total is null,
        summed.weights in (90, 100) or (not summed.is_whole and abs(summed.weights - 100) < 0.01 * summed.indicator_count),
        summed.weights = target.weight_total
    ) as holds,
    target.place,
    'The weights of the ' || summed.indicator_count || ' indicators of ' || target.place || ' add up to '
    || cast(summed.weights as varchar) || '; they should make '
    || coalesce(cast(cast(target.weight_total as integer) as varchar), '100') || '.' as explanation,
    target.place_zh || '的 ' || summed.indicator_count || ' 项指标权重合计为 ' || cast(summed.weights as varchar)
    || '，应为 ' || coalesce(cast(cast(target.weight_total as integer) as varchar), '100') || '。' as explanation_zh
from summed
inner join target on summed.goal_id = target.goal_id
where summed.weight_count = summed.indicator_count and summed.indicator_count > 1;
