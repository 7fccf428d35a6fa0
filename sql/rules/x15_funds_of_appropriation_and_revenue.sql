-- X15: the fiscal appropriation of each fund is in 收入总表 what it is in 财政拨款收支总表, for documents whose 收支总表 does
-- not state it: X14 and X13 compare it there.
-- Why: the second lists by fund what the first has as columns. What was carried over may stand in the fund or apart from it.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系; 部门决算 公开02表 / 公开04表.
with compared as ( -- noqa: ST03
    select
        pair.document_id,
        pair.cell_id,
        pair.amount_yuan,
        pair.other_cell_id,
        pair.other_amount_yuan,
        pair.tolerance
    from fund_pairs_but_for_carryover('appropriation_summary', 'revenue', '') as pair
    left join fund_total
        on
            pair.document_id = fund_total.document_id
            and pair.fund_source = fund_total.fund_source
            and fund_total.form_id = 'summary'
            and fund_total.side = 'revenue'
    where fund_total.document_id is null
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
