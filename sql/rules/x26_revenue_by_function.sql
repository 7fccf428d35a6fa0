-- X26: where 收入总表 is printed by function, a code has in it the amount that it has in 支出总表.
-- Why: in a budget the revenue of a function is what is spent on it. Compared where both state the same whole, and for
-- codes that both print. Not in final accounts, where a function may spend what another year received.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with compared as ( -- noqa: ST03
    select
        pair.document_id,
        pair.cell_id,
        pair.amount_yuan,
        pair.other_cell_id,
        pair.other_amount_yuan,
        pair.tolerance
    from code_pairs('function', 'revenue', 'all', 'expenditure', 'all') as pair
    inner join dim_document on pair.document_id = dim_document.document_id
    where dim_document.document_kind in ('department_budget', 'unit_budget')
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
