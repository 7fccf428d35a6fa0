-- Which twenty items (项) take the most money, and what share of the agency's expenditure is each?
-- 哪二十个项级科目支出最多，各占本部门支出的多少？
-- Units whose department's document is here too are left out: their items are in the department's.

with item as (
    select
        expenditure_by_function.document_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind,
        expenditure_by_function.function_code,
        expenditure_by_function.function_name,
        sum(expenditure_by_function.amount_yuan) as amount_yuan
    from expenditure_by_function
    where expenditure_by_function.part_of_document_id is null
    group by all
)

select
    item.agency_name,
    item.fiscal_year,
    item.document_kind,
    item.function_code,
    item.function_name,
    item.amount_yuan,
    round(100 * item.amount_yuan / sum(item.amount_yuan) over (partition by item.document_id), 1) as percent_of_agency
from item
order by
    item.amount_yuan desc,
    item.agency_name asc,
    item.function_code asc
limit 20;
