-- X19: a function code has in 一般公共预算基本支出表 (by function) the 基本支出 that it has in 一般公共预算支出表.
-- Why: the first is the second's basic expenditure. Compared where both state the same whole, and for codes that both print.
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
    from code_pairs('function', 'general_basic_function', 'basic', 'general_expenditure', 'basic')
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
