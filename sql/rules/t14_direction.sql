-- T14: the words of the text (增加, 减少, 持平, 决算数大于预算数) say the direction in which the amounts differ; and a change and its
-- rate go the same way.
-- Why: both amounts are known: as the text states them, or as the 三公 form does.
-- Tolerance: half a unit of the last printed digit of each amount. 基本持平 allows any difference, 持平 one of a hundredth.
-- Source: 预算公开: 文字说明的增减表述与数据一致.
with compared as (
    select
        *,
        (current_step + prior_step) / 2 as room,
        current_yuan - prior_yuan as difference_yuan
    from claim_change
    where metric = 'change' and direction is not null and prior_yuan is not null and not starts_with(printed_text, '基本')
    qualify row_number() over (partition by document_id, direction, current_yuan, prior_yuan, of_claim_id order by claim_id) = 1
),

judged as (
    select
        document_id,
        claim_id,
        place,
        spot,
        spot_zh,
        of_subject,
        direction,
        printed_text,
        prior_cell_id,
        yuan_text(prior_yuan) || ' → ' || yuan_text(current_yuan) as found,
        case direction
            when 'increase' then difference_yuan > -room
            when 'decrease' then difference_yuan < room
            else abs(difference_yuan) <= greatest(room, if(contains(printed_text, '等于'), 0, abs(prior_yuan) / 100))
        end
        -- Equal amounts are neither more nor less, unless they may be so before rounding.
        and (direction = 'unchanged' or difference_yuan != 0 or room > 0.01) as holds
    from compared
    union all
    select
        document_id,
        claim_id,
        place,
        spot,
        spot_zh,
        of_subject,
        direction,
        printed_text,
        cast(null as varchar) as prior_cell_id,
        yuan_text(change_yuan) as found,
        direction = change_direction as holds
    from claim_change
    where metric = 'growth_rate' and direction is not null and change_direction is not null and change_yuan != 0 and value != 0
),

worded as (
    select
        *,
        case direction when 'increase' then 'more' when 'decrease' then 'less' else 'the same' end as word,
        case direction when 'increase' then '增加（大于）' when 'decrease' then '减少（小于）' else '持平（等于）' end as word_zh
    from judged
)

select
    worded.document_id,
    cell_place.form_id,
    cell_place.table_id,
    worded.prior_cell_id as cell_id,
    worded.word_zh as stated,
    worded.found as expected,
    cast(null as decimal(18, 2)) as difference,
    worded.holds,
    worded.place,
    'The text (' || worded.spot || ') says that ' || worded.of_subject || ' is ' || worded.word || '; the amounts are '
    || worded.found || '.' as explanation,
    '文字说明（' || worded.spot_zh || '）称' || worded.of_subject || worded.word_zh || '，而金额为 ' || worded.found || '。'
        as explanation_zh,
    worded.claim_id
from worded
left join cell_place on worded.prior_cell_id = cell_place.cell_id;
