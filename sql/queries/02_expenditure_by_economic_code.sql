-- What does each agency buy with it? Expenditure by economic code: wages, office supplies, pensions.
-- 各部门的钱花成了什么？按部门预算支出经济分类列示支出。
-- Many documents print basic expenditure only: compare agencies within one scope. Some print no economic codes at all.

select
    expenditure_by_economic.agency_name,
    expenditure_by_economic.fiscal_year,
    expenditure_by_economic.document_kind,
    expenditure_by_economic.scope,
    expenditure_by_economic.department_economic_class_code as class_code,
    expenditure_by_economic.department_economic_class_name as class_name,
    expenditure_by_economic.department_economic_code,
    expenditure_by_economic.department_economic_name,
    sum(expenditure_by_economic.amount_yuan) as amount_yuan
from expenditure_by_economic
group by all
order by
    expenditure_by_economic.agency_name,
    expenditure_by_economic.fiscal_year,
    expenditure_by_economic.document_kind,
    expenditure_by_economic.department_economic_code;
