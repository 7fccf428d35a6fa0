-- X18: each 类 in a fund column of 财政拨款收支总表 equals the sum of its codes in the form of that fund.
-- Why: the form of the fund lists by function what the column states by 类. Compared where the column's total is the total of
-- the form (X03 compares those), and for 类 that both print; where the fund is all that the summary has, X04 does it.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with fund_form (fund_source, form_id) as (
    values
    ('general_public_budget', 'general_expenditure'),
    ('government_fund', 'government_fund_expenditure'),
    ('state_capital', 'state_capital_expenditure')
),

line as (
    select
        figure.document_id,
        figure.fund_source,
        figure.function_code,
        min(figure.cell_id) as cell_id,
        sum(figure.amount_yuan) as amount_yuan,
        sum(figure.precision_yuan) as precision_yuan
    from figure
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.form_id = 'appropriation_summary'
        and figure.side = 'expenditure'
        and figure.is_fact
        and length(figure.function_code) = 3
    group by figure.document_id, figure.fund_source, figure.function_code
    having count(doubtful_cell.cell_id) = 0
),

class as (
    select
        document_id,
        form_id,
        left(code, 3) as function_code,
        min(cell_id) as cell_id,
        sum(amount_yuan) as amount_yuan,
        sum(precision_yuan) as precision_yuan
    from code_row
    where scheme = 'function'
    group by document_id, form_id, left(code, 3)
    having not bool_or(is_doubtful)
),

compared as ( -- noqa: ST03
    select
        line.document_id,
        line.cell_id,
        line.amount_yuan,
        class.cell_id as other_cell_id,
        class.amount_yuan as other_amount_yuan,
        (line.precision_yuan + class.precision_yuan) / 2 as tolerance
    from fund_form
    inner join line on fund_form.fund_source = line.fund_source
    inner join class
        on
            fund_form.form_id = class.form_id
            and line.document_id = class.document_id
            and line.function_code = class.function_code
    inner join fund_total as column_total
        on
            line.document_id = column_total.document_id
            and line.fund_source = column_total.fund_source
            and column_total.form_id = 'appropriation_summary'
            and column_total.side = 'expenditure'
    inner join part_total as form_whole
        on class.document_id = form_whole.document_id and class.form_id = form_whole.form_id and form_whole.part = 'all'
    where
        abs(column_total.amount_yuan - form_whole.amount_yuan)
        <= (column_total.precision_yuan + form_whole.precision_yuan) / 2
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
