-- X01: the revenue of 收支总表 equals the total of 收入总表.
-- Why: the second lists the sources of the very money that the first balances. Which of the summary's two totals the
-- form repeats (收入总计, or 本年收入合计 without what was carried over) differs from publisher to publisher, so the
-- nearer one counts.
-- Tolerance: half a unit of the last printed digit of each figure. Nothing is compared where the summary does not
-- balance in itself: B01 reports that.
-- Source: 部门预算 表间勾稽关系.
with balanced as (
    select revenue.document_id
    from form_total as revenue
    inner join form_total as expenditure on revenue.document_id = expenditure.document_id
    where
        revenue.form_id = 'summary'
        and revenue.side = 'revenue'
        and revenue.row_kind = 'grand_total'
        and expenditure.form_id = 'summary'
        and expenditure.side = 'expenditure'
        and expenditure.row_kind = 'grand_total'
        and abs(revenue.amount_yuan - expenditure.amount_yuan)
        <= (revenue.precision_yuan + expenditure.precision_yuan) / 2
),

compared as (
    select
        form.document_id,
        form.form_id,
        form.table_id,
        form.cell_id,
        form.amount_yuan,
        overview.cell_id as other_cell_id,
        overview.amount_yuan as other_amount_yuan,
        (form.precision_yuan + overview.precision_yuan) / 2 as tolerance
    from form_total as form
    inner join form_total as overview on form.document_id = overview.document_id
    inner join balanced on form.document_id = balanced.document_id
    where
        form.form_id = 'revenue'
        and form.row_kind = 'total'
        and overview.form_id = 'summary'
        and overview.side = 'revenue'
        and overview.row_kind in ('grand_total', 'current_total')
    qualify
        row_number() over (
            partition by form.document_id
            order by abs(form.amount_yuan - overview.amount_yuan), overview.row_kind desc
        ) = 1
)

select
    document_id,
    form_id,
    table_id,
    cell_id,
    yuan_text(amount_yuan) as stated,
    yuan_text(other_amount_yuan) as expected,
    cast(amount_yuan - other_amount_yuan as decimal(18, 2)) as difference,
    abs(amount_yuan - other_amount_yuan) <= tolerance as holds,
    place_of(cell_id) as place,
    differ_text(cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation,
    differ_text_zh(cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation_zh
from compared;
