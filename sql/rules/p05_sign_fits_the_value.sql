-- P05: a sign (≥, ≤, =) stands before a number, and a rate of satisfaction is bounded from below by at most 100 %.
-- Why: ≥ 优 says nothing; satisfaction of not more than 90 % is no aim.
-- Tolerance: none. One comparison per indicator with a sign and a value.
-- Source: 项目支出绩效评价管理办法 (财预〔2020〕10号).
with looked_at as (
    select
        *,
        regexp_matches(value_text, '[0-9０-９一二三四五六七八九十百千万两]') as has_number,
        regexp_matches(plain_indicator, '满意(度|率)([(（].*[)）])?$') and not regexp_matches(plain_indicator, '不满意') as is_satisfaction
    from target_indicator
    where comparator in ('≥', '≤', '=', '>', '<') and value_text is not null
)

select
    target.document_id,
    target.form_id,
    looked_at.table_id,
    looked_at.cell_id,
    looked_at.comparator || ' ' || looked_at.value_text as stated,
    if(looked_at.has_number, '≥ and at most 100 %', 'a number behind the sign') as expected,
    cast(null as decimal(18, 2)) as difference,
    looked_at.has_number
    and not (looked_at.is_satisfaction and looked_at.comparator in ('≤', '<') and coalesce(looked_at.value, 0) < 100)
    and not (looked_at.is_satisfaction and coalesce(looked_at.unit, '') = '%' and coalesce(looked_at.value, 0) > 100) as holds,
    target.place,
    target.place || ': the indicator ' || looked_at.indicator || ' prints ' || looked_at.comparator || ' '
    || looked_at.value_text || coalesce(' ' || looked_at.unit, '') || ', '
    || if(looked_at.has_number, 'which no rate of satisfaction can be meant to reach.', 'a sign without a number.') as explanation,
    target.place_zh || '的指标“' || looked_at.indicator || '”为“' || looked_at.comparator || looked_at.value_text
    || coalesce(looked_at.unit, '') || '”，'
    || if(looked_at.has_number, '与满意度指标不符。', '符号后没有数值。') as explanation_zh
from looked_at
inner join target on looked_at.goal_id = target.goal_id;
