-- V02: a version of a disclosure prints the same figures as the version that the views count. One comparison per version
-- that they leave out.
-- Why: a disclosure that was put right, misread or tampered with has other figures under the same name.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: none; facts and printed sums are held against one another by form, row and column.
with compared as (
    select
        version_figure.document_id,
        version_figure.counted_document_id,
        count(*) as figures,
        count_if(version_figure.agrees) as agreeing,
        count_if(not version_figure.agrees and version_figure.cell_id is not null and version_figure.counted_cell_id is not null)
            as differing,
        count_if(version_figure.counted_cell_id is null) as only_here,
        count_if(version_figure.cell_id is null) as only_there
    from version_figure
    group by
        version_figure.document_id,
        version_figure.counted_document_id
),

-- The first that both print and that differs, in the order of the tables; else the first that one of them lacks.
first_difference as (
    select
        version_figure.document_id,
        version_figure.form_id,
        version_figure.cell_id,
        version_figure.amount_yuan,
        version_figure.counted_amount_yuan,
        source_cell.table_id,
        coalesce(source_cell.page, counted_cell.page) as page,
        coalesce(source_cell.line, counted_cell.line) as line, -- noqa: RF04
        coalesce(source_cell.row_label, counted_cell.row_label) as row_label,
        coalesce(source_cell.column_label, counted_cell.column_label) as column_label
    from version_figure
    left join source_cell on version_figure.cell_id = source_cell.cell_id
    left join source_cell as counted_cell on version_figure.counted_cell_id = counted_cell.cell_id
    left join source_table
        on coalesce(source_cell.table_id, counted_cell.table_id) = source_table.table_id
    where not version_figure.agrees
    qualify
        row_number() over (
            partition by version_figure.document_id
            order by
                (version_figure.cell_id is null or version_figure.counted_cell_id is null) asc,
                source_table.table_number asc,
                coalesce(source_cell.row_number, counted_cell.row_number) asc,
                coalesce(source_cell.column_number, counted_cell.column_number) asc,
                coalesce(version_figure.cell_id, version_figure.counted_cell_id) asc
        ) = 1
),

named as (
    select
        compared.*,
        first_difference.form_id,
        first_difference.table_id,
        first_difference.cell_id,
        first_difference.amount_yuan,
        first_difference.counted_amount_yuan,
        dim_document.file_name || ' (' || compared.counted_document_id || ')' as counted_name,
        coalesce(dim_form.form_name, first_difference.form_id)
        || coalesce(', page ' || first_difference.page, ', line ' || first_difference.line, '')
        || coalesce(', row ' || nullif(first_difference.row_label, ''), '')
        || coalesce(', column ' || nullif(first_difference.column_label, ''), '') as place,
        coalesce(dim_form.form_name, first_difference.form_id)
        || coalesce('，第 ' || first_difference.page || ' 页', '，第 ' || first_difference.line || ' 行', '')
        || coalesce('，“' || nullif(first_difference.row_label, '') || '”行', '')
        || coalesce('“' || nullif(first_difference.column_label, '') || '”栏', '') as place_zh
    from compared
    inner join dim_document on compared.counted_document_id = dim_document.document_id
    left join first_difference on compared.document_id = first_difference.document_id
    left join dim_form on first_difference.form_id = dim_form.form_id
)

select
    named.document_id,
    named.form_id,
    named.table_id,
    named.cell_id,
    coalesce(yuan_text(named.amount_yuan), 'nothing') as stated,
    coalesce(yuan_text(named.counted_amount_yuan), 'nothing') as expected,
    cast(named.amount_yuan - named.counted_amount_yuan as decimal(18, 2)) as difference,
    named.figures = named.agreeing as holds,
    named.place,
    'Of ' || named.figures || ' figures of this document and of ' || named.counted_name || ', the version that the views count, '
    || named.agreeing || ' agree, ' || named.differing || ' differ, ' || named.only_here || ' stand only here and '
    || named.only_there || ' only there. The first: ' || named.place || ' states '
    || coalesce(yuan_text(named.amount_yuan), 'nothing') || '; the other version states '
    || coalesce(yuan_text(named.counted_amount_yuan), 'nothing') || '. All are in the view version_figure.'
    || case
        when named.agreeing = 0 then ' No figure is the same: these may be two agencies of one name, not two versions.'
        else ''
    end as explanation,
    '本文件与视图计入的版本 ' || named.counted_name || ' 共 ' || named.figures || ' 个数：' || named.agreeing || ' 个一致，'
    || named.differing || ' 个不同，' || named.only_here || ' 个只见于本文件，' || named.only_there || ' 个只见于另一版本。第一处：'
    || named.place_zh || '，本文件为 ' || coalesce(yuan_text(named.amount_yuan), '空') || '，另一版本为 '
    || coalesce(yuan_text(named.counted_amount_yuan), '空') || '。全部差异见视图 version_figure。'
    || case when named.agreeing = 0 then '没有一个数相同：可能是两个同名的部门，而不是两个版本。' else '' end as explanation_zh
from named;
