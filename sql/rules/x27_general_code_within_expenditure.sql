-- X27: where other funds stand between them, no function code is larger in 一般公共预算支出表 than in 支出总表; nor is its
-- 基本支出 or its 项目支出.
-- Why: general public budget is a part of all expenditure. Where both have the same total, X09 and X10 compare them.
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
    from code_pairs_within('function', 'general_expenditure', 'all', 'expenditure', 'all')
    union all
    select
        document_id,
        cell_id,
        amount_yuan,
        other_cell_id,
        other_amount_yuan,
        tolerance
    from code_pairs_within('function', 'general_expenditure', 'basic', 'expenditure', 'basic')
    union all
    select
        document_id,
        cell_id,
        amount_yuan,
        other_cell_id,
        other_amount_yuan,
        tolerance
    from code_pairs_within('function', 'general_expenditure', 'project', 'expenditure', 'project')
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
from part_within_amounts('compared');
