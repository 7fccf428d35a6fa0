-- X08: where 项目支出表 says of each project whether it is 其他运转类 or 特定目标类, and an expenditure form splits its
-- project expenditure in the same way, both give the same amount to each type.
-- Why: the type belongs to the project; it cannot change from form to form. One comparison per expenditure form, made on
-- the type that the forms disagree about most, and only where both forms are read whole and hold the same project money.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 预算管理一体化规范 (财办〔2020〕13号), 项目支出 = 其他运转类 + 特定目标类.
with split as (
    select
        figure.document_id,
        figure.form_id,
        min(figure.table_id) as table_id,
        figure.expenditure_type,
        min(figure.cell_id) as cell_id,
        sum(figure.amount_yuan) as amount_yuan,
        sum(figure.precision_yuan) as precision_yuan
    from figure
    inner join complete_form
        on figure.document_id = complete_form.document_id and figure.form_id = complete_form.form_id
    where
        figure.is_fact
        and figure.form_id in ('project_expenditure', 'expenditure', 'general_expenditure')
        and figure.expenditure_type in ('other_operating', 'specific_target', 'project')
    group by figure.document_id, figure.form_id, figure.expenditure_type
),

whole as (
    select
        document_id,
        form_id,
        sum(amount_yuan) as amount_yuan,
        sum(precision_yuan) as precision_yuan
    from split
    group by document_id, form_id
    having count_if(expenditure_type = 'project') = 0
),

same_money as (
    select
        project.document_id,
        expenditure.form_id
    from whole as project
    inner join whole as expenditure on project.document_id = expenditure.document_id
    where
        project.form_id = 'project_expenditure'
        and expenditure.form_id != 'project_expenditure'
        and abs(project.amount_yuan - expenditure.amount_yuan) <= (project.precision_yuan + expenditure.precision_yuan) / 2
),

compared as (
    select
        same_money.document_id,
        same_money.form_id,
        expenditure.table_id,
        expenditure.cell_id,
        expenditure.amount_yuan,
        expenditure.expenditure_type,
        (
            select min(other.cell_id)
            from split as other
            where other.document_id = same_money.document_id and other.form_id = 'project_expenditure'
        ) as other_cell_id,
        coalesce(project.amount_yuan, 0) as other_amount_yuan,
        (expenditure.precision_yuan + coalesce(project.precision_yuan, 0)) / 2 as tolerance
    from same_money
    inner join split as expenditure
        on same_money.document_id = expenditure.document_id and same_money.form_id = expenditure.form_id
    left join split as project
        on
            expenditure.document_id = project.document_id
            and expenditure.expenditure_type = project.expenditure_type
            and project.form_id = 'project_expenditure'
    qualify
        row_number() over (
            partition by same_money.document_id, same_money.form_id
            order by expenditure.amount_yuan - coalesce(project.amount_yuan, 0) desc, expenditure.expenditure_type
        ) = 1
)

select
    compared.document_id,
    compared.form_id,
    compared.table_id,
    compared.cell_id,
    yuan_text(compared.amount_yuan) as stated,
    yuan_text(compared.other_amount_yuan) as expected,
    cast(compared.amount_yuan - compared.other_amount_yuan as decimal(18, 2)) as difference,
    abs(compared.amount_yuan - compared.other_amount_yuan) <= compared.tolerance as holds,
    place_of(compared.cell_id) as place,
    'The form of ' || place_of(compared.cell_id) || ' holds ' || yuan_text(compared.amount_yuan) || ' of '
    || dim_expenditure_type.expenditure_type_name || '; the project form of ' || place_of(compared.other_cell_id) || ' holds '
    || yuan_text(compared.other_amount_yuan) || ' of that type, though both hold the same project expenditure in all.'
        as explanation,
    place_zh_of(compared.cell_id) || '所在的表共列' || dim_expenditure_type.expenditure_type_name || ' '
    || yuan_text(compared.amount_yuan) || '；' || place_zh_of(compared.other_cell_id) || '所在的项目支出表该类型共 '
    || yuan_text(compared.other_amount_yuan) || '，而两表的项目支出总额相同。' as explanation_zh
from compared
inner join dim_expenditure_type on compared.expenditure_type = dim_expenditure_type.expenditure_type;
