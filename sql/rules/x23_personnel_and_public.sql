-- X23: 人员经费 and 公用经费 have the same totals in 一般公共预算支出表 and in 一般公共预算基本支出表, by function and by economic
-- classification.
-- Why: they are parts of the same basic expenditure. Compared where the basic expenditure itself is the same (X05 compares it),
-- and once for both: what one has too much the other has too little.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with form_pair (form_id, whole_form_id, preference) as (
    values
    ('general_basic_economic', 'general_expenditure', 1),
    ('general_basic_function', 'general_expenditure', 2),
    ('general_basic_economic', 'general_expenditure_economic', 3),
    ('general_basic_economic', 'general_basic_function', 4),
    ('appropriation_basic_economic', 'appropriation_expenditure', 5)
),

compared as ( -- noqa: ST03
    select
        one.document_id,
        one.cell_id,
        one.amount_yuan,
        other.cell_id as other_cell_id,
        other.amount_yuan as other_amount_yuan,
        (one.precision_yuan + other.precision_yuan) / 2 as tolerance
    from form_pair
    inner join part_total as one on form_pair.form_id = one.form_id
    inner join part_total as other
        on form_pair.whole_form_id = other.form_id and one.document_id = other.document_id and one.part = other.part
    inner join part_total as one_basic
        on one.document_id = one_basic.document_id and one.form_id = one_basic.form_id and one_basic.part = 'basic'
    inner join part_total as other_basic
        on other.document_id = other_basic.document_id and other.form_id = other_basic.form_id and other_basic.part = 'basic'
    where
        one.part in ('personnel', 'public')
        and abs(one_basic.amount_yuan - other_basic.amount_yuan)
        <= (one_basic.precision_yuan + other_basic.precision_yuan) / 2
    qualify
        row_number() over (
            partition by one.document_id, form_pair.form_id, form_pair.whole_form_id
            order by abs(one.amount_yuan - other.amount_yuan) desc, one.part
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
