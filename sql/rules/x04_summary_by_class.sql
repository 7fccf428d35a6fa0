-- X04: each 类 of a summary form equals the sum of the rows of that 类 in the form that lists the same money by function:
-- 收支总表 against 支出总表 (or, where that is missing and the totals agree, 一般公共预算支出表), 财政拨款收支总表
-- against 一般公共预算支出表 where all of it is general public budget.
-- Why: the summary's lines are the classes of the same classification.
-- Tolerance: half a unit of the last printed digit of every figure that takes part. Only forms read whole whose totals
-- agree are compared; 类 that one of the two does not print are not.
-- Source: 部门预算 表间勾稽关系.
with form_pair (summary_form_id, detail_form_id, preference) as (
    values
    ('summary', 'expenditure', 1),
    ('summary', 'general_expenditure', 2),
    ('appropriation_summary', 'general_expenditure', 1)
),

same_money as (
    select
        detail.document_id,
        form_pair.summary_form_id,
        form_pair.detail_form_id
    from form_pair
    inner join form_total as detail on form_pair.detail_form_id = detail.form_id and detail.row_kind = 'total'
    inner join form_total as overview
        on
            form_pair.summary_form_id = overview.form_id
            and detail.document_id = overview.document_id
            and overview.side = 'expenditure'
            and overview.row_kind in ('grand_total', 'current_total')
    inner join complete_form
        on overview.document_id = complete_form.document_id and overview.form_id = complete_form.form_id
    where abs(detail.amount_yuan - overview.amount_yuan) <= (detail.precision_yuan + overview.precision_yuan) / 2
    qualify
        dense_rank() over (
            partition by detail.document_id, form_pair.summary_form_id
            order by form_pair.preference
        ) = 1
),

line as (
    select
        document_id,
        form_id,
        table_id,
        function_code,
        min(cell_id) as cell_id,
        sum(amount_yuan) as amount_yuan,
        sum(precision_yuan) as precision_yuan
    from figure
    where is_fact and side = 'expenditure' and classification = 'function' and length(function_code) = 3
    group by document_id, form_id, table_id, function_code
    having count_if(cell_id in (select doubtful_cell.cell_id from doubtful_cell)) = 0
),

class as (
    select
        document_id,
        form_id,
        left(code, 3) as function_code,
        min(cell_id) as cell_id,
        count(*) as row_count,
        sum(amount_yuan) as amount_yuan,
        sum(precision_yuan) as precision_yuan
    from code_row
    where scheme = 'function'
    group by document_id, form_id, left(code, 3)
    having not bool_or(is_doubtful)
),

compared as (
    select distinct
        line.document_id,
        line.form_id,
        line.table_id,
        line.cell_id,
        line.function_code,
        line.amount_yuan,
        class.cell_id as other_cell_id,
        class.amount_yuan as other_amount_yuan,
        class.row_count,
        (line.precision_yuan + class.precision_yuan) / 2 as tolerance
    from same_money
    inner join line
        on same_money.document_id = line.document_id and same_money.summary_form_id = line.form_id
    inner join class
        on
            same_money.document_id = class.document_id
            and same_money.detail_form_id = class.form_id
            and line.function_code = class.function_code
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
    place_of(cell_id) || ' states ' || yuan_text(amount_yuan) || ' for ' || function_code || '; the ' || row_count
    || ' rows of ' || function_code || ' that begin at ' || place_of(other_cell_id) || ' add up to '
    || yuan_text(other_amount_yuan) || '. They should be equal; rounding allows ' || yuan_text(tolerance) || '.' as explanation,
    place_zh_of(cell_id) || '列示 ' || function_code || ' 类 ' || yuan_text(amount_yuan) || '；自'
    || place_zh_of(other_cell_id) || '起的 ' || row_count || ' 行 ' || function_code || ' 类科目合计 '
    || yuan_text(other_amount_yuan) || '。两者应当相等，四舍五入只允许相差 ' || yuan_text(tolerance) || '。' as explanation_zh
from compared;
