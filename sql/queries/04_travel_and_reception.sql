-- What do agencies plan for travel (差旅费, 30211) and for receiving guests (公务接待费, 30217)?
-- 各部门安排了多少差旅费和公务接待费？
-- Empty where the document prints no economic codes: that is not zero.

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    expenditure_by_economic.scope,
    sum(expenditure_by_economic.amount_yuan) filter (
        where expenditure_by_economic.department_economic_code = '30211'
    ) as travel_yuan,
    sum(expenditure_by_economic.amount_yuan) filter (
        where expenditure_by_economic.department_economic_code = '30217'
    ) as reception_yuan
from document_version
left join expenditure_by_economic on document_version.document_id = expenditure_by_economic.document_id
where document_version.is_counted
group by
    document_version.document_id,
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    expenditure_by_economic.scope
order by
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind;
