-- Which projects have a word in their name, such as 医疗救助?
-- 哪些项目的名称含有某个词（例如“医疗救助”）？
-- Put your own word in the first line of the query. Projects of 项目支出表 and of performance targets: the same project may
-- stand in both, so amounts of different forms must not be added.

with wanted as (
    select '医疗救助' as word
),

named as (
    select
        projects.agency_name,
        projects.fiscal_year,
        projects.document_kind,
        projects.form_name,
        projects.unit_name,
        projects.project_name,
        projects.cell_id,
        projects.amount_yuan
    from projects
    union all
    select
        document_version.agency_name,
        document_version.fiscal_year,
        document_version.document_kind,
        dim_form.form_name,
        fact_performance_goal.unit_name,
        fact_performance_goal.project_name,
        fact_performance_goal.cell_id,
        fact_performance_goal.amount_yuan
    from fact_performance_goal
    inner join document_version on fact_performance_goal.document_id = document_version.document_id
    inner join dim_form on fact_performance_goal.form_id = dim_form.form_id
    where document_version.is_counted
)

select
    named.agency_name,
    named.fiscal_year,
    named.document_kind,
    named.form_name,
    named.unit_name,
    named.project_name,
    named.amount_yuan,
    named.cell_id
from named
inner join wanted on contains(named.project_name, wanted.word)
order by
    named.amount_yuan desc nulls last,
    named.agency_name asc,
    named.project_name asc,
    named.form_name asc;
