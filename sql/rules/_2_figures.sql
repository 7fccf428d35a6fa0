-- Figures of all forms in one shape, and which forms may be held against others.

-- Forms that are of one fund or one type by their title: their widest column carries that fund or type, not all/unspecified.
create or replace temp table form_scope as
select
    dim_form.form_id,
    case
        when dim_form.form_id like 'general_%' or dim_form.form_id = 'operating_expenses' then 'general_public_budget'
        when dim_form.form_id like 'appropriation_%' and dim_form.form_id != 'appropriation_summary' then 'fiscal_appropriation'
        when dim_form.form_id like 'government_fund_%' then 'government_fund'
        when dim_form.form_id like 'state_capital_%' then 'state_capital'
        else 'all'
    end as own_fund,
    case
        when dim_form.form_id like '%_basic_%' then 'basic'
        when dim_form.form_id in ('general_project_economic', 'project_expenditure') then 'project'
        else 'unspecified'
    end as own_type
from dim_form;

-- Every figure of money with its coordinates, leaf or sum.
create or replace temp table figure as
with located as (
    select
        cell_id,
        document_id,
        form_id,
        table_id,
        unit_name,
        cast(null as varchar) as row_kind,
        cast(null as varchar) as side,
        cast(null as varchar) as classification,
        function_code,
        cast(null as varchar) as department_economic_code,
        cast(null as varchar) as government_economic_code,
        fund_source,
        expenditure_type,
        cast(null as varchar) as item,
        cast(null as varchar) as basis,
        amount_yuan
    from fact_expenditure_by_function
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        table_id,
        unit_name,
        function_code,
        department_economic_code,
        government_economic_code,
        fund_source,
        expenditure_type,
        amount_yuan
    from fact_expenditure_by_economic
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        table_id,
        unit_name,
        function_code,
        fund_source,
        'unspecified' as expenditure_type,
        amount_yuan
    from fact_revenue
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        table_id,
        unit_name,
        side,
        classification,
        function_code,
        department_economic_code,
        government_economic_code,
        fund_source,
        expenditure_type,
        amount_yuan
    from fact_summary_line
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        table_id,
        unit_name,
        function_code,
        fund_source,
        expenditure_type,
        amount_yuan
    from fact_project
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        table_id,
        unit_name,
        fund_source,
        'unspecified' as expenditure_type,
        item,
        basis,
        amount_yuan
    from fact_three_public
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        table_id,
        unit_name,
        row_kind,
        side,
        classification,
        function_code,
        department_economic_code,
        government_economic_code,
        fund_source,
        expenditure_type,
        item,
        basis,
        amount_yuan
    from control_total
)

select
    located.*,
    located.row_kind is null as is_fact,
    source_cell.row_number,
    source_cell.column_number,
    -- A figure without a known precision is taken as printed to the 分: the narrowest tolerance.
    coalesce(source_cell.precision_yuan, 0.01) as precision_yuan
from located
inner join source_cell on located.cell_id = source_cell.cell_id;

-- Tables that go on in a table of the same form which was set aside, beside or below: what they add up to is not known.
create or replace temp table cut_table as
select distinct loaded.table_id
from source_table as loaded
inner join source_table as other
    on
        loaded.document_id = other.document_id
        and loaded.form_id = other.form_id
        and abs(loaded.table_number - other.table_number) = 1
where loaded.status = 'loaded' and other.status = 'set_aside';

-- Tables of which a figure was set aside: their columns cannot be added up by us, so nothing is said about them.
create or replace temp table broken_table as
select distinct source_cell.table_id
from source_cell
where source_cell.cell_role = 'set_aside' and regexp_matches(source_cell.printed_text, '[0-9０-９]')
union
select cut_table.table_id
from cut_table;

-- Forms read whole: only their facts may be summed and held against other forms.
create or replace temp table complete_form as
select
    form_coverage.document_id,
    form_coverage.form_id
from form_coverage
where
    form_coverage.status = 'present'
    and not exists (
        select 1
        from source_table
        inner join broken_table on source_table.table_id = broken_table.table_id
        where source_table.document_id = form_coverage.document_id and source_table.form_id = form_coverage.form_id
    );

-- What each row of facts amounts to: its printed total where it has one, else the sum of its facts. A folded table has
-- several entries in one row, told apart by their codes.
create or replace temp table row_total as
with leaf as (
    select
        figure.document_id,
        figure.form_id,
        figure.table_id,
        figure.row_number,
        entry_of(figure.function_code, figure.department_economic_code, figure.government_economic_code) as entry,
        min(figure.function_code) as function_code,
        min(figure.department_economic_code) as department_economic_code,
        min(figure.government_economic_code) as government_economic_code,
        arg_min(figure.cell_id, figure.column_number) as cell_id,
        sum(figure.amount_yuan) as amount_yuan,
        sum(figure.precision_yuan) as precision_yuan
    from figure
    where figure.is_fact and figure.side is null and figure.item is null
    group by figure.document_id, figure.form_id, figure.table_id, figure.row_number, entry
),

printed as (
    select
        figure.table_id,
        figure.row_number,
        entry_of(figure.function_code, figure.department_economic_code, figure.government_economic_code) as entry,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan
    from figure
    inner join form_scope on figure.form_id = form_scope.form_id
    where
        not figure.is_fact
        and figure.side is null
        and figure.item is null
        and figure.fund_source in ('all', form_scope.own_fund)
        and figure.expenditure_type in ('unspecified', form_scope.own_type)
    qualify
        row_number() over (
            partition by figure.table_id, figure.row_number, entry
            order by
                figure.fund_source = 'all' desc,
                figure.expenditure_type = 'unspecified' desc,
                figure.amount_yuan desc,
                figure.cell_id asc
        ) = 1
)

select
    leaf.document_id,
    leaf.form_id,
    leaf.table_id,
    leaf.row_number,
    leaf.function_code,
    leaf.department_economic_code,
    leaf.government_economic_code,
    coalesce(printed.cell_id, leaf.cell_id) as cell_id,
    coalesce(printed.amount_yuan, leaf.amount_yuan) as amount_yuan,
    coalesce(printed.precision_yuan, leaf.precision_yuan) as precision_yuan
from leaf
left join printed on leaf.table_id = printed.table_id and leaf.row_number = printed.row_number and leaf.entry = printed.entry;
