-- What do agencies spend on meetings (会议费) and training (培训费)?
-- 各部门安排了多少会议费和培训费？
-- Two places print them: the form of three public expenses, and economic codes 30215 and 30216. They cover different money
-- (scope), so never add the two. Empty where the document prints none: that is not zero.

with form_amount as (
    select
        three_public_by_basis.document_id,
        sum(three_public_by_basis.amount_yuan) filter (where three_public_by_basis.item = 'conference') as meetings_yuan,
        sum(three_public_by_basis.amount_yuan) filter (where three_public_by_basis.item = 'training') as training_yuan
    from three_public_by_basis
    where three_public_by_basis.basis in ('current', 'final')
    group by three_public_by_basis.document_id
),

code_amount as (
    select
        expenditure_by_economic.document_id,
        expenditure_by_economic.scope,
        sum(expenditure_by_economic.amount_yuan) filter (
            where expenditure_by_economic.department_economic_code = '30215'
        ) as meetings_yuan,
        sum(expenditure_by_economic.amount_yuan) filter (
            where expenditure_by_economic.department_economic_code = '30216'
        ) as training_yuan
    from expenditure_by_economic
    group by
        expenditure_by_economic.document_id,
        expenditure_by_economic.scope
)

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    form_amount.meetings_yuan as meetings_in_form_yuan,
    form_amount.training_yuan as training_in_form_yuan,
    code_amount.scope as code_scope,
    code_amount.meetings_yuan as meetings_by_code_yuan,
    code_amount.training_yuan as training_by_code_yuan
from document_version
left join form_amount on document_version.document_id = form_amount.document_id
left join code_amount on document_version.document_id = code_amount.document_id
where
    document_version.is_counted
    and coalesce(
        form_amount.meetings_yuan, form_amount.training_yuan, code_amount.meetings_yuan, code_amount.training_yuan
    ) is not null
order by
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind;
