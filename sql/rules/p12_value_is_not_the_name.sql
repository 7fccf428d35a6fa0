-- P12: the value of an indicator is not its name over again (居民满意度: 满意度).
-- Why: it says what is looked at and not what shall be reached.
-- Tolerance: none. One comparison per target with values in words, which names its first such indicator.
-- Source: 中央部门预算绩效目标管理办法 (财预〔2015〕88号): 指向明确、细化量化.
-- Only whole names and last words of names that measure: 完整 for 预算编制完整性 is a value, and 合格 for 验收合格.
with looked_at as (
    select
        *,
        repeats_name(plain_indicator, regexp_replace(value_text, '\s', '', 'g')) as is_repeated
    from target_indicator
    where value_text is not null and value is null and not regexp_matches(value_text, '[0-9０-９]')
),

counted as (
    select
        goal_id,
        count(*) as indicator_count,
        count(*) filter (where is_repeated) as wrong_count,
        arg_min(cell_id, (table_id, row_number)) filter (where is_repeated) as wrong_cell_id,
        arg_min(indicator, (table_id, row_number)) filter (where is_repeated) as first_wrong,
        arg_min(value_text, (table_id, row_number)) filter (where is_repeated) as first_value
    from looked_at
    group by goal_id
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    coalesce(counted.wrong_cell_id, target.cell_id) as cell_id,
    counted.wrong_count || ' of ' || counted.indicator_count || ' values in words repeat the name' as stated,
    'what shall be reached' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.wrong_count = 0 as holds,
    target.place,
    target.place || ': the value of ' || counted.wrong_count || ' of its ' || counted.indicator_count
    || ' indicators in words is the name again; the first is ' || counted.first_wrong || ' with the value '
    || counted.first_value || '.' as explanation,
    target.place_zh || '的 ' || counted.indicator_count || ' 项定性指标中有 ' || counted.wrong_count
    || ' 项的指标值只是重复指标名称，第一项为“' || counted.first_wrong || '”，指标值为“' || counted.first_value
    || '”。' as explanation_zh
from counted
inner join target on counted.goal_id = target.goal_id;
