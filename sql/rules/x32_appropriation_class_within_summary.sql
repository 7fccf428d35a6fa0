-- X32: no 类 is larger in 财政拨款收支总表 than in 收支总表.
-- Why: fiscal appropriation is a part of all expenditure on the class. One comparison for each 类 that both print.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with line as (
    select
        figure.document_id,
        figure.form_id,
        figure.function_code,
        min(figure.cell_id) as cell_id,
        sum(figure.amount_yuan) as amount_yuan,
        sum(figure.precision_yuan) as precision_yuan
    from figure
    inner join complete_form
        on figure.document_id = complete_form.document_id and figure.form_id = complete_form.form_id
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.is_fact
        and figure.form_id in ('summary', 'appropriation_summary')
        and figure.side = 'expenditure'
        and figure.classification = 'function'
        and length(figure.function_code) = 3
    group by figure.document_id, figure.form_id, figure.function_code
    having count(doubtful_cell.cell_id) = 0
),

compared as ( -- noqa: ST03
    select
        part.document_id,
        part.cell_id,
        part.amount_yuan,
        whole.cell_id as other_cell_id,
        whole.amount_yuan as other_amount_yuan,
        (part.precision_yuan + whole.precision_yuan) / 2 as tolerance
    from line as part
    inner join line as whole on part.document_id = whole.document_id and part.function_code = whole.function_code
    where part.form_id = 'appropriation_summary' and whole.form_id = 'summary'
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
