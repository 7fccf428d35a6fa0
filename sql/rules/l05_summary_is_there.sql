-- L05: the document has a 收支总表.
-- Why: without it nothing says what the whole budget is, and no other form can be held against it. One comparison per
-- document.
-- Tolerance: none. A summary that the contents list and the document lacks is L01's.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 部门收支总表.
select
    dim_document.document_id,
    'summary' as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    coalesce(form_coverage.status, 'no such form') as stated,
    'present' as expected,
    cast(null as decimal(18, 2)) as difference,
    form_coverage.form_id is not null as holds,
    '收支总表' as place,
    'The document has no 收支总表, so nothing says what its whole budget is.' as explanation,
    '文件中没有收支总表，无法得知其预算总额。' as explanation_zh
from dim_document
left join form_coverage on dim_document.document_id = form_coverage.document_id and form_coverage.form_id = 'summary'
where form_coverage.status is null or form_coverage.status != 'listed_but_absent';
