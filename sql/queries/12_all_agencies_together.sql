-- What do all agencies spend together, without counting any money twice?
-- 所有部门合计支出多少（不重复计算）？
-- Budgets and final accounts are two measures, and so are scopes. A unit whose department's document is here too is left
-- out, since that document contains its money; where no document says so, nobody can tell (document_relation). So are
-- documents without a year.

select
    expenditure_by_function.fiscal_year,
    expenditure_by_function.scope,
    expenditure_by_function.measure,
    count(distinct expenditure_by_function.document_id) as documents,
    sum(expenditure_by_function.amount_yuan) as amount_yuan
from expenditure_by_function
where expenditure_by_function.countable
group by
    expenditure_by_function.fiscal_year,
    expenditure_by_function.scope,
    expenditure_by_function.measure
order by
    expenditure_by_function.fiscal_year,
    expenditure_by_function.scope,
    expenditure_by_function.measure;
