-- L06: every form that is in the document is in its list of contents.
-- Why: a form that the contents do not announce is easily overlooked, and one that was renamed or put in late.
-- Tolerance: none; performance targets go with the text and need no entry. One comparison per form of a document whose
-- contents list forms that are there.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 公开内容便于查找.
select
    form_coverage.document_id,
    form_coverage.form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    'a form that is not listed' as stated,
    'an entry of the list of contents' as expected,
    cast(null as decimal(18, 2)) as difference,
    form_coverage.listed_as is not null as holds,
    dim_form.form_name || ' (' || spot(min(source_table.page), min(source_table.line)) || ')' as place,
    dim_form.form_name || ' is in the document (' || spot(min(source_table.page), min(source_table.line))
    || '); the list of contents does not name it.' as explanation,
    '文件中有' || dim_form.form_name || '（' || spot_zh(min(source_table.page), min(source_table.line))
    || '），目录没有列出。' as explanation_zh
from form_coverage
inner join dim_form on form_coverage.form_id = dim_form.form_id
inner join source_table
    on form_coverage.document_id = source_table.document_id and form_coverage.form_id = source_table.form_id
where
    dim_form.fact_table != 'fact_performance_indicator'
    and exists (
        select 1
        from listed_form
        where listed_form.document_id = form_coverage.document_id and listed_form.any_is_there
    )
group by form_coverage.document_id, form_coverage.form_id, form_coverage.listed_as, dim_form.form_name;
