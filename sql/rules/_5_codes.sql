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
-- entry serve to recognise it: they are never given as the right name. `is_dated` says that the years can be relied on.
create or replace temp table known_code as
select
    'function' as scheme,
    function_code as code,
    function_name as code_name,
    normal_name(function_name) as plain_name,
    coalesce(valid_from, 0) as first_year,
    coalesce(valid_to, 9999) as last_year,
    confidence != 'low' as is_dated
from dim_function
union
select
    'department_economic' as scheme,
    department_economic_code as code,
    department_economic_name as code_name,
    normal_name(department_economic_name) as plain_name,
    coalesce(valid_from, 0) as first_year,
    coalesce(valid_to, 9999) as last_year,
    confidence != 'low' as is_dated
from dim_department_economic
union
select
    'government_economic' as scheme,
    government_economic_code as code,
    government_economic_name as code_name,
    normal_name(government_economic_name) as plain_name,
    coalesce(valid_from, 0) as first_year,
    coalesce(valid_to, 9999) as last_year,
    confidence != 'low' as is_dated
from dim_government_economic;

create or replace temp table known_variant as
select
    classification as scheme,
    code,
    normal_name(variant) as plain_name,
    valid_to as last_year
from dim_name_variant;

-- Years in which each code has the name that it has in a year: an entry under several names of its parents has one span.
create or replace temp table name_span as
select
    scheme,
    code,
    plain_name,
    max(code_name) as code_name,
    min(first_year) as first_year,
    max(last_year) as last_year,
    bool_and(is_dated) as is_dated
from known_code
group by scheme, code, plain_name;

-- Rows whose economic code divides a 款 further than the classification does: what stands beside it is no name of the 款.
create or replace temp table divided_row as
select distinct
    table_id,
    row_number
from source_cell
where cell_role = 'label' and regexp_matches(printed_text, '^\s*[\[(（【]?3\d{6}(\D|$)');

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
        control_total.document_id,
        control_total.cell_id,
        control_total.fiscal_year,
        'department_economic' as scheme,
        control_total.department_economic_code as code,
        case when divided_row.table_id is null then control_total.line_name end as printed_name
    from control_total
    inner join source_cell on control_total.cell_id = source_cell.cell_id
    left join divided_row
        on source_cell.table_id = divided_row.table_id and source_cell.row_number = divided_row.row_number
    where
        control_total.row_kind = 'code'
        and control_total.side is null
        and control_total.function_code is null
        and control_total.department_economic_code is not null
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
-- `other_first` and `other_last` are the years of a name that the code has in other years alone.
create or replace temp table printed_name as
with held as (
    select
        printed_code.document_id,
        printed_code.scheme,
        printed_code.code,
        printed_code.plain_name,
        printed_code.fiscal_year,
        name_span.code_name,
        name_span.first_year,
        name_span.last_year,
        name_span.is_dated,
        printed_code.fiscal_year between name_span.first_year and name_span.last_year as is_of_year,
        same_name(printed_code.plain_name, name_span.plain_name) as is_name,
        coalesce(same_name(printed_code.plain_name, known_variant.plain_name), false) as is_variant,
        coalesce(is_variant and known_variant.last_year < printed_code.fiscal_year, false) as is_earlier,
        known_variant.last_year as variant_last
    from printed_code
    inner join name_span on printed_code.scheme = name_span.scheme and printed_code.code = name_span.code
    left join known_variant
        on printed_code.scheme = known_variant.scheme and printed_code.code = known_variant.code
    where printed_code.plain_name is not null
),

known as (
    select
        document_id,
        scheme,
        code,
        plain_name,
        bool_or(is_of_year) as is_entry,
        bool_or(is_of_year and (is_name or is_variant)) as agrees_now,
        bool_or(is_of_year and (is_name or (is_variant and not is_earlier))) as is_current,
        greatest(
            max(last_year) filter (where is_name and not is_of_year and is_dated), max(variant_last) filter (where is_earlier)
        ) as other_last,
        min(first_year) filter (where is_name and not is_of_year and is_dated) as other_first,
        max(first_year) filter (where is_of_year and is_dated) as since,
        string_agg(distinct code_name, ' / ' order by code_name) filter (where is_of_year) as known_names,
        bool_or(is_name and not is_of_year) as is_of_other_year
    from held
    group by document_id, scheme, code, plain_name
)

select
    printed_code.document_id,
    printed_code.fiscal_year,
    printed_code.scheme,
    printed_code.code,
    printed_code.plain_name,
    printed_code.cell_id,
    printed_code.printed_name,
    -- Null where the code is no entry of the year.
    case when known.is_entry then known.agrees_now or known.is_of_other_year end as agrees,
    known.is_current,
    known.other_first,
    known.other_last,
    known.since,
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

