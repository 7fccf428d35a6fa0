-- P13: a rate of which more is better (执行率, 完成率, 覆盖率, 合格率) is not bounded from above.
-- Why: ≤ 100 % cannot be missed, and ≤ 90 % is met by doing nothing.
-- Tolerance: none. One comparison per target with such rates in percent, which names the first one.
-- Source: 项目支出绩效评价管理办法 (财预〔2020〕10号): 指标与目标相符.
-- Satisfaction below 100 % is P05's. Rates of control (控制率) and of what shall be rare (差错率) have a ceiling. A negated
-- word (不合格率, 未完成率) is no success.
with looked_at as (
    select
        *,
        comparator in ('≤', '<') as is_ceiling
    from target_indicator
    where
        comparator is not null
        and value is not null
        and coalesce(unit, '') = '%'
        and regexp_matches(
            bare_name(plain_indicator),
            '(执行率|完成率|覆盖率|合格率|及时率|准确率|达标率|知晓率|参与率|落实率|办结率|到位率|满意度|满意率)$'
        )
        and not regexp_matches(plain_indicator, '[不未非]|成本')
        and (not regexp_matches(plain_indicator, '满意') or value >= 100)
),

counted as (
    select
        goal_id,
        count(*) as indicator_count,
        count(*) filter (where is_ceiling) as wrong_count,
        arg_min(cell_id, (table_id, row_number)) filter (where is_ceiling) as wrong_cell_id,
        arg_min(indicator, (table_id, row_number)) filter (where is_ceiling) as first_wrong,
        arg_min(
            comparator || ' ' || regexp_replace(cast(value as varchar), '\.0*$', '') || '%', (table_id, row_number)
        ) filter (where is_ceiling) as first_value
    from looked_at
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(counted.wrong_cell_id, target.cell_id) as cell_id,
    coalesce(counted.first_wrong || ' ' || counted.first_value, 'no ceiling') as stated,
    '≥' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.wrong_count = 0 as holds,
    target.place,
    target.place || ': ' || counted.wrong_count || ' of its ' || counted.indicator_count
    || ' rates of success are bounded from above; the first is ' || counted.first_wrong || ', ' || counted.first_value
    || ', which cannot be missed by falling short.' as explanation,
    target.place_zh || '的 ' || counted.indicator_count || ' 项越高越好的比率中有 ' || counted.wrong_count
    || ' 项以“≤”设上限，第一项为“' || counted.first_wrong || '”' || counted.first_value
    || '，完成得再少也算达标，应为“≥”。' as explanation_zh
from counted
inner join target on counted.goal_id = target.goal_id;
