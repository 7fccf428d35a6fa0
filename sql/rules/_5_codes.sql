-- Codes as printed, with their amounts and names, and as the classifications know them.

-- The rows of forms read whole, by each classification that they carry. Rows with a doubtful cell stay, marked: a sum that
-- lacks them would be wrong, so whoever sums leaves out the code.
create or replace temp table code_row as
with doubtful_row as (
    select distinct
        source_cell.table_id,
        source_cell.row_number
    from doubtful_cell
    inner join source_cell on doubtful_cell.cell_id = source_cell.cell_id
),

whole as (
    select
        row_total.document_id,
        row_total.form_id,
        row_total.function_code,
        row_total.department_economic_code,
        row_total.government_economic_code,
        row_total.cell_id,
        row_total.amount_yuan,
        row_total.precision_yuan,
        doubtful_row.table_id is not null as is_doubtful
    from row_total
    inner join complete_form
        on row_total.document_id = complete_form.document_id and row_total.form_id = complete_form.form_id
    left join doubtful_row
        on row_total.table_id = doubtful_row.table_id and row_total.row_number = doubtful_row.row_number
)

select
    document_id,
    form_id,
    'function' as scheme,
    function_code as code,
    cell_id,
    amount_yuan,
    precision_yuan,
    is_doubtful
from whole
where function_code is not null
union all
select
    document_id,
    form_id,
    'department_economic' as scheme,
    department_economic_code as code,
    cell_id,
    amount_yuan,
    precision_yuan,
    is_doubtful
from whole
where department_economic_code is not null
union all
select
    document_id,
    form_id,
    'government_economic' as scheme,
    government_economic_code as code,
    cell_id,
    amount_yuan,
    precision_yuan,
    is_doubtful
from whole
where government_economic_code is not null;

-- Names that the classifications know, one row per code, name and span of years. Other names that are known to mean an
-- entry count in all years and only to recognise it: they are never given as the right name.
create or replace temp table known_code as
select
    'function' as scheme,
    function_code as code,
    function_name as code_name,
    normal_name(function_name) as plain_name,
    coalesce(valid_from, 0) as first_year,
    coalesce(valid_to, 9999) as last_year
from dim_function
union
select
    'department_economic' as scheme,
    department_economic_code as code,
    department_economic_name as code_name,
    normal_name(department_economic_name) as plain_name,
    coalesce(valid_from, 0) as first_year,
    coalesce(valid_to, 9999) as last_year
from dim_department_economic
union
select
    'government_economic' as scheme,
    government_economic_code as code,
    government_economic_name as code_name,
    normal_name(government_economic_name) as plain_name,
    coalesce(valid_from, 0) as first_year,
    coalesce(valid_to, 9999) as last_year
from dim_government_economic;

create or replace temp table known_variant as
select
    classification as scheme,
    code,
    normal_name(variant) as plain_name
from dim_name_variant;

-- Codes as the documents print them, with the name beside; summary lines are left out, for their codes are inferred.
create or replace temp table printed_code as
with printed as (
    select
        document_id,
        cell_id,
        fiscal_year,
        'function' as scheme,
        function_code as code,
        function_name as printed_name
    from fact_expenditure_by_function
    union all
    select
        document_id,
        cell_id,
        fiscal_year,
        'function' as scheme,
        function_code as code,
        function_name as printed_name
    from fact_revenue
    union all
    select
        document_id,
        cell_id,
        fiscal_year,
        'department_economic' as scheme,
        department_economic_code as code,
        department_economic_name as printed_name
    from fact_expenditure_by_economic
    union all
    select
        document_id,
        cell_id,
        fiscal_year,
        'government_economic' as scheme,
        government_economic_code as code,
        government_economic_name as printed_name
    from fact_expenditure_by_economic
    union all
    select
        document_id,
        cell_id,
        fiscal_year,
        'function' as scheme,
        function_code as code,
        cast(null as varchar) as printed_name
    from fact_expenditure_by_economic
    union all
    select
        document_id,
        cell_id,
        fiscal_year,
        'function' as scheme,
        function_code as code,
        line_name as printed_name
    from control_total
    where row_kind = 'code' and side is null and department_economic_code is null and government_economic_code is null
    union all
    select
        document_id,
        cell_id,
        fiscal_year,
        'department_economic' as scheme,
        department_economic_code as code,
        line_name as printed_name
    from control_total
    where row_kind = 'code' and side is null and function_code is null and department_economic_code is not null
)

