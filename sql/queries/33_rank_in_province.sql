-- Which agencies of a province spend most, and how well is it borne out?
-- 各省的部门中，谁的支出最多，数据有多可靠？
-- Ranked among the agencies that are here, within one year, measure and scope. Agencies whose name tells no province are left
-- out, and units whose department is here too. proved_percent is the share of the money that the document's sums prove; where
-- there are doubts (errors found in the form, or rows that it withholds), the rank says little: look at question 10 first.

with fault as (
    select
        chosen_form.document_id,
        count(*) as doubts
    from chosen_form
    inner join finding on chosen_form.document_id = finding.document_id and chosen_form.form_id = finding.form_id
    where
        chosen_form.view_name = 'expenditure_by_function'
        and finding.severity = 'error'
        and finding.outcome in ('failed', 'withheld')
    group by chosen_form.document_id
),

spent as (
    select
        expenditure_by_function.document_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.scope,
        expenditure_by_function.measure,
        left(expenditure_by_function.region_code, 2) || '0000' as province_code,
        sum(expenditure_by_function.amount_yuan) as amount_yuan,
        coalesce(
            sum(expenditure_by_function.amount_yuan) filter (where expenditure_by_function.proved), 0
        ) as proved_yuan
    from expenditure_by_function
    where
        expenditure_by_function.region_code is not null
        and expenditure_by_function.countable
    group by
        province_code,
        expenditure_by_function.document_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.scope,
        expenditure_by_function.measure
)

select
    dim_region.region_name as province,
    spent.fiscal_year,
    spent.scope,
    spent.measure,
    spent.agency_name,
    spent.amount_yuan,
    rank() over (
        partition by spent.province_code, spent.fiscal_year, spent.scope, spent.measure
        order by spent.amount_yuan desc
    ) as rank_in_province,
    count(*) over (partition by spent.province_code, spent.fiscal_year, spent.scope, spent.measure) as agencies,
    round(100 * spent.proved_yuan / nullif(spent.amount_yuan, 0), 1) as proved_percent,
    coalesce(fault.doubts, 0) as doubts_in_form
from spent
left join fault on spent.document_id = fault.document_id
inner join dim_region on spent.province_code = dim_region.region_code
order by
    spent.province_code,
    spent.fiscal_year,
    spent.scope,
    spent.measure,
    rank_in_province;
