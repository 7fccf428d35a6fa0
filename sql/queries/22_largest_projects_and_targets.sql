-- Which twenty projects take the most money, and what are they to achieve?
-- 哪二十个项目资金最多，绩效目标是什么、有多少指标？
-- A target is a project's if it bears its name or code, or, else, its amount where no other project of the document has the
-- same: target_by says which. Empty where the document publishes no target of it. Departments' units are left out.

with project as (
    select
        projects.document_id,
        projects.agency_name,
        projects.fiscal_year,
        projects.document_kind,
        projects.unit_name,
        projects.project_name,
        max(projects.project_code) as project_code,
        sum(projects.amount_yuan) as amount_yuan
    from projects
    where projects.part_of_document_id is null
    group by
        projects.document_id,
        projects.agency_name,
        projects.fiscal_year,
        projects.document_kind,
        projects.unit_name,
        projects.project_name
),

alone as (
    select
        project.*,
        count(*) over (partition by project.document_id, project.amount_yuan) = 1 as amount_is_its_own
    from project
),

target as (
    select
        alone.*,
        goal.goal_id,
        goal.goal,
        goal.indicator_count,
        case
            when alone.project_code = goal.project_code then 'code'
            when alone.project_name = goal.project_name then 'name'
            when goal.goal_id is not null then 'amount'
        end as target_by
    from alone
    left join fact_performance_goal as goal
        on
            alone.document_id = goal.document_id
            and goal.form_id != 'overall_performance'
            and (
                alone.project_code = goal.project_code
                or alone.project_name = goal.project_name
                or (alone.amount_is_its_own and alone.amount_yuan = goal.amount_yuan)
            )
    -- Two units may carry out a project of the same name: the target of the same amount is the project's, then its own unit's.
    qualify
        row_number() over (
            partition by alone.document_id, alone.unit_name, alone.project_name
            order by
                array_position(['code', 'name', 'amount'], target_by) asc nulls last,
                coalesce(alone.amount_yuan = goal.amount_yuan, false) desc,
                alone.unit_name = goal.unit_name desc,
                goal.goal_id asc
        ) = 1
)

select
    target.agency_name,
    target.fiscal_year,
    target.document_kind,
    target.unit_name,
    target.project_name,
    target.amount_yuan,
    target.target_by,
    target.indicator_count,
    target.goal
from target
order by
    target.amount_yuan desc,
    target.agency_name asc,
    target.project_name asc
limit 20;