select
    printed.document_id,
    printed.fiscal_year,
    printed.scheme,
    printed.code,
    nullif(normal_name(printed.printed_name), '') as plain_name,
    min(printed.cell_id) as cell_id,
    arg_min(printed.printed_name, printed.cell_id) as printed_name
from printed
-- A code is an entry of a year: where the document prints none there is nothing to hold it against.
where printed.code is not null and printed.fiscal_year is not null
group by printed.document_id, printed.fiscal_year, printed.scheme, printed.code, plain_name;

-- Printed names held against the classification of the fiscal year. A name that is the beginning of a known one was cut.
create or replace temp table printed_name as
with known as (
    select
        printed_code.document_id,
        printed_code.scheme,
        printed_code.code,
        printed_code.plain_name,
        bool_or(
            same_name(printed_code.plain_name, known_code.plain_name)
            or coalesce(same_name(printed_code.plain_name, known_variant.plain_name), false)
        ) as agrees,
        string_agg(distinct known_code.code_name, ' / ' order by known_code.code_name) as known_names
    from printed_code
    inner join known_code
        on
            printed_code.scheme = known_code.scheme
            and printed_code.code = known_code.code
            and printed_code.fiscal_year between known_code.first_year and known_code.last_year
    left join known_variant
        on printed_code.scheme = known_variant.scheme and printed_code.code = known_variant.code
    where printed_code.plain_name is not null
    group by printed_code.document_id, printed_code.scheme, printed_code.code, printed_code.plain_name
)

select
    printed_code.document_id,
    printed_code.fiscal_year,
    printed_code.scheme,
    printed_code.code,
    printed_code.plain_name,
    printed_code.cell_id,
    printed_code.printed_name,
    known.agrees,
    known.known_names
from printed_code
left join known
    on
        printed_code.document_id = known.document_id
        and printed_code.scheme = known.scheme
        and printed_code.code = known.code
        and printed_code.plain_name = known.plain_name
where printed_code.plain_name is not null;

-- Names of one code that are truly different: known ones count as one, and so do a name and its own beginning.
create or replace temp table distinct_name as
select
    printed_name.document_id,
    printed_name.fiscal_year,
    printed_name.scheme,
    printed_name.code,
    printed_name.plain_name,
    printed_name.cell_id,
    printed_name.printed_name,
    printed_name.agrees,
    printed_name.known_names,
    count(*) over (partition by printed_name.document_id, printed_name.scheme, printed_name.code) as name_count
from printed_name
where
    not exists (
        select 1
        from printed_name as other
        where
            other.document_id = printed_name.document_id
            and other.scheme = printed_name.scheme
            and other.code = printed_name.code
            and other.plain_name != printed_name.plain_name
            and (
                (coalesce(other.agrees, false) and coalesce(printed_name.agrees, false) and other.cell_id < printed_name.cell_id)
                or (
                    coalesce(other.agrees, false) = coalesce(printed_name.agrees, false)
                    and same_name(printed_name.plain_name, other.plain_name)
                )
            )
    );

-- Which codes do bear a printed name in the fiscal year.
create or replace temp table name_bearer as
with bearer as (
    select
        printed_code.scheme,
        printed_code.fiscal_year,
        printed_code.plain_name,
        list_sort(list(distinct known_code.code || ' ' || known_code.code_name)) as codes
    from printed_code
    inner join known_code
        on
            printed_code.scheme = known_code.scheme
            and printed_code.plain_name = known_code.plain_name
            and printed_code.fiscal_year between known_code.first_year and known_code.last_year
    group by printed_code.scheme, printed_code.fiscal_year, printed_code.plain_name
)

select
    scheme,
    fiscal_year,
    plain_name,
    array_to_string(codes[1:5], ', ') || case when len(codes) > 5 then ', …' else '' end as bearers
from bearer;
