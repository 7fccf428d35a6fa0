-- T08: a change that the text states (比上年减少 1.62 万元) is what lies between the two amounts.
-- Why: both amounts are known: the text states the one of last year, or of the budget, too, or the 三公 form prints it.
-- Tolerance: half a unit of the last printed digit of the change and of both amounts. Changes of which the words say another
-- direction than the amounts are left to T14.
-- Source: 预算公开: 文字说明中的增减额应可复核.
with compared as (
    select
        *,
        cast(current_yuan - prior_yuan as decimal(18, 2)) as expected_yuan,
        (change_step + current_step + prior_step) / 2 as tolerance
    from claim_change
    where
        metric = 'change'
        and prior_yuan is not null
        and change_yuan is not null
        and direction in ('increase', 'decrease')
        and (change_yuan = 0 or current_yuan = prior_yuan or (change_yuan > 0) = (current_yuan > prior_yuan))
    qualify row_number() over (partition by document_id, change_yuan, current_yuan, prior_yuan order by claim_id) = 1
)

select
    compared.document_id,
    cell_place.form_id,
    cell_place.table_id,
    compared.prior_cell_id as cell_id,
    yuan_text(compared.change_yuan) as stated,
    yuan_text(compared.expected_yuan) as expected,
    cast(compared.change_yuan - compared.expected_yuan as decimal(18, 2)) as difference,
    abs(compared.change_yuan - compared.expected_yuan) <= compared.tolerance as holds,
    compared.place,
    'The text (' || compared.spot || ') states a change of ' || compared.printed_figure || ' for ' || compared.of_subject
    || '; from ' || yuan_text(compared.prior_yuan)
    || if(compared.prior_is_in_text, ' (as the text states)', coalesce(' (' || cell_place.place || ')', ''))
    || ' to ' || yuan_text(compared.current_yuan) || ' it is ' || yuan_text(compared.expected_yuan) || '.' as explanation,
    '文字说明（' || compared.spot_zh || '）称' || compared.of_subject || '增减 ' || compared.printed_figure || '；由 '
    || yuan_text(compared.prior_yuan)
    || if(compared.prior_is_in_text, '（见文字）', coalesce('（' || cell_place.place_zh || '）', ''))
    || '到 ' || yuan_text(compared.current_yuan) || '，应为 ' || yuan_text(compared.expected_yuan) || '。' as explanation_zh,
    compared.claim_id
from compared
left join cell_place on compared.prior_cell_id = cell_place.cell_id;