-- Codes that the reading put right, each at the first figure of its row.
create or replace temp table repaired_code as
select
    correction.document_id,
    case left(correction.printed_value, 1) when '2' then 'function' else 'department_economic' end as scheme,
    correction.printed_value,
    correction.meant_value,
    correction.proof,
    min(figure.cell_id) as cell_id
from correction
inner join source_cell as printed_cell on correction.cell_id = printed_cell.cell_id
inner join source_cell as figure
    on
        printed_cell.table_id = figure.table_id
        and printed_cell.row_number = figure.row_number
        and figure.amount_yuan is not null
where correction.correction_kind = 'code'
group by all;

-- Rows of entries in the order in which forms without sides print them, each code with the one that it stands under: the
-- last before it that is shorter.
create or replace temp table nested_code as
with coded as (
    select
        document_id,
        cell_id,
        unit_name,
        'function' as scheme,
        function_code as code
    from fact_expenditure_by_function
    union all
    select
        document_id,
        cell_id,
        unit_name,
        'department_economic' as scheme,
        department_economic_code as code
    from fact_expenditure_by_economic
    where function_code is null
    union all
    select
        document_id,
        cell_id,
        unit_name,
        case when function_code is null then 'department_economic' else 'function' end as scheme,
        coalesce(function_code, department_economic_code) as code
    from control_total
    where
        row_kind = 'code'
        and side is null
        and (function_code is null or department_economic_code is null)
        and government_economic_code is null
),

entry_row as (
    select
        coded.document_id,
        source_cell.table_id,
        source_cell.row_number,
        coded.unit_name,
        coded.scheme,
        coded.code,
        min(coded.cell_id) as cell_id
    from coded
    inner join source_cell on coded.cell_id = source_cell.cell_id
    inner join source_table on source_cell.table_id = source_table.table_id
    inner join complete_form
        on source_table.document_id = complete_form.document_id and source_table.form_id = complete_form.form_id
    where coded.code is not null
    group by all
),

above as (
    select
        *,
        last(case when length(code) = 3 then row_number end ignore nulls) over before as class_row,
        last(case when length(code) = 5 then row_number end ignore nulls) over before as subclass_row,
        last(case when length(code) = 3 then code end ignore nulls) over before as class_above,
        last(case when length(code) = 5 then code end ignore nulls) over before as subclass_above,
        last(case when length(code) = 3 then cell_id end ignore nulls) over before as class_cell_id,
        last(case when length(code) = 5 then cell_id end ignore nulls) over before as subclass_cell_id
    from entry_row
    window before as (
        partition by table_id, unit_name, scheme order by row_number rows between unbounded preceding and 1 preceding
    )
),

nested as (
    select
        document_id,
        table_id,
        scheme,
        code,
        cell_id,
        length(code) = 7 and subclass_row is not null and subclass_row > coalesce(class_row, 0) as is_below_subclass,
        case when is_below_subclass then subclass_above else class_above end as parent,
        case when is_below_subclass then subclass_cell_id else class_cell_id end as parent_cell_id,
        starts_with(code, parent) as holds
    from above
    where length(code) > 3 and parent is not null
)

-- A table that prints its parents elsewhere than over their children says nothing by the order of its rows.
select
    *,
    count(*) filter (where not holds) over (partition by table_id, scheme) * 4
    <= count(*) over (partition by table_id, scheme) as is_ordered
from nested;

-- Where a label stands, in the reader's terms; for an amount, as place_of without its column.
create or replace temp macro label_place(cell) as (
    select
        coalesce(dim_form.form_name, source_table.title, source_table.form_id, '表')
        || ' (' || coalesce(source_table.printed_number, 'table ' || source_table.table_number || ' of the document')
        || coalesce(', page ' || source_cell.page, '')
        || coalesce(', line ' || source_cell.line, '') || ')'
        || coalesce(', row ' || nullif(source_cell.row_label, ''), '')
    from source_cell
    inner join source_table on source_cell.table_id = source_table.table_id
    left join dim_form on source_table.form_id = dim_form.form_id
    where source_cell.cell_id = cell -- noqa: RF02,RF03
);

create or replace temp macro label_place_zh(cell) as (
    select
        coalesce(dim_form.form_name, source_table.title, source_table.form_id, '表')
        || '（' || coalesce(source_table.printed_number, '第 ' || source_table.table_number || ' 张表')
        || coalesce('，第 ' || source_cell.page || ' 页', '')
        || coalesce('，第 ' || source_cell.line || ' 行', '') || '）'
        || coalesce('“' || nullif(source_cell.row_label, '') || '”行', '')
    from source_cell
    inner join source_table on source_cell.table_id = source_table.table_id
    left join dim_form on source_table.form_id = dim_form.form_id
    where source_cell.cell_id = cell -- noqa: RF02,RF03
);
