-- K09: the name printed beside a code is the one that it has in the fiscal year, not the one that it had before or was to
-- have later. One comparison per document, code and name, of codes that were renamed.
-- Why: 科目 are printed anew for every year. An outdated name says that the form was filled in by an old edition, and who
-- looks the name up finds another entry or none.
-- Tolerance: as for K04; where it is not certain in which year a name changed, both names are right.
-- Source: 政府收支分类科目 of the fiscal year, as far as sql/reference holds it.
with renamed as (
    select
        scheme,
        code
    from name_span
    group by scheme, code
    having count(*) > 1 and bool_and(is_dated)
    union
    select
        scheme,
        code
    from known_variant
    where last_year is not null
),

compared as (
    select
        printed_name.* exclude (since),
        case
            when printed_name.is_current then 'current'
            when printed_name.other_first > printed_name.fiscal_year then 'later'
            else 'earlier'
        end as age,
        greatest(printed_name.since, printed_name.other_last + 1) as since
    from printed_name
    inner join renamed on printed_name.scheme = renamed.scheme and printed_name.code = renamed.code
    where printed_name.agrees
)

select
    compared.document_id,
    cell_place.form_id,
    cell_place.table_id,
    compared.cell_id,
    compared.code || ' ' || compared.printed_name as stated,
    compared.code || ' ' || compared.known_names as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.age = 'current' as holds,
    cell_place.row_place as place,
    cell_place.row_place || ' prints ' || compared.code || ' with the name ' || compared.printed_name || case
        when compared.age = 'later'
            then ', which it has since ' || compared.other_first || ' only; in ' || compared.fiscal_year || ' it is '
        else
            ', which is outdated: since ' || compared.since || ' it is '
    end || compared.known_names || '.' as explanation,
    cell_place.row_place_zh || '将科目 ' || compared.code || ' 的名称印为“' || compared.printed_name || case
        when compared.age = 'later'
            then '”，该名称 ' || compared.other_first || ' 年起才使用，' || compared.fiscal_year || ' 年为“'
        else
            '”，该名称已过时，' || compared.since || ' 年起改为“'
    end || compared.known_names || '”。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
