-- P18: where the head of a target form asks for the agency or the project, its name is filled in.
-- Why: a target of nobody holds nobody to it.
-- Tolerance: none. One comparison per table of targets with such a line: the cells right of its label are not all empty.
-- Source: 中央部门预算绩效目标管理办法 (财预〔2015〕88号), forms 2 and 3: 部门（单位）名称, 项目名称.
-- A label with its name in the same cell (部门名称：某局) is filled in and is not compared.
with head as (
    select
        printed.document_id,
        printed.table_id,
        printed.cell_id,
        printed.row_number,
        printed.column_number,
        printed.page,
        printed.line,
        regexp_replace(printed.printed_text, '[\s:：]', '', 'g') as words
    from source_cell as printed
    where printed.table_id in (select target.table_id from target)
),

filled as (
    select
        head.*,
        exists(
            select 1
            from source_cell as other
            where
                other.table_id = head.table_id
                and other.row_number = head.row_number
                and other.column_number > head.column_number
                and trim(other.printed_text) != ''
        ) as is_filled
    from head
    where
        regexp_matches(
            head.words, '^((预算)?(部门|单位|部门单位|部门[(（]单位[)）])名称|主管部门|实施单位|预算单位|(项目|专项)名称)$'
        )
),

counted as (
    select
        document_id,
        table_id,
        count(*) as label_count,
        count(*) filter (where not is_filled) as empty_count,
        arg_min(cell_id, (row_number, column_number)) filter (where not is_filled) as empty_cell_id,
        min(cell_id) as any_cell_id,
        arg_min(words, (row_number, column_number)) filter (where not is_filled) as empty_words,
        arg_min(
            coalesce('page ' || page, 'line ' || line), (row_number, column_number)
        ) filter (where not is_filled) as empty_at,
        arg_min(
            coalesce('第 ' || page || ' 页', '第 ' || line || ' 行'), (row_number, column_number)
        ) filter (where not is_filled) as empty_at_zh
    from filled
    group by document_id, table_id
)

select
    counted.document_id,
    source_table.form_id,
    counted.table_id,
    coalesce(counted.empty_cell_id, counted.any_cell_id) as cell_id,
    coalesce(counted.empty_words || ': blank', 'filled in') as stated,
    'a name' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.empty_count = 0 as holds,
    coalesce(dim_form.form_name, source_table.title, source_table.form_id)
    || ' (' || coalesce(source_table.printed_number, 'table ' || source_table.table_number || ' of the document')
    || coalesce(', ' || counted.empty_at, '') || ')' as place,
    coalesce(dim_form.form_name, source_table.title, source_table.form_id)
    || ' (' || coalesce(source_table.printed_number, 'table ' || source_table.table_number || ' of the document')
    || coalesce(', ' || counted.empty_at, '') || ') leaves ' || counted.empty_count || ' of its '
    || counted.label_count || ' names blank; the first is ' || counted.empty_words || '.' as explanation,
    coalesce(dim_form.form_name, source_table.title, source_table.form_id)
    || '（' || coalesce(source_table.printed_number, '第 ' || source_table.table_number || ' 张表')
    || coalesce('，' || counted.empty_at_zh, '') || '）表头的 ' || counted.label_count || ' 项名称中有 '
    || counted.empty_count || ' 项空白，第一项为“' || counted.empty_words || '”。' as explanation_zh
from counted
inner join source_table on counted.table_id = source_table.table_id
left join dim_form on source_table.form_id = dim_form.form_id;
