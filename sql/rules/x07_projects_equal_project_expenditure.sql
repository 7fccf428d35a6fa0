-- X07: the total of 项目支出表 equals the project expenditure of 支出总表; where the document has no 支出总表 with a
-- project column, the project expenditure of 一般公共预算支出表, which it then at least must reach.
-- Why: the project form lists one by one what the other states as 项目支出.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with compared as (
    select
        project.document_id,
        project.form_id,
        project.table_id,
        project.cell_id,
        project.amount_yuan,
        expenditure.cell_id as other_cell_id,
        expenditure.amount_yuan as other_amount_yuan,
        expenditure.form_id as other_form_id,
        (project.precision_yuan + expenditure.precision_yuan) / 2 as tolerance
    from form_total as project
    inner join form_type_total as expenditure
        on
            project.document_id = expenditure.document_id
            and expenditure.form_id in ('expenditure', 'general_expenditure')
            and expenditure.type_family = 'project'
    where project.form_id = 'project_expenditure' and project.row_kind = 'total'
    qualify row_number() over (partition by project.document_id order by expenditure.form_id = 'expenditure' desc) = 1
)

select
    document_id,
    form_id,
    table_id,
    cell_id,
    yuan_text(amount_yuan) as stated,
    yuan_text(other_amount_yuan) as expected,
    cast(amount_yuan - other_amount_yuan as decimal(18, 2)) as difference,
    case
        when other_form_id = 'expenditure' then abs(amount_yuan - other_amount_yuan) <= tolerance
        -- Other funds may pay for projects too.
        else amount_yuan - other_amount_yuan >= -tolerance
    end as holds,
    place_of(cell_id) as place,
    differ_text(cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation,
    differ_text_zh(cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation_zh
from compared;
