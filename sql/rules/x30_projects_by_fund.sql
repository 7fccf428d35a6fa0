-- X30: a fund column of 项目支出表 has in total the 项目支出 of the form of that fund.
-- Why: the project form lists one by one what 一般公共预算支出表 and 政府性基金支出表 state as 项目支出.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with fund_form (fund_source, form_id) as (
    values
    ('general_public_budget', 'general_expenditure'),
    ('government_fund', 'government_fund_expenditure'),
    ('state_capital', 'state_capital_expenditure')
),

compared as ( -- noqa: ST03
    select
        project.document_id,
        project.cell_id,
        project.amount_yuan,
        spent.cell_id as other_cell_id,
        spent.amount_yuan as other_amount_yuan,
        (project.precision_yuan + spent.precision_yuan) / 2 as tolerance
    from fund_form
    inner join fund_total as project on fund_form.fund_source = project.fund_source
    inner join part_total as spent
        on fund_form.form_id = spent.form_id and project.document_id = spent.document_id and spent.part = 'project'
    where project.form_id = 'project_expenditure'
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
