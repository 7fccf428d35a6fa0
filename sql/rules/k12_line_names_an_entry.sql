-- K12: a numbered line in the list of 类 of a summary form names the entry that its place calls for. One comparison per
-- table, of the lines between two that are known; all lines that are misnamed make one finding.
-- Why: the list prints no codes. Who collects amounts by 类 cannot place a line whose name is of no entry.
-- A line is judged only where its place is certain: between two known lines there are as many lines as the fiscal year
-- has 类. Names of other years are K09's; a name that was merely cut off, the beginning of an entry's, is known.
-- Tolerance: as for K04.
-- Source: 政府收支分类科目 of the fiscal year, as far as sql/reference holds it.
with class_name as (
    select
        code,
        plain_name
    from name_span
    where scheme = 'function' and length(code) = 3
    union
    select
        code,
        plain_name
    from known_variant
    where scheme = 'function' and length(code) = 3
),

printed as (
    select
        source_cell.document_id,
        source_table.form_id,
        source_cell.table_id,
        source_cell.cell_id,
        source_cell.row_number,
        source_cell.column_number,
        dim_document.fiscal_year,
        regexp_replace(source_cell.printed_text, '\s', '', 'g') as printed_name,
        normal_name(regexp_replace(printed_name, '^[（(]?[一二三四五六七八九十\d]+[)）、.．,，]', '')) as plain_name
    from source_cell
    inner join source_table on source_cell.table_id = source_table.table_id
    inner join dim_document on source_cell.document_id = dim_document.document_id
    where
        source_cell.cell_role = 'label'
        and source_table.form_id in ('summary', 'appropriation_summary')
        and regexp_matches(regexp_replace(source_cell.printed_text, '\s', '', 'g'), '^[（(]?[一二三四五六七八九十\d]+[)）、.．,，]')
),

known as (
    select
        printed.cell_id,
        min(class_name.code) as code
    from printed
    inner join class_name
        on
            printed.plain_name = class_name.plain_name
            or (length(printed.plain_name) >= 2 and starts_with(class_name.plain_name, printed.plain_name))
    group by printed.cell_id
    having count(distinct class_name.code) = 1
),

neighbour as (
    select
        printed.*,
        known.code,
        last_value(known.code ignore nulls) over (
            partition by printed.table_id, printed.column_number order by printed.row_number
            rows between unbounded preceding and 1 preceding
        ) as code_before,
        first_value(known.code ignore nulls) over (
            partition by printed.table_id, printed.column_number order by printed.row_number
            rows between 1 following and unbounded following
        ) as code_after
    from printed
    left join known on printed.cell_id = known.cell_id
),

-- Lines between the same two known ones, in their order.
unnamed as (
    select
        *,
        row_number() over (gap order by row_number) as place_in_gap,
        count(*) over (gap) as lines_in_gap
    from neighbour
    where code is null and code_before < code_after
    window gap as (partition by table_id, column_number, code_before, code_after)
),

called_for as (
    select
        unnamed.cell_id,
        unnamed.place_in_gap,
        unnamed.lines_in_gap,
        list(distinct name_span.code order by name_span.code) as codes
    from unnamed
    inner join name_span
        on
            name_span.scheme = 'function'
            and length(name_span.code) = 3
            and unnamed.code_before < name_span.code
            and unnamed.code_after > name_span.code
            and unnamed.fiscal_year between name_span.first_year and name_span.last_year
    group by unnamed.cell_id, unnamed.place_in_gap, unnamed.lines_in_gap
    having count(distinct name_span.code) = unnamed.lines_in_gap
),

misnamed as (
    select
        called_for.cell_id,
        max(name_span.code_name) as right_name,
        name_span.code
    from called_for
    inner join unnamed on called_for.cell_id = unnamed.cell_id
    inner join name_span
        on
            name_span.scheme = 'function'
            and called_for.codes[called_for.place_in_gap] = name_span.code
            and unnamed.fiscal_year between name_span.first_year and name_span.last_year
    group by called_for.cell_id, name_span.code
    -- So short a beginning that it is that of other entries too, or the name with something behind it, is no other name.
    having
        not bool_or(
            starts_with(name_span.plain_name, unnamed.plain_name) or starts_with(unnamed.plain_name, name_span.plain_name)
        )
),

compared as (
    select
        neighbour.document_id,
        neighbour.form_id,
        neighbour.table_id,
        coalesce(min(misnamed.cell_id), min(neighbour.cell_id)) as cell_id,
        string_agg(neighbour.printed_name, '、' order by neighbour.cell_id) filter (where misnamed.code is not null) as stated,
        string_agg(misnamed.code || ' ' || misnamed.right_name, '、' order by neighbour.cell_id) as expected,
        string_agg(
            '“' || neighbour.printed_name || '” for ' || misnamed.code || ' ' || misnamed.right_name, '; '
            order by neighbour.cell_id
        ) as named_lines,
        string_agg(
            '“' || neighbour.printed_name || '”应为 ' || misnamed.code || '“' || misnamed.right_name || '”', '；'
            order by neighbour.cell_id
        ) as named_lines_zh,
        count(misnamed.cell_id) = 0 as holds
    from neighbour
    left join called_for on neighbour.cell_id = called_for.cell_id
    left join misnamed on neighbour.cell_id = misnamed.cell_id
    where (neighbour.code is not null or called_for.cell_id is not null) and neighbour.code_before < neighbour.code_after
    group by neighbour.document_id, neighbour.form_id, neighbour.table_id
)

select
    document_id,
    form_id,
    table_id,
    cell_id,
    coalesce(stated, '') as stated,
    coalesce(expected, '') as expected,
    cast(null as decimal(18, 2)) as difference,
    holds,
    label_place(cell_id) as place,
    label_place(cell_id) || ': by their place in the list, between lines that are known, these names are of no entry: '
    || named_lines || '.' as explanation,
    label_place_zh(cell_id) || '：按所列位置，下列名称不是当年科目名称：' || named_lines_zh || '。' as explanation_zh
from compared;
