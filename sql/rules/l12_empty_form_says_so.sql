-- L12: a form that is left blank says that there is nothing to fill in.
-- Why: a blank form without a word may be a form that was forgotten.
-- Tolerance: none. A form that prints zeros says so itself. One comparison per blank form; the sentence may stand in the
-- form, beside it, in the list of contents, or in the text that speaks of the same money. A document without any amount is
-- a template: L13 has it.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 没有数据的表格应当列出空表并说明.
select
    form_coverage.document_id,
    form_coverage.form_id,
    min(source_table.table_id) as table_id,
    cast(null as varchar) as cell_id,
    'a blank form' as stated,
    'a sentence that says why' as expected,
    cast(null as decimal(18, 2)) as difference,
    form_coverage.reason is not null as holds,
    dim_form.form_name || ' (' || spot(min(source_table.page), min(source_table.line)) || ')' as place,
    dim_form.form_name || ' (' || spot(min(source_table.page), min(source_table.line))
    || ') is blank, and nothing says that there is nothing to state.' as explanation,
    dim_form.form_name || '（' || spot_zh(min(source_table.page), min(source_table.line))
    || '）为空表，文件没有说明原因。' as explanation_zh
from form_coverage
inner join dim_form on form_coverage.form_id = dim_form.form_id
inner join source_table
    on form_coverage.document_id = source_table.document_id and form_coverage.form_id = source_table.form_id
inner join stated_by_table on source_table.table_id = stated_by_table.table_id
where
    form_coverage.status = 'empty'
    and exists (
        select 1
        from form_coverage as other
        where other.document_id = form_coverage.document_id and other.status != 'empty'
    )
group by form_coverage.document_id, form_coverage.form_id, form_coverage.reason, dim_form.form_name
having sum(stated_by_table.amounts) = 0;
