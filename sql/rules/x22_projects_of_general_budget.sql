-- X22: the total of 一般公共预算项目支出表 equals the 项目支出 of 一般公共预算支出表, so that basic and project form make up
-- the whole (X05 compares the basic one).
-- Why: the first lists by economic classification what the second states.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with compared as ( -- noqa: ST03
    select
        form.document_id,
        form.cell_id,
        form.amount_yuan,
        whole.cell_id as other_cell_id,
        whole.amount_yuan as other_amount_yuan,
        (form.precision_yuan + whole.precision_yuan) / 2 as tolerance
    from part_total as form
    inner join part_total as whole on form.document_id = whole.document_id
    where
        form.form_id = 'general_project_economic'
        and form.part = 'project'
        and whole.form_id in ('general_expenditure', 'general_expenditure_economic')
        and whole.part = 'project'
    qualify row_number() over (partition by form.document_id order by whole.form_id) = 1
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
