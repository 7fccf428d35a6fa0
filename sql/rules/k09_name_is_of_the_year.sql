-- K09: the name printed beside a code, or as a 类 of a summary form, is the one of the fiscal year, not the one of years
-- before or after. One comparison per document, code and name, of codes that were renamed.
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

-- Names of 类 by the years that they hold in: those of the classification, and earlier ones that it had.
class_name as (
    select
        name_span.code,
        name_span.plain_name,
        name_span.first_year,
        name_span.last_year
    from name_span
    inner join renamed on name_span.scheme = renamed.scheme and name_span.code = renamed.code
    where name_span.scheme = 'function' and length(name_span.code) = 3
    union
    select
        code,
        plain_name,
        0 as first_year,
        last_year
    from known_variant
    where scheme = 'function' and length(code) = 3 and last_year is not null
),

-- A summary form names the 类 without their codes, also those that it prints no amount for.
summary_label as (
    select
        source_cell.document_id,
        dim_document.fiscal_year,
        normal_name(regexp_replace(source_cell.printed_text, '^\s*[（(]?[一二三四五六七八九十\d]+[)）、.．,，]\s*', '')) as plain_name,
        min(source_cell.cell_id) as cell_id,
        arg_min(regexp_replace(source_cell.printed_text, '\s', '', 'g'), source_cell.cell_id) as printed_name
    from source_cell
    inner join source_table on source_cell.table_id = source_table.table_id
    inner join dim_document on source_cell.document_id = dim_document.document_id
    where source_cell.cell_role = 'label' and source_table.form_id in ('summary', 'appropriation_summary')
    group by source_cell.document_id, dim_document.fiscal_year, plain_name
),

named as (
    select
        printed_name.document_id,
        printed_name.fiscal_year,
        printed_name.code,
        printed_name.plain_name,
        printed_name.cell_id,
        printed_name.code || ' ' || printed_name.printed_name as stated,
        printed_name.known_names,
        printed_name.is_current,
        printed_name.other_first,
        greatest(printed_name.since, printed_name.other_last + 1) as since
    from printed_name
    inner join renamed on printed_name.scheme = renamed.scheme and printed_name.code = renamed.code
    where printed_name.agrees
    union all
    select
        summary_label.document_id,
        summary_label.fiscal_year,
        class_name.code,
        summary_label.plain_name,
        summary_label.cell_id,
        summary_label.printed_name as stated,
        max(of_year.code_name) as known_names,
        bool_or(summary_label.fiscal_year between class_name.first_year and class_name.last_year) as is_current,
        min(class_name.first_year) as other_first,
        greatest(max(of_year.first_year), max(class_name.last_year) + 1) as since
    from summary_label
    inner join class_name on summary_label.plain_name = class_name.plain_name
    inner join name_span as of_year
        on
            of_year.scheme = 'function'
            and class_name.code = of_year.code
            and summary_label.fiscal_year between of_year.first_year and of_year.last_year
    group by
        summary_label.document_id,
        summary_label.fiscal_year,
        class_name.code,
        summary_label.plain_name,
        summary_label.cell_id,
        summary_label.printed_name
),

compared as (
    select
        *,
        not is_current and other_first > fiscal_year as is_later
    from named
    -- The same name beside its code and in a summary is one slip.
    qualify row_number() over (partition by document_id, code, plain_name order by stated = plain_name, cell_id) = 1
)

select
    compared.document_id,
    source_table.form_id,
    source_table.table_id,
    compared.cell_id,
    compared.stated,
    compared.code || ' ' || compared.known_names as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.is_current as holds,
    label_place(compared.cell_id) as place,
    label_place(compared.cell_id) || ' prints ' || compared.stated || case
        when compared.is_later
            then
                ', a name that ' || compared.code || ' has since ' || compared.other_first || ' only; in '
                || compared.fiscal_year || ' it is '
        else
            ', which is outdated: since ' || compared.since || ' ' || compared.code || ' is '
    end || compared.known_names || '.' as explanation,
    label_place_zh(compared.cell_id) || '印为“' || compared.stated || case
        when compared.is_later
            then '”，该名称 ' || compared.other_first || ' 年起才使用，' || compared.fiscal_year || ' 年 ' || compared.code || ' 为“'
        else
            '”，该名称已过时，' || compared.since || ' 年起 ' || compared.code || ' 改为“'
    end || compared.known_names || '”。' as explanation_zh
from compared
inner join source_cell on compared.cell_id = source_cell.cell_id
inner join source_table on source_cell.table_id = source_table.table_id;
