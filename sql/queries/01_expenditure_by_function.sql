-- What does each agency spend its money on? Expenditure by 类, 款 and 项.
-- 各部门的钱花在哪些方面？按功能分类的类、款、项列示支出。
-- One form per document is summed; scope says what money it covers. A budget and a final account are two measures, and a
-- department's document contains its units': see 12 before adding up.

select
    expenditure_by_function.agency_name,
    expenditure_by_function.fiscal_year,
    expenditure_by_function.document_kind,
    expenditure_by_function.scope,
    expenditure_by_function.class_code,
    expenditure_by_function.class_name,
    expenditure_by_function.subclass_code,
    expenditure_by_function.subclass_name,
    expenditure_by_function.item_code,
    expenditure_by_function.item_name,
    sum(expenditure_by_function.amount_yuan) as amount_yuan
from expenditure_by_function
group by all
order by
    expenditure_by_function.agency_name,
    expenditure_by_function.fiscal_year,
    expenditure_by_function.document_kind,
    expenditure_by_function.class_code,
    expenditure_by_function.subclass_code,
    expenditure_by_function.item_code,
    expenditure_by_function.scope;
