-- Which projects are paid for, by which unit, from which money?
-- 安排了哪些项目，由哪个单位执行，资金从哪里来？

select
    projects.agency_name,
    projects.fiscal_year,
    projects.document_kind,
    projects.unit_name,
    projects.project_name,
    projects.fund_source_name,
    sum(projects.amount_yuan) as amount_yuan
from projects
group by all
order by
    projects.agency_name asc,
    projects.fiscal_year asc,
    projects.document_kind asc,
    sum(projects.amount_yuan) desc,
    projects.project_name asc;
