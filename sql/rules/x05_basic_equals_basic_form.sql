-- X05: the basic expenditure that 一般公共预算支出表 states in total equals the total of 一般公共预算基本支出表; and so do those
-- of 财政拨款支出表 and 财政拨款基本支出表.
-- Why: the second is the first's 基本支出 in detail. The function form is held against the function form and the economic
-- form against the economic one; crosswise only where one of them is missing, so that X06 does not say the same again.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with form_pair (whole_form_id, basic_form_id, preference) as (
    values
    ('general_expenditure', 'general_basic_function', 1),
    ('general_expenditure', 'general_basic_economic', 2),
    ('general_expenditure_economic', 'general_basic_economic', 1),
    ('general_expenditure_economic', 'general_basic_function', 2),
    ('appropriation_expenditure', 'appropriation_basic_economic', 1)
),

compared as ( -- noqa: ST03
    select
        basic.document_id,
        basic.form_id,
        basic.table_id,
        basic.cell_id,
        basic.amount_yuan,
        whole.cell_id as other_cell_id,
        whole.amount_yuan as other_amount_yuan,
        (basic.precision_yuan + whole.precision_yuan) / 2 as tolerance
    from form_pair
    inner join form_type_total as whole on form_pair.whole_form_id = whole.form_id and whole.type_family = 'basic'
    inner join form_total as basic
        on
            form_pair.basic_form_id = basic.form_id
            and whole.document_id = basic.document_id
            and basic.row_kind = 'total'
    qualify
        row_number() over (
            partition by whole.document_id, form_pair.whole_form_id
            order by form_pair.preference
        ) = 1
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
