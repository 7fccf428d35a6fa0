-- T18: a change that the text states has its unit (较上年增加 3.25，…).
-- Why: without 万元 or % nobody can say what was meant; the figures around it only suggest it.
-- Tolerance: none. One comparison per stated change or growth rate of a subject that is understood; nothing is nothing in
-- any unit.
-- Source: 预算公开: 文字说明应完整.
select
    document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    printed_figure as stated,
    'the figure with its unit' as expected,
    cast(null as decimal(18, 2)) as difference,
    printed_unit is not null or value = 0 as holds,
    place,
    'The text (' || spot || ') states that ' || subject || ' changes by ' || printed_text || ', without a unit.' as explanation,
    '文字说明（' || spot_zh || '）称' || subject || '增减 ' || printed_text || '，未注明单位。' as explanation_zh,
    claim_id
from claim
where metric in ('change', 'growth_rate') and topic is not null and coalesce(value, amount_yuan) is not null;
