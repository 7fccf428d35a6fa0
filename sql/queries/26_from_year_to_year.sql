-- How does an agency's expenditure change from one year to the next?
-- 同一部门的支出逐年如何变化？
-- From the documents themselves, not from what they say of last year; the same kind of document and scope only. Years between
-- may be missing: previous_year says which is compared. Names are as printed, so a renamed agency begins anew.

with yearly as (
    select
        expenditure_by_function.agency_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind,
        expenditure_by_function.scope,
        sum(expenditure_by_function.amount_yuan) as amount_yuan
    from expenditure_by_function
    where expenditure_by_function.fiscal_year is not null
    group by
        expenditure_by_function.agency_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind,
        expenditure_by_function.scope
),

compared as (
    select
        yearly.*,
        lag(yearly.fiscal_year) over earlier as previous_year,
        lag(yearly.amount_yuan) over earlier as previous_yuan
    from yearly
    window earlier as (partition by yearly.agency_id, yearly.document_kind, yearly.scope order by yearly.fiscal_year)
)

select
    compared.agency_name,
    compared.fiscal_year,
    compared.document_kind,
    compared.scope,
    compared.amount_yuan,
    compared.previous_year,
    compared.previous_yuan,
    compared.amount_yuan - compared.previous_yuan as change_yuan,
    round(100 * (compared.amount_yuan - compared.previous_yuan) / nullif(compared.previous_yuan, 0), 2) as change_percent
from compared
where compared.previous_year is not null
order by
    compared.agency_name,
    compared.document_kind,
    compared.scope,
    compared.fiscal_year;
