-- What share of its expenditure does each agency plan project by project, and what keeps it going from year to year?
-- 各部门的支出中，基本支出和项目支出各占多少？
-- One form per document, named in scope. What a form does not split (unspecified) and payments to other bodies stand apart,
-- and the percentage is of basic and project expenditure only; it is empty where nothing is split. Where there are
-- doubts (errors found in the form, or rows that it withholds), the sums may not be whole: look at question 10 first.

with fault as (
    select
        chosen_form.document_id,
        count(*) as doubts
    from chosen_form
    inner join finding on chosen_form.document_id = finding.document_id and chosen_form.form_id = finding.form_id
    where
        chosen_form.view_name = 'expenditure_by_function'
        and finding.severity = 'error'
        and finding.outcome in ('failed', 'withheld')
    group by chosen_form.document_id
),

split as (
    select
        expenditure_by_function.document_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind,
        expenditure_by_function.scope,
        sum(expenditure_by_function.amount_yuan) as amount_yuan,
        sum(expenditure_by_function.amount_yuan) filter (
            where expenditure_by_function.expenditure_type in (
                'basic', 'personnel', 'public',
                'wages_and_welfare', 'individuals_and_families', 'goods_and_services', 'capital'
            )
        ) as basic_yuan,
        sum(expenditure_by_function.amount_yuan) filter (
            where expenditure_by_function.expenditure_type in ('project', 'other_operating', 'specific_target')
        ) as project_yuan
    from expenditure_by_function
    group by
        expenditure_by_function.document_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind,
        expenditure_by_function.scope
)

select
    split.agency_name,
    split.fiscal_year,
    split.document_kind,
    split.scope,
    split.basic_yuan,
    split.project_yuan,
    split.amount_yuan - coalesce(split.basic_yuan, 0) - coalesce(split.project_yuan, 0) as other_or_not_split_yuan,
    round(
        100 * coalesce(split.project_yuan, 0)
        / nullif(coalesce(split.basic_yuan, 0) + coalesce(split.project_yuan, 0), 0), 1
    ) as project_percent,
    coalesce(fault.doubts, 0) as doubts_in_form
from split
left join fault on split.document_id = fault.document_id
order by
    project_percent desc nulls last,
    split.agency_name asc,
    split.fiscal_year asc,
    split.document_kind asc;
