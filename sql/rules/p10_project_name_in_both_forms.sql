-- P10: a project has the same name in 项目支出表 and in its target form.
-- Why: both are made of one entry of the project library; under two names it cannot be followed.
-- Tolerance: white space, width of brackets, and names cut off at their end are no difference.
-- Source: 预算管理一体化规范: 项目名称.
-- A project and a target that bear no name of the other form are one where their amounts are equal and no other project
-- or target of the document has that amount, and where most characters of the names are the same.
with project as (
    select
        *,
        count(*) over (partition by document_id, amount_yuan) as same_amounts
    from project_amount
    where amount_yuan != 0
),

goal as (
    select
        *,
        count(*) over (partition by document_id, amount_yuan) as same_amounts
    from target
    where project_name is not null and amount_yuan != 0 and form_id != 'overall_performance'
),

paired as (
    select
        goal.*,
        project.cell_id as other_cell_id,
        project.project_name as other_name,
        same_name(goal.plain_name, project.plain_name) or same_name(project.plain_name, goal.plain_name) as holds
    from goal
    inner join project
        on
            goal.document_id = project.document_id
            and goal.amount_yuan = project.amount_yuan
            and goal.same_amounts = 1
            and project.same_amounts = 1
)

select
    paired.document_id,
    paired.form_id,
    paired.table_id,
    paired.cell_id,
    paired.project_name as stated,
    paired.other_name as expected,
    cast(null as decimal(18, 2)) as difference,
    paired.holds,
    paired.place,
    paired.place || ' and ' || cell_place.row_place || ' state the same amount, ' || yuan_text(paired.amount_yuan)
    || ', for projects of two names: ' || paired.project_name || ' and ' || paired.other_name || '.' as explanation,
    paired.place_zh || '与' || cell_place.row_place_zh || '金额相同（' || yuan_text(paired.amount_yuan)
    || '），项目名称却不一致：“' || paired.project_name || '”与“' || paired.other_name || '”。' as explanation_zh
from paired
inner join cell_place on paired.other_cell_id = cell_place.cell_id
where
    paired.holds
    or (
        jaccard(paired.plain_name, normal_name(paired.other_name)) >= 0.6
        and not exists (
            select 1
            from project_amount
            where project_amount.document_id = paired.document_id and project_amount.plain_name = paired.plain_name
        )
        and not exists (
            select 1
            from target
            where
                target.document_id = paired.document_id
                and target.plain_name = normal_name(paired.other_name)
        )
    );
