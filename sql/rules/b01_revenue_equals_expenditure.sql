-- B01: 收入总计 = 支出总计 in every summary form; where the expenditure side is printed by several classifications, each
-- of its totals.
-- Why: a budget is balanced (预算法 第十二条: 收支平衡), and the two sides list the same money.
-- Tolerance: half a unit of the last printed digit of each figure, so 609.70 万元 against 609.69 万元 is rounding.
-- Source: 部门预算 收支总表 表内勾稽关系.
with compared as ( -- noqa: ST03
    select
        expenditure.document_id,
        expenditure.form_id,
        expenditure.table_id,
        revenue.cell_id,
        revenue.amount_yuan,
        expenditure.cell_id as other_cell_id,
        expenditure.amount_yuan as other_amount_yuan,
        (revenue.precision_yuan + expenditure.precision_yuan) / 2 as tolerance
    from total_cell as revenue
    inner join total_cell as expenditure on revenue.table_id = expenditure.table_id
    left join doubtful_cell on revenue.cell_id = doubtful_cell.cell_id or expenditure.cell_id = doubtful_cell.cell_id
    where
        revenue.row_kind = 'grand_total'
        and revenue.side = 'revenue'
        and expenditure.row_kind = 'grand_total'
        and expenditure.side = 'expenditure'
        -- A total that its own lines speak against is reported there.
        and doubtful_cell.cell_id is null
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
