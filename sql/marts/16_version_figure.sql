-- Two versions of a disclosure, figure by figure. Figures are the same where form, row and column mean the same, whatever
-- page or table they stand in; rows that mean the same are added up first, since some forms print a code many times.

create view version_figure as
with version as (
    select
        document_version.document_id,
        document_version.counted_document_id,
        document_version.is_counted
    from document_version
    where document_version.version_count > 1
),

located as (
    select
        cell_id,
        document_id,
        form_id,
        unit_name,
        function_code,
        function_name as row_name,
        fund_source,
        expenditure_type,
        amount_yuan
    from fact_expenditure_by_function
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        unit_name,
        function_code,
        department_economic_code,
        government_economic_code,
        coalesce(department_economic_name, government_economic_name) as row_name,
        fund_source,
        expenditure_type,
        amount_yuan
    from fact_expenditure_by_economic
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        unit_name,
        function_code,
        function_name as row_name,
        fund_source,
        amount_yuan
    from fact_revenue
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        unit_name,
        side,
        classification,
        function_code,
        department_economic_code,
        government_economic_code,
        line_name as row_name,
        fund_source,
        expenditure_type,
        amount_yuan
    from fact_summary_line
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        unit_name,
        project_name as thing,
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
        unit_name,
        item,
        basis,
        fund_source,
        amount_yuan
    from fact_three_public
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        unit_name,
        project_name || coalesce(' ' || catalogue_name, '') as thing,
        function_code,
        department_economic_code,
        government_economic_code,
        fund_source,
        amount_yuan
    from fact_procurement
    union all by name
    select
        cell_id,
        document_id,
        form_id,
        unit_name,
        row_kind,
        side,
        classification,
        function_code,
        department_economic_code,
        government_economic_code,
        line_name as row_name,
        fund_source,
        expenditure_type,
        item,
        basis,
        amount_yuan
    from control_total
),

keyed as (
    select
        located.document_id,
        located.form_id,
        located.cell_id,
        located.amount_yuan,
        concat_ws(
            '|',
            coalesce(located.row_kind, 'fact'),
            located.unit_name,
            coalesce(located.side, ''),
            coalesce(located.classification, ''),
            coalesce(located.thing, ''),
            coalesce(located.function_code, ''),
            coalesce(located.department_economic_code, ''),
            coalesce(located.government_economic_code, ''),
            -- Where there is a code, the name beside it may be printed otherwise.
            case
                when coalesce(located.function_code, located.department_economic_code, located.government_economic_code) is null
                    then coalesce(located.row_name, '')
                else ''
            end,
            coalesce(located.fund_source, ''),
            coalesce(located.expenditure_type, ''),
            coalesce(located.item, ''),
            coalesce(located.basis, '')
        ) as figure_key
    from located
    where located.document_id in (select version.document_id from version)
),

figure as (
    select
        keyed.document_id,
        keyed.form_id,
        keyed.figure_key,
        min(keyed.cell_id) as cell_id,
        sum(keyed.amount_yuan) as amount_yuan,
        sum(coalesce(source_cell.precision_yuan, 0)) as precision_yuan
    from keyed
    left join source_cell on keyed.cell_id = source_cell.cell_id
    group by
        keyed.document_id,
        keyed.form_id,
        keyed.figure_key
),

other as (
    select
        figure.*,
        version.counted_document_id
    from version
    inner join figure on version.document_id = figure.document_id
    where not version.is_counted
),

counted as (
    select
        figure.*,
        version.document_id as other_document_id
    from version
    inner join figure on version.counted_document_id = figure.document_id
    where not version.is_counted
)

select
    other.cell_id,
    counted.cell_id as counted_cell_id,
    other.amount_yuan::decimal(18, 2) as amount_yuan,
    counted.amount_yuan::decimal(18, 2) as counted_amount_yuan,
    coalesce(other.document_id, counted.other_document_id) as document_id,
    coalesce(other.counted_document_id, counted.document_id) as counted_document_id,
    coalesce(other.form_id, counted.form_id) as form_id,
    coalesce(
        abs(other.amount_yuan - counted.amount_yuan) <= (other.precision_yuan + counted.precision_yuan) / 2, false
    ) as agrees
from other
full outer join counted
    on
        other.document_id = counted.other_document_id
        and other.form_id = counted.form_id
        and other.figure_key = counted.figure_key;

comment on view version_figure is 'Every figure of a document that the views leave out, beside the same figure of the version that they count: one row per form, row and column; facts and printed sums.';
comment on column version_figure.document_id is 'Version that is left out; key of dim_document.';
comment on column version_figure.counted_document_id is 'Version that is counted; key of dim_document.';
comment on column version_figure.form_id is 'Key of dim_form.';
comment on column version_figure.amount_yuan is 'Amount in 元 in the version that is left out; null if it does not print one.';
comment on column version_figure.counted_amount_yuan is 'Amount in 元 in the version that is counted; null if it does not print one.';
comment on column version_figure.agrees is 'True if both print it and are no further apart than rounding allows.';
comment on column version_figure.cell_id is 'Cell of the version that is left out: the first, where several make up the amount.';
comment on column version_figure.counted_cell_id is 'Cell of the version that is counted: the first, where several make up the amount.';
