-- P06: every project of 项目支出表 has a target form, in documents that print one for most of their projects.
-- Why: 项目支出全面设置绩效目标, and the document shows that it publishes them project by project.
-- Tolerance: none. One comparison per project with money; documents with targets for fewer than half of their projects
-- publish chosen ones, and are not compared.
-- Source: 中共中央 国务院关于全面实施预算绩效管理的意见 (2018).
-- A target of the same code, of the same name, or of the same amount that no other project has, is the project's.
with project as (
    select
        project_amount.*,
        count(target.goal_id) over (partition by project_amount.cell_id) > 0 as has_target
    from project_amount
    left join target
        on
            project_amount.document_id = target.document_id
            and target.project_name is not null
            and (
                project_amount.project_code = target.project_code
                or same_name(target.plain_name, project_amount.plain_name)
                or same_name(project_amount.plain_name, target.plain_name)
                or project_amount.amount_yuan = target.amount_yuan
            )
    where project_amount.amount_yuan != 0
    qualify row_number() over (partition by project_amount.cell_id order by target.goal_id asc) = 1
),

compared as (
    select *
    from project
    qualify
        2 * sum(if(has_target, 1, 0)) over (partition by document_id) >= count(*) over (partition by document_id)
        and count(*) over (partition by document_id) > 1
)

select
    compared.document_id,
    cell_place.form_id,
    cell_place.table_id,
    compared.cell_id,
    'no target for ' || compared.project_name as stated,
    'a target form for each project' as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.has_target as holds,
    cell_place.row_place as place,
    cell_place.row_place || ' lists the project ' || compared.project_name || ' with ' || yuan_text(compared.amount_yuan)
    || '; the document has targets for its other projects, and none for this one.' as explanation,
    cell_place.row_place_zh || '列有项目“' || compared.project_name || '” ' || yuan_text(compared.amount_yuan)
    || '，文件公开了其他项目的绩效目标，但没有该项目的。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
