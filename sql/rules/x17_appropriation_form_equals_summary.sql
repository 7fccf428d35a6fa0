-- X17: the total of 财政拨款支出表 equals the expenditure of 财政拨款收支总表.
-- Why: the first lists by function what the second states. Which total of the summary it repeats (支出总计, or 本年支出合计
-- without what is carried on) differs, so the nearer one counts.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with compared as ( -- noqa: ST03
    select
        form.document_id,
        form.cell_id,
        form.amount_yuan,
        overview.cell_id as other_cell_id,
        overview.amount_yuan as other_amount_yuan,
        (form.precision_yuan + overview.precision_yuan) / 2 as tolerance
    from form_total as form
    inner join form_total as overview on form.document_id = overview.document_id
    where
        form.form_id = 'appropriation_expenditure'
        and form.row_kind = 'total'
        and overview.form_id = 'appropriation_summary'
        and overview.side = 'expenditure'
    qualify
        row_number() over (
            partition by form.document_id order by abs(form.amount_yuan - overview.amount_yuan), overview.row_kind desc
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
