-- X13: each source of 收支总表 (一般公共预算, 政府性基金, 事业收入, 上年结转, …) equals the column of that source in the total
-- row of 收入总表.
-- Why: the lines of the one are the columns of the other. Sources that one of the two does not print are not compared.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系; 部门决算 公开01表 = 公开02表.
with compared as ( -- noqa: ST03
    select
        document_id,
        cell_id,
        amount_yuan,
        other_cell_id,
        other_amount_yuan,
        tolerance
    from fund_pairs('revenue', '', 'summary', 'revenue')
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
