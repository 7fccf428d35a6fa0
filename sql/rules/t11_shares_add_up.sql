-- T11: the shares of one list add up to 100 %.
-- Why: a list that names all parts of a whole leaves nothing out. A list is taken for complete if its shares come to 99 to 101 %.
-- Tolerance: half a unit of the last printed digit of each share. A list with a share that T10 finds false is not added up.
-- Source: 预算公开: 文字说明中的占比之和应为 100%.
with listed as (
    select
        share.document_id,
        coalesce(share.base_claim_id, share.base_subject) as whole,
        coalesce(whole_claim.subject, share.base_subject) as whole_subject,
        share.claim_id,
        share.value,
        share.value_precision,
        share.place,
        share.spot,
        share.spot_zh,
        share.printed_figure,
        coalesce(
            not rate_fits(
                part.amount_yuan,
                part.step_yuan / 2,
                whole_claim.amount_yuan,
                whole_claim.step_yuan / 2,
                share.value,
                share.value_precision / 2
            ),
            false
        ) as is_false
    from claim as share
    left join claim as part on share.of_claim_id = part.claim_id
    left join claim as whole_claim on share.base_claim_id = whole_claim.claim_id
    where
        share.metric = 'share'
        and share.topic is not null
        and coalesce(share.base_claim_id, share.base_subject) is not null
),

added as (
    select
        document_id,
        whole_subject,
        arg_min(claim_id, claim_id) as claim_id,
        arg_min(place, claim_id) as place,
        arg_min(spot, claim_id) as spot,
        arg_min(spot_zh, claim_id) as spot_zh,
        string_agg(printed_figure, ' + ' order by claim_id) as figures,
        sum(value) as total,
        sum(value_precision) / 2 as room
    from listed
    group by document_id, whole, whole_subject
    having count(*) >= 2 and abs(sum(value) - 100) <= 1 and not bool_or(is_false)
)

select
    document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    cast(cast(total as decimal(18, 2)) as varchar) || '%' as stated,
    '100%' as expected,
    cast(null as decimal(18, 2)) as difference,
    abs(total - 100) <= room as holds,
    place,
    'The text (' || spot || ') states shares of ' || whole_subject || ' that add up to '
    || cast(cast(total as decimal(18, 2)) as varchar) || '%: ' || figures || '.' as explanation,
    '文字说明（' || spot_zh || '）所列占' || whole_subject || '的比例之和为 ' || cast(cast(total as decimal(18, 2)) as varchar)
    || '%，应为 100%：' || figures || '。' as explanation_zh,
    claim_id
from added;
