-- X03: each fund of 财政拨款收支总表 equals the total of the form of that fund: 一般公共预算支出表, 政府性基金支出表,
-- 国有资本经营预算支出表.
-- Why: the fund's form lists by function what the summary states for the fund as a whole. The summary's total of the
-- expenditure column of the fund is taken; where it prints no such column, its revenue line of the fund, provided that
-- nothing was carried over from the year before.
-- Tolerance: half a unit of the last printed digit of each figure.
-- Source: 部门预算 表间勾稽关系.
with fund_form (fund_source, form_id, preference) as (
    values
    ('general_public_budget', 'general_expenditure', 1),
    ('general_public_budget', 'general_expenditure_economic', 2),
    ('government_fund', 'government_fund_expenditure', 1),
    ('state_capital', 'state_capital_expenditure', 1)
),

carried_over as (
    select distinct document_id
    from figure
    where form_id = 'appropriation_summary' and fund_source like 'carryover%' and amount_yuan != 0
),

stated as (
    select
        figure.*,
        case when figure.side = 'expenditure' then 1 else 2 end as preference
    from figure
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    left join carried_over on figure.document_id = carried_over.document_id
    where
        figure.form_id = 'appropriation_summary'
        and figure.expenditure_type = 'unspecified'
        and doubtful_cell.cell_id is null
        and (
            (figure.side = 'expenditure' and figure.row_kind in ('total', 'grand_total', 'current_total'))
            or (figure.side = 'revenue' and carried_over.document_id is null)
        )
),

compared as ( -- noqa: ST03
    select
        form.document_id,
        form.form_id,
        form.table_id,
        form.cell_id,
        form.amount_yuan,
        stated.cell_id as other_cell_id,
        stated.amount_yuan as other_amount_yuan,
        (form.precision_yuan + stated.precision_yuan) / 2 as tolerance
    from fund_form
    inner join form_total as form on fund_form.form_id = form.form_id and form.row_kind = 'total'
    inner join stated on form.document_id = stated.document_id and fund_form.fund_source = stated.fund_source
    -- The best pair of each fund: the expenditure column before the revenue line, the widest line of it, and of its
    -- totals (支出总计, 本年支出合计) the one that the form repeats.
    qualify
        row_number() over (
            partition by form.document_id, fund_form.fund_source
            order by
                fund_form.preference,
                stated.preference,
                case when stated.side = 'expenditure' then abs(form.amount_yuan - stated.amount_yuan) else -stated.amount_yuan end,
                stated.cell_id
        ) = 1
)

select
    document_id,
    form_id,
    table_id,
    cell_id,
    stated,
    expected,
    difference,
    holds,
    place,
    explanation,
    explanation_zh,
    other_cell_ids
from equal_amounts('compared');
