-- What was spent of what was budgeted?
-- 决算与预算相比，执行了多少？
-- The three public expenses as a final account prints both, and the whole expenditure where budget and final account of an
-- agency and year are both here with the same scope. Budgets change in the year: a final account may print the changed one.

with three_public_year as (
    select
        three_public_by_basis.document_id,
        three_public_by_basis.agency_name,
        three_public_by_basis.fiscal_year,
        three_public_by_basis.document_kind,
        three_public_by_basis.item_zh as subject,
        sum(three_public_by_basis.amount_yuan) filter (where three_public_by_basis.basis = 'budget') as budget_yuan,
        sum(three_public_by_basis.amount_yuan) filter (where three_public_by_basis.basis = 'final') as final_yuan
    from three_public_by_basis
    where ends_with(three_public_by_basis.document_kind, 'final_account')
    group by
        three_public_by_basis.document_id,
        three_public_by_basis.agency_name,
        three_public_by_basis.fiscal_year,
        three_public_by_basis.document_kind,
        three_public_by_basis.item_zh
),

total as (
    select
        expenditure_by_function.agency_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind,
        expenditure_by_function.scope,
        expenditure_by_function.scope_name,
        sum(expenditure_by_function.amount_yuan) as amount_yuan
    from expenditure_by_function
    group by
        expenditure_by_function.agency_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind,
        expenditure_by_function.scope,
        expenditure_by_function.scope_name
),

executed as (
    select
        three_public_year.agency_name,
        three_public_year.fiscal_year,
        three_public_year.document_kind,
        three_public_year.subject,
        three_public_year.budget_yuan,
        three_public_year.final_yuan
    from three_public_year
    where coalesce(three_public_year.budget_yuan, 0) != 0 or coalesce(three_public_year.final_yuan, 0) != 0
    union all
    select
        final_account.agency_name,
        final_account.fiscal_year,
        final_account.document_kind,
        '支出（' || final_account.scope_name || '）' as subject,
        budget.amount_yuan as budget_yuan,
        final_account.amount_yuan as final_yuan
    from total as final_account
    inner join total as budget
        on
            final_account.agency_id = budget.agency_id
            and final_account.fiscal_year = budget.fiscal_year
            and final_account.scope = budget.scope
            and final_account.document_kind = replace(budget.document_kind, 'budget', 'final_account')
    where ends_with(budget.document_kind, 'budget')
)

select
    executed.agency_name,
    executed.fiscal_year,
    executed.document_kind,
    executed.subject,
    executed.budget_yuan,
    executed.final_yuan,
    executed.final_yuan - executed.budget_yuan as difference_yuan,
    round(100 * executed.final_yuan / nullif(executed.budget_yuan, 0), 1) as percent_spent
from executed
order by
    executed.agency_name,
    executed.fiscal_year,
    executed.document_kind,
    executed.subject;
