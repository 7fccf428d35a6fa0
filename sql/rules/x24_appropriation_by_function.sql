-- X24: a function code has the same amount in 财政拨款支出表 and in 一般公共预算支出表, where general public budget is all that
-- is appropriated.
-- Why: then both list the same money. Compared where both state the same whole, and for codes that both print.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with compared as ( -- noqa: ST03
    select
        document_id,
        cell_id,
        amount_yuan,
        other_cell_id,
        other_amount_yuan,
        tolerance
    from code_pairs('function', 'appropriation_expenditure', 'all', 'general_expenditure', 'all')
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
