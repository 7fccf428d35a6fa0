-- P11: an indicator that is a count or a rate by its name (次数, 人数, 覆盖率) has a number for its value, and a rate no
-- number of days, persons or 元.
-- Why: whether 鉴定次数 was met cannot be told from the value 合格.
-- Tolerance: none. One comparison per target, which names its first such indicator. Words that mean a number (全部, 零)
-- are one; what has no value at all is P04's, what repeats its name P12's. Whole sentences are no names of a rate.
-- Source: 中央部门预算绩效目标管理办法 (财预〔2015〕88号): 指向明确、细化量化.
with looked_at as (
    select
        *,
        regexp_replace(value_text, '\s', '', 'g') as said,
        (
            value is null
            and coalesce(comparator, '') != 'qualitative'
            and not regexp_matches(value_text, '[0-9０-９一二三四五六七八九十百千万两半零全无]')
        )
        or (
            is_rate(plain_indicator)
            and regexp_matches(coalesce(unit, ''), '^(个?工作日|日|天|个?月|年|小时|分钟|人|人次|次|个|元|万元)$')
        ) as is_no_number
    from target_indicator
    where
        value_text is not null
        and not regexp_matches(plain_indicator, '[，,；;]')
        and (is_count(plain_indicator) or is_rate(plain_indicator))
        and not repeats_name(plain_indicator, regexp_replace(value_text, '\s', '', 'g'))
),

counted as (
    select
        goal_id,
        count(*) as indicator_count,
        count(*) filter (where is_no_number) as wrong_count,
        arg_min(cell_id, (table_id, row_number)) filter (where is_no_number) as wrong_cell_id,
        arg_min(indicator, (table_id, row_number)) filter (where is_no_number) as first_wrong,
        arg_min(
            value_text || if(contains(value_text, coalesce(unit, '')), '', ' ' || coalesce(unit, '')), (table_id, row_number)
        ) filter (where is_no_number) as first_value
    from looked_at
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(counted.wrong_cell_id, target.cell_id) as cell_id,
    counted.wrong_count || ' of ' || counted.indicator_count || ' counts and rates without one' as stated,
    'a number for each count, a share for each rate' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.wrong_count = 0 as holds,
    target.place,
    target.place || ': ' || counted.wrong_count || ' of its ' || counted.indicator_count
    || ' indicators that are counts or rates print something else; the first is ' || counted.first_wrong || ' with the value '
    || counted.first_value || '.' as explanation,
    target.place_zh || '的 ' || counted.indicator_count || ' 项数量或比率指标中有 ' || counted.wrong_count
    || ' 项的指标值不是相应的数值，第一项为“' || counted.first_wrong || '”，指标值为“' || counted.first_value
    || '”。' as explanation_zh
from counted
inner join target on counted.goal_id = target.goal_id;
