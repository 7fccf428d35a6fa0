-- T19: a change that the text states has one direction, and not two (较上年增加减少 0.02 万元; 下降（增长）27.78%).
-- Why: what is left of a template says nothing: the reader cannot tell whether more or less is spent.
-- Tolerance: none. One comparison per stated change or growth rate of a subject that is understood; a change of nothing needs
-- no direction.
-- Source: 预算公开: 文字说明应完整.
with changed as (
    select
        *,
        regexp_extract(
            sentence,
            '(?:增加|增长|上升|增|减少|下降|降低|减)[\(（/、]?(?:增加|增长|上升|增|减少|下降|降低|减)[\)）]?[^，。；]{0,4}' || printed_text
        ) as words
    from claim
    where metric in ('change', 'growth_rate') and topic is not null and coalesce(value, amount_yuan, 0) != 0
)

select
    document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    words as stated,
    'an increase or a decrease' as expected,
    cast(null as decimal(18, 2)) as difference,
    direction is not null or words = '' as holds,
    place,
    'The text (' || spot || ') states of ' || subject || ': ' || words || '. It cannot be both.' as explanation,
    '文字说明（' || spot_zh || '）称' || subject || '“' || words || '”，增减表述自相矛盾。' as explanation_zh,
    claim_id
from changed;
