-- X36: 基本支出 and 项目支出 where a summary form has lines for them are in total what the form by function states: 收支总表
-- against 支出总表, 财政拨款收支总表 against 财政拨款支出表 or 一般公共预算支出表.
-- Why: both break the same expenditure down by the same types. Compared where the whole is the same, and once for both types:
-- what one has too much the other has too little.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with form_pair (summary_form_id, form_id, preference) as (
    values
    ('summary', 'expenditure', 1),
    ('appropriation_summary', 'appropriation_expenditure', 1),
    ('appropriation_summary', 'general_expenditure', 2)
),

line as (
    select
        figure.document_id,
        figure.form_id,
        figure.expenditure_type as part,
        min(figure.cell_id) as cell_id,
        min(figure.amount_yuan) as amount_yuan,
        max(figure.precision_yuan) as precision_yuan
    from figure
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.side = 'expenditure'
        and figure.form_id in ('summary', 'appropriation_summary')
        and figure.expenditure_type in ('basic', 'project')
        and figure.fund_source = 'all'
        and coalesce(figure.function_code, figure.department_economic_code, figure.government_economic_code) is null
    group by figure.document_id, figure.form_id, figure.expenditure_type
    -- Lines of one type that differ are parts of it.
    having min(figure.amount_yuan) = max(figure.amount_yuan) and count(doubtful_cell.cell_id) = 0
),

compared as ( -- noqa: ST03
    select
        line.document_id,
        line.cell_id,
        line.amount_yuan,
        spent.cell_id as other_cell_id,
        spent.amount_yuan as other_amount_yuan,
        (line.precision_yuan + spent.precision_yuan) / 2 as tolerance
    from form_pair
    inner join line on form_pair.summary_form_id = line.form_id
    inner join part_total as spent
        on form_pair.form_id = spent.form_id and line.document_id = spent.document_id and line.part = spent.part
    inner join part_total as form_whole
        on spent.document_id = form_whole.document_id and spent.form_id = form_whole.form_id and form_whole.part = 'all'
    inner join form_total as overview
        on
            line.document_id = overview.document_id
            and line.form_id = overview.form_id
            and overview.side = 'expenditure'
            and abs(overview.amount_yuan - form_whole.amount_yuan) <= (overview.precision_yuan + form_whole.precision_yuan) / 2
    qualify
        row_number() over (
            partition by line.document_id, line.form_id
            order by form_pair.preference asc, abs(line.amount_yuan - spent.amount_yuan) desc, line.part
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
