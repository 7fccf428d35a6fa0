-- How much of the general public budget goes into the three public expenses?
-- “三公”经费占一般公共预算支出的比重是多少？
-- The base is the form of general public budget expenditure (一般公共预算支出表), or of appropriations (财政拨款支出表) where
-- there is none: base_form_id says which. Documents that print neither whole, or no amount of the three, are left out.

with base as (
    select
        fact_expenditure_by_function.document_id,
        fact_expenditure_by_function.form_id,
        sum(fact_expenditure_by_function.amount_yuan) as base_yuan
    from fact_expenditure_by_function
    inner join form_coverage
        on
            fact_expenditure_by_function.document_id = form_coverage.document_id
            and fact_expenditure_by_function.form_id = form_coverage.form_id
    where
        form_coverage.status = 'present'
        and fact_expenditure_by_function.form_id in ('general_expenditure', 'appropriation_expenditure')
    group by
        fact_expenditure_by_function.document_id,
        fact_expenditure_by_function.form_id
    qualify
        row_number() over (
            partition by fact_expenditure_by_function.document_id
            order by fact_expenditure_by_function.form_id != 'general_expenditure'
        ) = 1
),

planned as (
    select
        three_public.document_id,
        three_public.agency_name,
        three_public.fiscal_year,
        three_public.document_kind,
        three_public.basis,
        sum(three_public.amount_yuan) as three_public_yuan
    from three_public
    group by
        three_public.document_id,
        three_public.agency_name,
        three_public.fiscal_year,
        three_public.document_kind,
        three_public.basis
)

select
    planned.agency_name,
    planned.fiscal_year,
    planned.document_kind,
    planned.basis,
    planned.three_public_yuan,
    base.base_yuan,
    base.form_id as base_form_id,
    round(100 * planned.three_public_yuan / nullif(base.base_yuan, 0), 3) as percent_of_base
from planned
inner join base on planned.document_id = base.document_id
order by
    percent_of_base desc nulls last,
    planned.agency_name asc,
    planned.fiscal_year asc,
    planned.document_kind asc;
