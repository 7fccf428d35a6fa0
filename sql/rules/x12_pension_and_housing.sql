-- X12: 2080505 机关事业单位基本养老保险缴费支出 is within 30108, 2080506 职业年金缴费支出 within 30109, and 2210201 住房公积金
-- within 30113, where a function form and an economic form hold the same money.
-- Why: each of these function codes exists for one kind of payment, so all of it stands under that economic code. The economic
-- code may be larger: contributions are paid under other functions too. What is paid for staff of another status stands under
-- 30199 其他工资福利支出, so the function may be larger by as much as that.
-- Tolerance: half a unit of the last printed digit of every figure that takes part. One comparison for each pair of codes.
-- Source: 政府收支分类科目, the notes of these entries.
with form_pair (function_form_id, function_part, economic_form_id, economic_part, preference) as (
    values
    ('general_expenditure', 'basic', 'general_basic_economic', 'basic', 1),
    ('general_basic_function', 'basic', 'general_basic_economic', 'basic', 2),
    ('general_expenditure', 'all', 'general_expenditure_economic', 'all', 3),
    ('appropriation_expenditure', 'basic', 'appropriation_basic_economic', 'basic', 4),
    ('expenditure', 'all', 'economic_summary', 'all', 5)
),

code_pair (function_code, economic_code) as (
    values
    ('2080505', '30108'),
    ('2080506', '30109'),
    ('2210201', '30113')
),

same_money as (
    select
        by_function.document_id,
        form_pair.function_form_id,
        form_pair.function_part,
        form_pair.economic_form_id,
        form_pair.economic_part,
        form_pair.preference
    from form_pair
    inner join part_total as by_function
        on form_pair.function_form_id = by_function.form_id and form_pair.function_part = by_function.part
    inner join part_total as economic
        on
            form_pair.economic_form_id = economic.form_id
            and form_pair.economic_part = economic.part
            and by_function.document_id = economic.document_id
    where
        abs(by_function.amount_yuan - economic.amount_yuan) <= (by_function.precision_yuan + economic.precision_yuan) / 2
),

compared as ( -- noqa: ST03
    select
        by_function.document_id,
        by_function.cell_id,
        by_function.amount_yuan,
        economic.cell_id as other_cell_id,
        case
            when by_function.amount_yuan - economic.amount_yuan between 0 and other_staff.amount_yuan then by_function.amount_yuan
            else economic.amount_yuan
        end as other_amount_yuan,
        (economic.precision_yuan + by_function.precision_yuan) / 2 as tolerance
    from same_money
    cross join code_pair
    inner join code_sum as by_function
        on
            same_money.document_id = by_function.document_id
            and same_money.function_form_id = by_function.form_id
            and same_money.function_part = by_function.part
            and code_pair.function_code = by_function.code
    inner join code_sum as economic
        on
            same_money.document_id = economic.document_id
            and same_money.economic_form_id = economic.form_id
            and same_money.economic_part = economic.part
            and code_pair.economic_code = economic.code
    left join code_sum as other_staff
        on
            economic.document_id = other_staff.document_id
            and economic.form_id = other_staff.form_id
            and economic.part = other_staff.part
            and other_staff.code = '30199'
    -- The same pair in a second form is the same money again.
    qualify
        row_number() over (
            partition by economic.document_id, code_pair.function_code
            order by by_function.amount_yuan - other_amount_yuan > tolerance desc, same_money.preference
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
from part_within_amounts('compared');
