-- L01: every form that the list of contents names is in the document, if only as an empty table.
-- Why: a form that is announced and missing cannot be told from a form that was withheld.
-- Tolerance: none. One comparison per form that the contents list.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 没有数据的表格应当列出空表并说明.
select
    form_coverage.document_id,
    form_coverage.form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    'listed as ' || form_coverage.listed_as as stated,
    'the form, or an empty table that says so' as expected,
    cast(null as decimal(18, 2)) as difference,
    form_coverage.status != 'listed_but_absent' as holds,
    dim_form.form_name as place,
    'The list of contents names ' || form_coverage.listed_as || ', but no ' || dim_form.form_name
    || ' is in the document.' as explanation,
    '目录列有“' || form_coverage.listed_as || '”，但文件中没有' || dim_form.form_name || '。' as explanation_zh
from form_coverage
inner join dim_form on form_coverage.form_id = dim_form.form_id
where
    form_coverage.listed_as is not null;
