-- X06: the same money by function and by economic classification has the same total: 一般公共预算支出表, 一般公共预算
-- 基本支出表, and 支出经济分类汇总表 against 支出总表.
-- Why: both are one list of expenditure, sorted by two classifications.
-- Tolerance: half a unit of the last printed digit of each figure.
-- Source: 部门预算 表间勾稽关系.
with form_pair (function_form_id, economic_form_id) as (
    values
    ('general_expenditure', 'general_expenditure_economic'),
    ('general_basic_function', 'general_basic_economic'),
    ('expenditure', 'economic_summary')
),

compared as ( -- noqa: ST03
    select
        economic.document_id,
        economic.form_id,
        economic.table_id,
        economic.cell_id,
        economic.amount_yuan,
        by_function.cell_id as other_cell_id,
        by_function.amount_yuan as other_amount_yuan,
        (economic.precision_yuan + by_function.precision_yuan) / 2 as tolerance
    from form_pair
    inner join form_total as by_function
        on form_pair.function_form_id = by_function.form_id and by_function.row_kind = 'total'
    inner join form_total as economic
        on
            form_pair.economic_form_id = economic.form_id
            and by_function.document_id = economic.document_id
            and economic.row_kind = 'total'
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
