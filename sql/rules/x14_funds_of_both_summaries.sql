-- X14: the fiscal appropriation of each fund (一般公共预算, 政府性基金, 国有资本经营预算) is in 收支总表 what it is in
-- 财政拨款收支总表.
-- Why: the second is the fiscal part of the first. Some publishers put what was carried over into the fund's line of one form
-- and apart from it in the other, so with or without it the two may agree.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系; 部门决算 公开01表 / 公开04表.
with compared as ( -- noqa: ST03
    select
        pair.document_id,
        pair.cell_id,
        pair.amount_yuan,
        pair.other_cell_id,
        pair.other_amount_yuan,
        pair.tolerance
    from fund_pairs_but_for_carryover('appropriation_summary', 'summary', 'revenue') as pair
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
