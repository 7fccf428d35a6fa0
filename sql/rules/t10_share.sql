-- T10: a share that the text states (占 71.73%) is the part divided by its whole.
-- Why: both amounts are printed beside it. Where the text does not state the whole, it is that of the form that bears the part
-- out.
-- Tolerance: a share is false only if no figures within the rounding of the printed amounts give it within half a unit of its
-- last digit, or cut off behind that. Nothing is computed from an amount that the tables speak against.
-- Source: 预算公开: 文字说明中的占比应可复核.
with compared as (
    select
        *,
        rate_fits(part_yuan, part_step / 2, whole_yuan, whole_step / 2, value, value_precision / 2) as fits
    from claim_share
    where metric = 'share' and whole_yuan > whole_step / 2
),

judged as (
    select
        * exclude (fits),
        bool_or(fits) over (partition by claim_id) as holds
    from compared
    qualify
        row_number() over (partition by claim_id order by fits desc, whole_yuan desc) = 1
        -- Shares of a list that were all computed from another whole are one fault.
        and row_number() over (
            partition by document_id, if(whole_is_in_text, part_id || value, whole_subject), fits
            order by claim_id
        ) = 1
)

select
    document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    printed_figure as stated,
    percent_text(part_yuan, whole_yuan) as expected,
    cast(null as decimal(18, 2)) as difference,
    holds,
    place,
    'The text (' || spot || ') states a share of ' || printed_figure || ' for ' || part_subject || '; ' || yuan_text(part_yuan)
    || ' of ' || yuan_text(whole_yuan) || coalesce(' (' || whole_subject || ')', '') || ' are '
    || percent_text(part_yuan, whole_yuan) || '.' as explanation,
    '文字说明（' || spot_zh || '）称' || part_subject || '占 ' || printed_figure || '；' || yuan_text(part_yuan) || ' 占'
    || coalesce(whole_subject, '合计') || ' ' || yuan_text(whole_yuan) || ' 的比例应为 '
    || percent_text(part_yuan, whole_yuan) || '。' as explanation_zh,
    claim_id
from judged;
