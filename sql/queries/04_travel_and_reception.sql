-- What do agencies plan for travel (差旅费, 30211) and for receiving guests (公务接待费, 30217)?
-- 各部门安排了多少差旅费和公务接待费？
-- Empty where the document prints no economic codes: that is not zero.

select
    dim_document.agency_name,
    dim_document.fiscal_year,
    expenditure_by_economic.scope,
    sum(expenditure_by_economic.amount_yuan) filter (
        where expenditure_by_economic.department_economic_code = '30211'
    ) as travel_yuan,
    sum(expenditure_by_economic.amount_yuan) filter (
        where expenditure_by_economic.department_economic_code = '30217'
    ) as reception_yuan
from dim_document
left join expenditure_by_economic on dim_document.document_id = expenditure_by_economic.document_id
group by
    dim_document.document_id,
    dim_document.agency_name,
    dim_document.fiscal_year,
    expenditure_by_economic.scope
order by
    dim_document.agency_name,
    dim_document.fiscal_year;
