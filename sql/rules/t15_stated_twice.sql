-- T15: what the text states twice, it states with the same figure: 三公 and its items, 机关运行经费, 政府采购, vehicles.
-- Why: it is the same figure of the same document.
-- Tolerance: half a unit of the last printed digit of each. Amounts that are held against the tables are left to the rules that
-- do so, and those in a list of something else (机关运行经费中：公务接待费 …) speak of that.
-- Source: 预算公开: 文字说明前后一致.
with statement as (
    select
        claim.claim_id,
        claim.document_id,
        claim.topic,
        claim.item,
        claim.fund_source,
        claim.basis,
        claim.metric,
        claim.place,
        claim.subject,
        claim.spot,
        claim.spot_zh,
        claim.printed_figure,
        coalesce(claim.amount_yuan, claim.value) as amount,
        if(claim.amount_yuan is null, 0, claim.step_yuan) as step,
        first_value(claim.claim_id) over same as first_claim_id
    from claim
    left join claim_held on claim.claim_id = claim_held.claim_id
    where
        claim_held.claim_id is null
        and coalesce(claim.amount_yuan, claim.value) is not null
        and (
            (claim.metric = 'amount' and claim.topic = 'three_public')
            or (claim.metric = 'amount' and claim.topic in ('operating_expenses', 'procurement') and claim.item is null)
            or (claim.metric = 'count' and claim.topic = 'vehicles' and claim.item = 'total')
        )
    window same as (
        partition by claim.document_id, claim.topic, claim.item, claim.fund_source, claim.basis, claim.metric
        order by claim.claim_id
    )
    -- In a sentence that begins with another subject it is a part of that, and a second time in one sentence it is another.
    qualify
        first_value(claim.topic) over (
            partition by claim.document_id, claim.sentence, claim.page
            order by claim.claim_id
        ) = claim.topic
        and row_number() over (
            partition by
                claim.document_id,
                claim.sentence,
                claim.page,
                claim.topic,
                claim.item,
                claim.fund_source,
                claim.basis,
                claim.metric
            order by claim.claim_id
        ) = 1
)

select
    later.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    later.printed_figure as stated,
    earlier.printed_figure as expected,
    if(later.metric = 'amount', cast(later.amount - earlier.amount as decimal(18, 2)), null) as difference,
    abs(later.amount - earlier.amount) <= (later.step + earlier.step) / 2 as holds,
    later.place,
    'The text (' || later.spot || ') states ' || later.printed_figure || ' for ' || later.subject || ', and '
    || earlier.printed_figure || ' for ' || earlier.subject || ' (' || earlier.spot || ').' as explanation,
    '文字说明（' || later.spot_zh || '）称' || later.subject || '为 ' || later.printed_figure || '，而' || earlier.spot_zh || '称'
    || earlier.subject || '为 ' || earlier.printed_figure || '。' as explanation_zh,
    later.claim_id
from statement as later
inner join statement as earlier on later.first_claim_id = earlier.claim_id and later.claim_id != earlier.claim_id;
