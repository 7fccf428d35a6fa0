-- X28: no economic code is larger in 一般公共预算基本支出表 than in the forms that hold project expenditure or other funds too:
-- 一般公共预算支出表 by economic classification, 支出经济分类汇总表.
-- Why: basic expenditure of general public budget is a part of both.
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
    from code_pairs_within('department_economic', 'general_basic_economic', 'basic', 'general_expenditure_economic', 'all')
    union all
    select
        document_id,
        cell_id,
        amount_yuan,
        other_cell_id,
        other_amount_yuan,
        tolerance
    from code_pairs_within('department_economic', 'general_basic_economic', 'basic', 'economic_summary', 'all')
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
