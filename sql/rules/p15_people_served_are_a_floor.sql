-- P15: the number of people that a target serves (参保人数, 救助人数, 补助人次) is not bounded from above.
-- Why: an output of ≤ 400 persons is met by serving nobody.
-- Tolerance: none. One comparison per target with such outputs, which names the first one.
-- Source: 项目支出绩效评价管理办法 (财预〔2020〕10号): 产出数量.
-- Only where the name says that people receive something: staff, places and attendance may have a ceiling.
with looked_at as (
    select
        *,
        comparator in ('≤', '<') as is_ceiling
    from target_indicator
    where
        comparator is not null
        and value_text is not null
        and level_1 like '产出%'
        and regexp_matches(
            bare_name(plain_indicator),
            '(参保|保险|救助|补助|补贴|保障|资助|配套|享受|受益|惠及|覆盖|服务|培训)[^，,、。]{0,3}(人数|人次)$'
        )
        and not regexp_matches(plain_indicator, '[不未非超]|投诉|控制')
),

counted as (
    select
        goal_id,
        count(*) as indicator_count,
        count(*) filter (where is_ceiling) as wrong_count,
        arg_min(cell_id, (table_id, row_number)) filter (where is_ceiling) as wrong_cell_id,
        arg_min(indicator, (table_id, row_number)) filter (where is_ceiling) as first_wrong,
        arg_min(regexp_replace(value_text, '^[^0-9]*', ''), (table_id, row_number)) filter (where is_ceiling) as first_value
    from looked_at
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(counted.wrong_cell_id, target.cell_id) as cell_id,
    counted.wrong_count || ' of ' || counted.indicator_count || ' numbers of people are a ceiling' as stated,
    '≥ or =' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.wrong_count = 0 as holds,
    target.place,
    target.place || ': ' || counted.wrong_count || ' of its ' || counted.indicator_count
    || ' numbers of people served are bounded from above; the first is ' || counted.first_wrong || ', at most '
    || counted.first_value || ', which is met by serving nobody.' as explanation,
    target.place_zh || '的 ' || counted.indicator_count || ' 项服务人数指标中有 ' || counted.wrong_count
    || ' 项以“≤”设上限，第一项为“' || counted.first_wrong || '”≤' || counted.first_value
    || '，无人受益也算达标，应为“≥”或“=”。' as explanation_zh
from counted
inner join target on counted.goal_id = target.goal_id;
