-- Totals that documents print, by what they are the total of, in the terms of figure.sql: where a sum of figures is printed
-- too, the printed total is its evidence. code is the last of entry_codes, empty for the whole; column_key is empty for all columns.

with total as (
    select
        control_total.document_id,
        control_total.form_id,
        control_total.cell_id,
        control_total.amount_yuan,
        control_total.proved,
        control_total.row_kind,
        control_total.line_name,
        control_total.fund_source,
        control_total.expenditure_type,
        control_total.item,
        control_total.basis,
        coalesce(control_total.function_code, '') as function_code,
        coalesce(control_total.department_economic_code, control_total.government_economic_code, '') as economic_code
    from control_total
    inner join document_version on control_total.document_id = document_version.document_id
    where document_version.is_counted and control_total.amount_yuan != 0
),

keyed as (
    select
        total.*,
        'function' as section_id,
        total.function_code as code,
        case when total.expenditure_type = 'unspecified' then '' else total.expenditure_type end as column_key
    from total
    where total.row_kind in ('code', 'total', 'grand_total', 'unit')
    union all
    select
        total.*,
        'type' as section_id,
        case when total.expenditure_type = 'unspecified' then '' else total.expenditure_type end as code,
        '' as column_key
    from total
    where total.row_kind in ('total', 'grand_total', 'unit') and total.function_code = ''
    union all
    select
        total.*,
        'economic' as section_id,
        total.economic_code as code,
        case when total.expenditure_type = 'unspecified' then '' else total.expenditure_type end as column_key
    from total
    where total.row_kind in ('code', 'total', 'grand_total', 'unit')
    union all
    select
        total.*,
        'three_public' as section_id,
        total.item as code,
        total.basis as column_key
    from total
    where total.item is not null
    union all
    select
        total.*,
        'revenue' as section_id,
        case when total.fund_source = 'all' then '' else total.fund_source end as code,
        '' as column_key
    from total
    where total.row_kind in ('total', 'grand_total', 'current_total', 'unit') and total.function_code = ''
    union all
    select
        total.*,
        'project' as section_id,
        case when total.row_kind = 'project' then coalesce(total.line_name, '') else '' end as code,
        '' as column_key
    from total
    where total.row_kind in ('project', 'total', 'grand_total', 'unit')
)

-- Of several that print the same amount, that of the whole table and of all funds, a proved one first.
select
    keyed.section_id,
    keyed.document_id,
    keyed.form_id,
    keyed.code,
    keyed.column_key,
    keyed.amount_yuan,
    keyed.cell_id,
    keyed.proved
from keyed
qualify
    row_number() over (
        partition by
            keyed.section_id, keyed.document_id, keyed.form_id, keyed.code, keyed.column_key, keyed.amount_yuan
        order by
            keyed.proved desc,
            keyed.row_kind = 'unit' asc,
            keyed.fund_source = 'all' desc,
            keyed.cell_id asc
    ) = 1
order by keyed.document_id, keyed.section_id, keyed.code, keyed.column_key, keyed.cell_id
