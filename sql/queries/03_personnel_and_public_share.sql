-- How much of basic expenditure is for people, and how much keeps the office running?
-- 基本支出中人员经费和公用经费各占多少？
-- Of the forms that part the two, the widest one of each document that was read whole; one version of each disclosure.

with form as (
    select
        preference.form_id,
        preference.preference
    from (
        values
        ('expenditure', 1),
        ('appropriation_expenditure', 2),
        ('general_expenditure', 3),
        ('general_basic_function', 4),
        ('general_basic_economic', 5)
    ) as preference (form_id, preference)
),

fact as (
    select
        document_id,
        form_id,
        expenditure_type,
        amount_yuan
    from fact_expenditure_by_function
    union all
    select
        document_id,
        form_id,
        expenditure_type,
        amount_yuan
    from fact_expenditure_by_economic
),

part as (
    select
        fact.document_id,
        fact.form_id,
        form.preference,
        fact.amount_yuan,
        fact.expenditure_type in ('personnel', 'wages_and_welfare', 'individuals_and_families') as is_personnel
    from fact
    inner join form on fact.form_id = form.form_id
    inner join form_coverage on fact.document_id = form_coverage.document_id and fact.form_id = form_coverage.form_id
    inner join document_version on fact.document_id = document_version.document_id
    where
        form_coverage.status = 'present'
        and document_version.is_counted
        and fact.expenditure_type in (
            'personnel', 'wages_and_welfare', 'individuals_and_families', 'public', 'goods_and_services', 'capital'
        )
),

chosen as (
    select
        part.document_id,
        part.form_id,
        part.amount_yuan,
        part.is_personnel
    from part
    qualify part.preference = min(part.preference) over (partition by part.document_id)
)

select
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    chosen.form_id,
    sum(chosen.amount_yuan) filter (where chosen.is_personnel) as personnel_yuan,
    sum(chosen.amount_yuan) filter (where not chosen.is_personnel) as public_yuan,
    round(100 * sum(chosen.amount_yuan) filter (where chosen.is_personnel) / sum(chosen.amount_yuan), 1) as personnel_percent
from chosen
inner join dim_document on chosen.document_id = dim_document.document_id
group by
    chosen.document_id,
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    chosen.form_id
order by
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind;
