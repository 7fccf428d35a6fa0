-- T09: a growth rate that the text states is the change divided by the amount before it.
-- Why: readers judge a budget by it, and both amounts are printed beside it. The amount before is the stated one less the stated
-- change, or the text's own amount of last year, or that of the 三公 form; one that bears the rate out is enough.
-- Tolerance: a rate is false only if no figures within the rounding of the printed amounts give it within half a unit of its
-- last digit, or cut off behind that. Growth from nothing has no rate. What is compared after putting aside other things
-- (可比口径) is not recomputed.
-- Source: 预算公开: 文字说明中的增减比例应可复核.
with known as (
    select
        *,
        if(direction is null, abs(change_yuan), change_yuan) as signed_change,
        if(direction is null and value < 0, -value, value) as rate,
        value_precision / 2 as room,
        current_yuan - change_yuan > (current_step + change_step) / 2 as has_change,
        prior_yuan > prior_step / 2 as has_prior
    from claim_change
    where
        metric = 'growth_rate'
        and not regexp_matches(sentence, '口径|可比|剔除|扣除|不含')
        and coalesce(change_direction = direction, true)
),

compared as (
    select
        *,
        coalesce(
            has_change
            and (
                growth_fits(change_yuan, change_step / 2, current_yuan, current_step / 2, rate, room)
                or (
                    direction is null
                    and growth_fits(change_yuan, change_step / 2, current_yuan, current_step / 2, -rate, room)
                )
            ),
            false
        )
        or coalesce(
            has_prior
            and rate_fits(current_yuan - prior_yuan, (current_step + prior_step) / 2, prior_yuan, prior_step / 2, rate, room),
            false
        ) as holds,
        if(coalesce(has_change, false), change_yuan, current_yuan - prior_yuan) as part,
        if(coalesce(has_change, false), current_yuan - change_yuan, prior_yuan) as whole
    from known
    where has_change or has_prior
    qualify row_number() over (partition by document_id, value, change_yuan, current_yuan, prior_yuan order by claim_id) = 1
)

select
    document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    printed_figure as stated,
    percent_text(part, whole) as expected,
    cast(null as decimal(18, 2)) as difference,
    holds,
    place,
    'The text (' || spot || ') states a growth of ' || if(rate < 0, '-', '') || printed_figure || ' for ' || of_subject || '; a change of '
    || yuan_text(part) || ' from ' || yuan_text(whole) || ' is ' || percent_text(part, whole) || '.' as explanation,
    '文字说明（' || spot_zh || '）称' || of_subject || '增减 ' || if(rate < 0, '-', '') || printed_figure || '；由 ' || yuan_text(whole)
    || ' 变动 ' || yuan_text(part) || '，应为 ' || percent_text(part, whole) || '。' as explanation_zh,
    claim_id
from compared;
