-- X20: an economic code has in 一般公共预算基本支出表 the 基本支出, and in 一般公共预算项目支出表 the 项目支出, that it has in
-- 一般公共预算支出表 by economic classification.
-- Why: the first two list the parts of the third. Compared where both state the same whole, and for codes that both print.
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
    from code_pairs('department_economic', 'general_basic_economic', 'basic', 'general_expenditure_economic', 'basic')
    union all
    select
        document_id,
        cell_id,
        amount_yuan,
        other_cell_id,
        other_amount_yuan,
        tolerance
    from code_pairs('department_economic', 'general_project_economic', 'project', 'general_expenditure_economic', 'project')
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
