-- T12: the parts that the text lists of a whole add up to it: those whose shares come to 100 %; 三公 and its items; 采购 and goods,
-- construction and services; basic expenditure and personnel and operating funds; vehicles and their kinds.
-- Why: the list names all parts there are.
-- Tolerance: half a unit of the last printed digit of every figure; none for counts. Nothing is added up from an amount that the
-- tables speak against.
-- Source: 预算公开: 文字说明中的分项之和应等于合计.
with summed as (
    select
        whole.claim_id,
        claim_part.kind,
        any_value(whole.amount) as whole_amount,
        sum(claim_part.amount) as parts_amount,
        any_value(whole.step) / 2 + sum(claim_part.step) / 2 as room,
        string_agg(claim_part.printed_figure, ' + ' order by claim_part.claim_id) as figures
    from claim_part
    inner join (
        select
            claim_id,
            coalesce(amount_yuan, value) as amount,
            if(amount_yuan is null, 0, step_yuan) as step
        from claim
    ) as whole on claim_part.whole_claim_id = whole.claim_id
    where whole.amount is not null
    group by whole.claim_id, claim_part.kind
)

select
    claim.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    claim.printed_figure as stated,
    if(claim.metric = 'amount', yuan_text(summed.parts_amount), cast(cast(summed.parts_amount as bigint) as varchar)) as expected,
    if(claim.metric = 'amount', cast(summed.whole_amount - summed.parts_amount as decimal(18, 2)), null) as difference,
    abs(summed.whole_amount - summed.parts_amount) <= summed.room as holds,
    claim.place,
    'The text (' || claim.spot || ') states ' || claim.printed_figure || ' for ' || claim.subject || '; the parts that it lists ('
    || summed.figures || ') add up to '
    || if(claim.metric = 'amount', yuan_text(summed.parts_amount), cast(cast(summed.parts_amount as bigint) as varchar))
    || '.' as explanation,
    '文字说明（' || claim.spot_zh || '）称' || claim.subject || '为 ' || claim.printed_figure || '，所列各项（' || summed.figures
    || '）合计为 '
    || if(claim.metric = 'amount', yuan_text(summed.parts_amount), cast(cast(summed.parts_amount as bigint) as varchar))
    || '。' as explanation_zh,
    claim.claim_id
from summed
inner join claim on summed.claim_id = claim.claim_id
qualify
    row_number() over (
        partition by claim.document_id, summed.whole_amount, summed.parts_amount
        order by summed.kind, claim.claim_id
    ) = 1;
