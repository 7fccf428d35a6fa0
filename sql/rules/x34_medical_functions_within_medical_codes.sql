-- X34: basic expenditure on 2101101 行政单位医疗, 2101102 事业单位医疗 and 2101103 公务员医疗补助 together is not larger
-- than 30110 职工基本医疗保险缴费, 30111 公务员医疗补助缴费, 30112 其他社会保障缴费, 30114 医疗费 and 30307 医疗费补助
-- together.
-- Why: these functions exist for these payments; the payments may be made under other functions too. Worth knowing rather
-- than wrong.
-- Tolerance: half a unit of the last printed digit of every figure that takes part. Compared where both forms state the
-- same basic expenditure.
-- Source: 政府收支分类科目, the notes of these entries.
with form_pair (function_form_id, preference) as (
    values
    ('general_expenditure', 1),
    ('general_basic_function', 2)
),

same_money as (
    select
        economic.document_id,
        form_pair.function_form_id
    from form_pair
    inner join part_total as by_function on form_pair.function_form_id = by_function.form_id and by_function.part = 'basic'
    inner join part_total as economic
        on
            by_function.document_id = economic.document_id
            and economic.form_id = 'general_basic_economic'
            and economic.part = 'basic'
    where
        abs(by_function.amount_yuan - economic.amount_yuan) <= (by_function.precision_yuan + economic.precision_yuan) / 2
    qualify row_number() over (partition by economic.document_id order by form_pair.preference) = 1
),

medical_code (code) as (
    values
    ('2101101'),
    ('2101102'),
    ('2101103'),
    ('30110'),
    ('30111'),
    ('30112'),
    ('30114'),
    ('30307')
),

-- One code in doubt is enough to know nothing of all.
doubtful as (
    select distinct
        code_row.document_id,
        code_row.form_id
    from code_row
    inner join medical_code on code_row.code = medical_code.code
    where code_row.is_doubtful
),

medical as (
    select
        code_sum.document_id,
        code_sum.form_id,
        min(code_sum.cell_id) as cell_id,
        sum(code_sum.amount_yuan) as amount_yuan,
        sum(code_sum.precision_yuan) as precision_yuan
    from code_sum
    inner join medical_code on code_sum.code = medical_code.code
    left join doubtful on code_sum.document_id = doubtful.document_id and code_sum.form_id = doubtful.form_id
    where code_sum.part = 'basic' and doubtful.document_id is null
    group by code_sum.document_id, code_sum.form_id
),

compared as ( -- noqa: ST03
    select
        by_function.document_id,
        by_function.cell_id,
        by_function.amount_yuan,
        economic.cell_id as other_cell_id,
        economic.amount_yuan as other_amount_yuan,
        (by_function.precision_yuan + economic.precision_yuan) / 2 as tolerance
    from same_money
    inner join medical as by_function
        on same_money.document_id = by_function.document_id and same_money.function_form_id = by_function.form_id
    inner join medical as economic
        on same_money.document_id = economic.document_id and economic.form_id = 'general_basic_economic'
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
