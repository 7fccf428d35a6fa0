-- T19: a change or a rate that the text states has its unit: not 较上年增加3.25，.
-- Why: without it nobody can say whether 万元 or percent are meant.
-- Tolerance: none.
-- Source: 预算公开: 文字说明数据完整、准确.
select
    document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    printed_text as stated,
    'a unit' as expected,
    cast(null as decimal(18, 2)) as difference,
    printed_unit is not null as holds,
    place,
    'The text (' || spot || ') states ' || printed_text || ' for ' || subject || ' without a unit.' as explanation,
    '文字说明（' || spot_zh || '）中' || subject || '的 ' || printed_text || ' 没有单位。' as explanation_zh,
    claim_id
from claim
where metric in ('change', 'growth_rate') and coalesce(amount_yuan, value) is not null and regexp_matches(printed_text, '[0-9]');
