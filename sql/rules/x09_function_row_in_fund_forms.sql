-- X09: a function code has in 支出总表 the sum of what it has in 一般公共预算支出表, 政府性基金支出表 and 国有资本经营
-- 预算支出表.
-- Why: these funds are disjoint parts of all expenditure. Compared only where the totals of the forms add up, so that no
-- other fund (事业收入, 单位资金) stands between them, where all of them are read whole, and for codes that both sides print.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with part_form (form_id) as (
    values
    ('general_expenditure'),
    ('government_fund_expenditure'),
    ('state_capital_expenditure')
),

part_total as (
    select
        form_total.document_id,
        sum(form_total.amount_yuan) as amount_yuan,
        sum(form_total.precision_yuan) as precision_yuan
    from form_total
    inner join part_form on form_total.form_id = part_form.form_id
    inner join complete_form
        on form_total.document_id = complete_form.document_id and form_total.form_id = complete_form.form_id
    where form_total.row_kind = 'total'
    group by form_total.document_id
),

same_money as (
    select whole.document_id
    from form_total as whole
    inner join part_total on whole.document_id = part_total.document_id
    where
        whole.form_id = 'expenditure'
        and whole.row_kind = 'total'
        and abs(whole.amount_yuan - part_total.amount_yuan) <= (whole.precision_yuan + part_total.precision_yuan) / 2
),

by_code as (
    select
        code_row.document_id,
        code_row.code,
        code_row.form_id = 'expenditure' as is_whole,
        min(code_row.cell_id) as cell_id,
        any_value(code_row.form_id) as form_id,
        sum(code_row.amount_yuan) as amount_yuan,
        sum(code_row.precision_yuan) as precision_yuan
    from code_row
    where
        code_row.scheme = 'function'
        and (code_row.form_id = 'expenditure' or code_row.form_id in (select part_form.form_id from part_form))
    group by code_row.document_id, code_row.code, is_whole
    having not bool_or(code_row.is_doubtful)
),

compared as ( -- noqa: ST03
    select
        whole.document_id,
        whole.form_id,
        cell_place.table_id,
        whole.cell_id,
        whole.amount_yuan,
        part.cell_id as other_cell_id,
        part.amount_yuan as other_amount_yuan,
        (whole.precision_yuan + part.precision_yuan) / 2 as tolerance
    from same_money
    inner join by_code as whole on same_money.document_id = whole.document_id and whole.is_whole
    inner join by_code as part
        on whole.document_id = part.document_id and whole.code = part.code and not part.is_whole
    inner join cell_place on whole.cell_id = cell_place.cell_id
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
