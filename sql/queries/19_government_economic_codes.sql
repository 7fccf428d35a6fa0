-- What is the money of each agency in the terms of the government budget: its own salaries, subsidies to institutions?
-- 按政府预算支出经济分类，各部门支出如何构成？
-- Only documents whose form prints these codes, and the money that the form covers: basic expenditure in many, see scope.

with composed as (
    select
        expenditure_by_economic.document_id,
        expenditure_by_economic.agency_name,
        expenditure_by_economic.fiscal_year,
        expenditure_by_economic.document_kind,
        expenditure_by_economic.scope,
        expenditure_by_economic.government_economic_class_code as class_code,
        expenditure_by_economic.government_economic_class_name as class_name,
        sum(expenditure_by_economic.amount_yuan) as amount_yuan
    from expenditure_by_economic
    where expenditure_by_economic.government_economic_code is not null
    group by all
)

select
    composed.agency_name,
    composed.fiscal_year,
    composed.document_kind,
    composed.scope,
    composed.class_code,
    composed.class_name,
    composed.amount_yuan,
    round(100 * composed.amount_yuan / nullif(sum(composed.amount_yuan) over (partition by composed.document_id), 0), 1)
        as percent_of_scope
from composed
order by
    composed.agency_name,
    composed.fiscal_year,
    composed.document_kind,
    composed.class_code;
