-- P08: a project code has one name throughout the performance and project forms of a document.
-- Why: the code is the project's in the project library, and so is the name.
-- Tolerance: white space, width of brackets and names cut off at their end are no difference.
-- Source: 预算管理一体化规范: 项目编码与项目名称一一对应.
with printed as (
    select
        document_id,
        table_id,
        cell_id,
        project_code,
        project_name,
        place,
        place_zh,
        form_id,
        plain_name
    from target
    where project_code is not null and project_name is not null
    union all by name
    select
        fact_project.document_id,
        fact_project.table_id,
        fact_project.cell_id,
        fact_project.project_code,
        fact_project.project_name,
        place_of(fact_project.cell_id) as place,
        place_zh_of(fact_project.cell_id) as place_zh,
        fact_project.form_id,
        normal_name(fact_project.project_name) as plain_name
    from fact_project
    where fact_project.project_code is not null and fact_project.form_id = 'project_expenditure'
),

first_name as (
    select
        document_id,
        project_code,
        arg_min(plain_name, cell_id) as plain_name,
        arg_min(project_name, cell_id) as project_name,
        arg_min(place, cell_id) as place,
        arg_min(place_zh, cell_id) as place_zh,
        min(cell_id) as cell_id
    from printed
    group by document_id, project_code
)

select
    printed.document_id,
    printed.form_id,
    printed.table_id,
    printed.cell_id,
    printed.project_code || ' ' || printed.project_name as stated,
    printed.project_code || ' ' || first_name.project_name as expected,
    cast(null as decimal(18, 2)) as difference,
    starts_with(printed.plain_name, first_name.plain_name) or starts_with(first_name.plain_name, printed.plain_name) as holds,
    printed.place,
    printed.place || ' gives the code ' || printed.project_code || ' the name ' || printed.project_name || '; '
    || first_name.place || ' gives it the name ' || first_name.project_name || '.' as explanation,
    printed.place_zh || '：项目编码 ' || printed.project_code || ' 的名称为“' || printed.project_name || '”，而'
    || first_name.place_zh || '为“' || first_name.project_name || '”。' as explanation_zh
from printed
inner join first_name
    on
        printed.document_id = first_name.document_id
        and printed.project_code = first_name.project_code
        and printed.cell_id != first_name.cell_id;
