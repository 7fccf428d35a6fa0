-- X12: 2080505 机关事业单位基本养老保险缴费支出 = 30108, 2080506 职业年金缴费支出 = 30109, and 2210201 住房公积金 = 30113,
-- where a function form and an economic form hold the same money.
-- Why: each of these function codes exists for one kind of payment. Worth knowing rather than wrong where they differ: a
-- unit may pay contributions of staff under another function.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 政府收支分类科目, the notes of these entries.
with form_pair (function_form_id, economic_form_id) as (
    values
    ('general_expenditure', 'general_expenditure_economic'),
    ('general_basic_function', 'general_basic_economic'),
    ('expenditure', 'economic_summary')
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
        form_pair.economic_form_id
    from form_pair
    inner join form_total as by_function
        on form_pair.function_form_id = by_function.form_id and by_function.row_kind = 'total'
    inner join form_total as economic
        on
            form_pair.economic_form_id = economic.form_id
            and by_function.document_id = economic.document_id
            and economic.row_kind = 'total'
    where
        abs(by_function.amount_yuan - economic.amount_yuan) <= (by_function.precision_yuan + economic.precision_yuan) / 2
),

by_code as (
    select
        document_id,
        form_id,
        code,
        min(cell_id) as cell_id,
        sum(amount_yuan) as amount_yuan,
        sum(precision_yuan) as precision_yuan
    from code_row
    where scheme in ('function', 'department_economic')
    group by document_id, form_id, code
    having not bool_or(is_doubtful)
),

compared as (
    select
        economic.document_id,
        economic.form_id,
        cell_place.table_id,
        economic.cell_id,
        economic.amount_yuan,
        by_function.cell_id as other_cell_id,
        by_function.amount_yuan as other_amount_yuan,
        (economic.precision_yuan + by_function.precision_yuan) / 2 as tolerance
    from same_money
    cross join code_pair
    inner join by_code as by_function
        on
            same_money.document_id = by_function.document_id
            and same_money.function_form_id = by_function.form_id
            and code_pair.function_code = by_function.code
    inner join by_code as economic
        on
            same_money.document_id = economic.document_id
            and same_money.economic_form_id = economic.form_id
            and code_pair.economic_code = economic.code
    inner join cell_place on economic.cell_id = cell_place.cell_id
    -- The same pair in a second form is the same money again.
    qualify
        row_number() over (
            partition by economic.document_id, code_pair.function_code
            order by abs(economic.amount_yuan - by_function.amount_yuan) desc, economic.cell_id
        ) = 1
)

select
    document_id,
    form_id,
    table_id,
    cell_id,
    yuan_text(amount_yuan) as stated,
    yuan_text(other_amount_yuan) as expected,
    cast(amount_yuan - other_amount_yuan as decimal(18, 2)) as difference,
    abs(amount_yuan - other_amount_yuan) <= tolerance as holds,
    place_of(cell_id) as place,
    differ_text(cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation,
    differ_text_zh(cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation_zh
from compared;
