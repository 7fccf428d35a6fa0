-- T13: a completion rate that the text of a final account states is what was spent divided by the budget.
-- Why: both amounts are printed beside it.
-- Tolerance: a rate is false only if no figures within the rounding of the printed amounts give it within half a unit of its
-- last digit, or cut off behind that. A budget of nothing has no rate.
-- Source: 部门决算公开: 预算完成率应可复核.
with compared as (
    select
        *,
        rate_fits(part_yuan, part_step / 2, whole_yuan, whole_step / 2, value, value_precision / 2) as holds
    from claim_share
    where metric = 'completion_rate' and whole_is_in_text and whole_yuan > whole_step / 2
    qualify row_number() over (partition by document_id, value, part_yuan, whole_yuan order by claim_id) = 1
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
    'The text (' || spot || ') states that ' || printed_figure || ' of the budget was spent on ' || part_subject || '; '
    || yuan_text(part_yuan) || ' of ' || yuan_text(whole_yuan) || ' are ' || percent_text(part_yuan, whole_yuan)
    || '.' as explanation,
    '文字说明（' || spot_zh || '）称' || part_subject || '完成预算的 ' || printed_figure || '；决算 ' || yuan_text(part_yuan) || '，预算 '
    || yuan_text(whole_yuan) || '，应为 ' || percent_text(part_yuan, whole_yuan) || '。' as explanation_zh,
    claim_id
from compared;
