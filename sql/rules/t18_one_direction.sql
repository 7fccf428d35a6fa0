-- T18: the text says of a change which way it goes: not 增加减少0.02万元, not 下降（增长）27.78%.
-- Why: words that contradict each other were left from a template, and the figure has no sign.
-- Tolerance: none. Changes of nothing, and words that say no direction (变化), are not compared.
-- Source: 预算公开: 文字说明的增减表述与数据一致.
with compared as (
    select
        *,
        regexp_extract(
            sentence,
            '(?:增加|增长|上升|提高|减少|下降|降低)[（(、/或]?(?:增加|增长|上升|提高|减少|下降|降低)[）)]?',
            0
        ) as both_words
    from claim
    where metric in ('change', 'growth_rate') and coalesce(amount_yuan, value, 0) != 0
)

select
    document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    both_words || printed_figure as stated,
    'one direction' as expected,
    cast(null as decimal(18, 2)) as difference,
    direction is not null as holds,
    place,
    'The text (' || spot || ') says “' || both_words || '” of ' || printed_figure || ' for ' || subject
    || ': it does not say which way it goes.' as explanation,
    '文字说明（' || spot_zh || '）对' || subject || '的 ' || printed_figure || ' 表述为“' || both_words || '”，未说明是增加还是减少。'
        as explanation_zh,
    claim_id
from compared
where direction is not null or both_words != '';
