-- Every figure that the pages of agencies show, from the views that are safe to sum, in one shape. entry_codes and entry_names lead
-- from the widest entry to the one of the figure; column_key parts the figures of one entry; part_names tell apart figures
-- that share entry and column. A null in entry_codes is no step. A zero says nothing in a picture and is left out.

with type_root as (
    select
        own.expenditure_type,
        coalesce(grandparent.expenditure_type, parent.expenditure_type, own.expenditure_type) as root_type,
        [grandparent.expenditure_type, parent.expenditure_type, own.expenditure_type] as entry_codes,
        [grandparent.expenditure_type_name, parent.expenditure_type_name, own.expenditure_type_name] as entry_names
    from dim_expenditure_type as own
    left join dim_expenditure_type as parent on own.parent = parent.expenditure_type
    left join dim_expenditure_type as grandparent on parent.parent = grandparent.expenditure_type
),

by_function as materialized (
    select
        expenditure_by_function.*,
        [
            expenditure_by_function.class_code,
            expenditure_by_function.subclass_code,
            expenditure_by_function.item_code
        ] as entry_codes,
        [
            coalesce(expenditure_by_function.class_name, expenditure_by_function.function_name),
            coalesce(expenditure_by_function.subclass_name, expenditure_by_function.function_name),
            expenditure_by_function.item_name
        ] as entry_names
    from expenditure_by_function
),

function_figure as (
    select
        by_function.document_id,
        by_function.form_name,
        by_function.form_id,
        by_function.scope,
        by_function.scope_name,
        by_function.amount_yuan,
        by_function.cell_id,
        by_function.proved,
        by_function.entry_codes,
        by_function.entry_names,
        'function' as section_id,
        type_root.root_type as column_key,
        [by_function.unit_name, by_function.fund_source_name, by_function.expenditure_type_name] as part_names
    from by_function
    inner join type_root on by_function.expenditure_type = type_root.expenditure_type
),

type_figure as (
    select
        by_function.document_id,
        by_function.form_name,
        by_function.form_id,
        by_function.scope,
        by_function.scope_name,
        by_function.amount_yuan,
        by_function.cell_id,
        by_function.proved,
        type_root.entry_codes,
        type_root.entry_names,
        'type' as section_id,
        null as column_key,
        [by_function.unit_name, by_function.fund_source_name, by_function.function_name] as part_names
    from by_function
    inner join type_root on by_function.expenditure_type = type_root.expenditure_type
    where by_function.expenditure_type != 'unspecified'
),

economic_entry as (
    select
        expenditure_by_economic.*,
        coalesce(
            expenditure_by_economic.department_economic_code, expenditure_by_economic.government_economic_code, ''
        ) as entry_code,
        coalesce(
            expenditure_by_economic.department_economic_name, expenditure_by_economic.government_economic_name, ''
        ) as entry_name,
        coalesce(
            expenditure_by_economic.department_economic_class_name,
            expenditure_by_economic.government_economic_class_name
        ) as class_name
    from expenditure_by_economic
),

economic_figure as (
    select
        economic_entry.document_id,
        economic_entry.form_name,
        economic_entry.form_id,
        economic_entry.scope,
        economic_entry.scope_name,
        economic_entry.amount_yuan,
        economic_entry.cell_id,
        economic_entry.proved,
        'economic' as section_id,
        case
            when length(economic_entry.entry_code) > 3
                then [left(economic_entry.entry_code, 3), economic_entry.entry_code]
            else [economic_entry.entry_code]
        end as entry_codes,
        [coalesce(economic_entry.class_name, economic_entry.entry_name), economic_entry.entry_name] as entry_names,
        type_root.root_type as column_key,
        [
            economic_entry.unit_name,
            economic_entry.fund_source_name,
            economic_entry.expenditure_type_name,
            coalesce(economic_entry.function_name, ''),
            coalesce(economic_entry.government_economic_name, '')
        ] as part_names
    from economic_entry
    inner join type_root on economic_entry.expenditure_type = type_root.expenditure_type
),

item_name as (
    select map(list(code_label.code), list(code_label.label_zh)) as label_of
    from code_label
    where code_label.domain = 'item'
),

three_public_figure as (
    select
        three_public_by_basis.document_id,
        three_public_by_basis.form_name,
        three_public_by_basis.form_id,
        three_public_by_basis.amount_yuan,
        three_public_by_basis.cell_id,
        three_public_by_basis.proved,
        three_public_by_basis.basis as column_key,
        'three_public' as section_id,
        'fiscal_appropriation' as scope,
        '财政拨款' as scope_name,
        case
            when three_public_by_basis.item in ('vehicle_purchase', 'vehicle_operation')
                then ['total', 'vehicle_total', three_public_by_basis.item]
            when three_public_by_basis.item in ('overseas_travel', 'vehicle_total', 'reception')
                then ['total', three_public_by_basis.item]
            else [three_public_by_basis.item]
        end as entry_codes,
        case
            when three_public_by_basis.item in ('vehicle_purchase', 'vehicle_operation')
                then [item_name.label_of['total'], item_name.label_of['vehicle_total'], three_public_by_basis.item_zh]
            when three_public_by_basis.item in ('overseas_travel', 'vehicle_total', 'reception')
                then [item_name.label_of['total'], three_public_by_basis.item_zh]
            else [three_public_by_basis.item_zh]
        end as entry_names,
        [three_public_by_basis.unit_name, three_public_by_basis.fund_source_name] as part_names
    from three_public_by_basis
    cross join item_name
),

revenue_figure as (
    select
        revenue.document_id,
        revenue.form_name,
        revenue.form_id,
        revenue.scope,
        revenue.scope_name,
        revenue.amount_yuan,
        revenue.cell_id,
        revenue.proved,
        'revenue' as section_id,
        [revenue.fund_source] as entry_codes,
        [coalesce(revenue.fund_source_name, revenue.fund_source)] as entry_names,
        null as column_key,
        [revenue.unit_name, coalesce(revenue.function_name, ''), coalesce(revenue.line_name, '')] as part_names
    from revenue
),

project_figure as (
    select
        projects.document_id,
        projects.form_name,
        projects.form_id,
        projects.amount_yuan,
        projects.cell_id,
        projects.proved,
        'project' as section_id,
        'all_funds' as scope,
        '全部资金' as scope_name,
        [projects.project_name] as entry_codes,
        [projects.project_name] as entry_names,
        null as column_key,
        [
            projects.unit_name,
            projects.fund_source_name,
            projects.expenditure_type_name,
            coalesce(projects.function_name, '')
        ] as part_names
    from projects
),

figure as (
    select *
    from function_figure
    union all by name
    select *
    from type_figure
    union all by name
    select *
    from economic_figure
    union all by name
    select *
    from three_public_figure
    union all by name
    select *
    from revenue_figure
    union all by name
    select *
    from project_figure
)

select figure.*
from figure
where figure.amount_yuan != 0
order by figure.document_id, figure.section_id, figure.entry_codes, figure.column_key, figure.cell_id
