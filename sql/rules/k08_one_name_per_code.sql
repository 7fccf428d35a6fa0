-- K08: a document prints one and the same name for a code wherever the code stands. One comparison per document and code
-- that stands in more than one place with a name.
-- Why: a code has one name in a year; with two, the reader cannot know which heading is meant.
-- Tolerance: as for K04; names that are all known for the code in that year, and a name and its own beginning, are one.
-- Source: 政府收支分类科目: one code, one name.
with named as (
    select
        distinct_name.*,
        name_bearer.bearers
    from distinct_name
    left join name_bearer
        on
            distinct_name.scheme = name_bearer.scheme
            and distinct_name.plain_name = name_bearer.plain_name
            and distinct_name.fiscal_year = name_bearer.fiscal_year
            and not coalesce(distinct_name.agrees, false)
),

compared as (
    select
        document_id,
        fiscal_year,
        scheme,
        code,
        min(cell_id) as cell_id,
        max(name_count) as name_count,
        max(known_names) as known_names,
        list(printed_name order by cell_id) as printed_names,
        list(cell_id order by cell_id) as cell_ids,
        string_agg(printed_name || ': ' || bearers, '; ' order by cell_id) as bearers
    from named
    group by document_id, fiscal_year, scheme, code
)

select
    compared.document_id,
    cell_place.form_id,
    cell_place.table_id,
    compared.cell_id,
    compared.code || ' ' || array_to_string(compared.printed_names, ' / ') as stated,
    compared.code || ' with one name' || coalesce(': ' || compared.known_names, '') as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.name_count = 1 as holds,
    cell_place.row_place as place,
    'The document prints ' || compared.code || ' with ' || compared.name_count || ' names: ' || compared.printed_names[1] || ' at '
    || cell_place.row_place || ', ' || compared.printed_names[2] || ' at ' || row_place_of(compared.cell_ids[2])
    || case when compared.name_count > 2 then ', and ' || array_to_string(compared.printed_names[3:], ', ') else '' end
    || coalesce('. In ' || compared.fiscal_year || ' the code is ' || compared.known_names, '')
    || coalesce('. Entries of these names are ' || compared.bearers, '') || '.' as explanation,
    '同一文件中科目 ' || compared.code || ' 有 ' || compared.name_count || ' 个名称：' || cell_place.row_place_zh || '印为“'
    || compared.printed_names[1] || '”，' || row_place_zh_of(compared.cell_ids[2]) || '印为“' || compared.printed_names[2] || '”'
    || case when compared.name_count > 2 then '，另有“' || array_to_string(compared.printed_names[3:], '”“') || '”' else '' end
    || coalesce('；' || compared.fiscal_year || ' 年该科目名称为“' || compared.known_names || '”', '')
    || coalesce('；这些名称所属的科目为 ' || compared.bearers, '') || '。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
