-- X29: an economic code has in 机关运行经费表 the amount that it has in 一般公共预算基本支出表.
-- Why: 机关运行经费 is the 公用经费 of a department's administrative units. Compared only where the two have the same total,
-- that is, where the department has no other units and counts no projects in.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系; 预算法实施条例 第十四条 (机关运行经费).
with whole as (
    select
        form_total.document_id,
        form_total.amount_yuan,
        form_total.precision_yuan
    from form_total
    where form_total.form_id = 'operating_expenses' and form_total.row_kind = 'total'
),

same_money as (
    select whole.document_id
    from whole
    inner join part_total as basic
        on
            whole.document_id = basic.document_id
            and basic.form_id = 'general_basic_economic'
            and basic.part = 'public'
            and abs(whole.amount_yuan - basic.amount_yuan) <= (whole.precision_yuan + basic.precision_yuan) / 2
),

compared as ( -- noqa: ST03
    select
        operating.document_id,
        operating.cell_id,
        operating.amount_yuan,
        basic.cell_id as other_cell_id,
        basic.amount_yuan as other_amount_yuan,
        (operating.precision_yuan + basic.precision_yuan) / 2 as tolerance
    from same_money
    inner join code_sum as operating
        on
            same_money.document_id = operating.document_id
            and operating.form_id = 'operating_expenses'
            and operating.part = 'all'
            and operating.scheme = 'department_economic'
    inner join code_sum as basic
        on
            operating.document_id = basic.document_id
            and operating.code = basic.code
            and basic.form_id = 'general_basic_economic'
            and basic.part = 'all'
            and basic.scheme = 'department_economic'
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
