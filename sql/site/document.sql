-- Documents with what a page says of each: its agency and region, its versions, the department that contains it, how much
-- of it was read and is proved.

with failed as (
    select
        findings.document_id,
        count(*) filter (where findings.severity = 'error') as error_count,
        count(*) filter (where findings.severity = 'warning') as warning_count
    from findings
    where findings.outcome = 'failed' and findings.explained_by is null
    group by findings.document_id
),

-- Rows that do not make the total of their form.
short as (
    select
        expenditure_total.document_id,
        sum(expenditure_total.loaded_yuan) as loaded_yuan,
        sum(expenditure_total.printed_yuan) as printed_yuan,
        min(expenditure_total.printed_cell_id) as printed_cell_id
    from expenditure_total
    where not expenditure_total.adds_up
    group by expenditure_total.document_id
)

select
    dim_document.document_id,
    dim_document.agency_id,
    dim_agency.region_code,
    dim_document.fiscal_year,
    dim_document.document_kind,
    document_coverage.document_kind_zh,
    dim_document.file_name,
    document_version.is_counted,
    document_version.counted_document_id,
    part_of_department.part_of_document_id,
    department.agency_id as department_agency_id,
    short.loaded_yuan as short_yuan,
    short.printed_yuan as short_of_yuan,
    coalesce(dim_agency.agency_name, dim_document.agency_name) as agency_name,
    coalesce(department_agency.agency_name, department.agency_name) as department_name,
    coalesce(dim_region.full_name, '') as region_name,
    coalesce(province.region_name, '') as province_name,
    coalesce(document_coverage.fact_count, 0) as fact_count,
    coalesce(document_coverage.proved_count, 0) as proved_count,
    document_coverage.forms_partial + document_coverage.forms_set_aside + document_coverage.tables_not_understood
        as unread_count,
    coalesce(failed.error_count, 0) as error_count,
    coalesce(failed.warning_count, 0) as warning_count,
    split_part(short.printed_cell_id, ' ', 1) as short_of_cell_id
from dim_document
inner join document_version on dim_document.document_id = document_version.document_id
inner join document_coverage on dim_document.document_id = document_coverage.document_id
left join dim_agency on dim_document.agency_id = dim_agency.agency_id
left join dim_region on dim_agency.region_code = dim_region.region_code
left join dim_region as province on left(dim_agency.region_code, 2) || '0000' = province.region_code
left join part_of_department on dim_document.document_id = part_of_department.document_id
left join dim_document as department on part_of_department.part_of_document_id = department.document_id
left join dim_agency as department_agency on department.agency_id = department_agency.agency_id
left join failed on dim_document.document_id = failed.document_id
left join short on dim_document.document_id = short.document_id
order by
    province.region_code asc nulls last,
    dim_agency.region_code asc,
    agency_name asc,
    dim_document.agency_id asc,
    dim_document.fiscal_year desc nulls last,
    dim_document.document_kind asc,
    dim_document.document_id asc
