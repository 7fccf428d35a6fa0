-- L02: every form that is in the document is there as a whole.
-- Why: figures of a form that is cut cannot be added up or held against other forms.
-- Tolerance: none. Forms of which the reading already reported what is missing (a table cut or set aside, a row set aside)
-- are not compared: the cause has its finding.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 公开内容完整.
select
    form_coverage.document_id,
    form_coverage.form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    form_coverage.status as stated,
    'present' as expected,
    cast(null as decimal(18, 2)) as difference,
    form_coverage.status = 'present' as holds,
    dim_form.form_name as place,
    dim_form.form_name || ' is in the document only in part'
    || coalesce(': ' || form_coverage.reason, '') || '.' as explanation,
    dim_form.form_name || '在文件中不完整' || coalesce('：' || form_coverage.reason, '') || '。' as explanation_zh
from form_coverage
inner join dim_form on form_coverage.form_id = dim_form.form_id
where
    form_coverage.status in ('present', 'partial')
    and not exists (
        select 1
        from finding
        where
            finding.document_id = form_coverage.document_id
            and finding.form_id = form_coverage.form_id
            and finding.rule_id in ('S02', 'S03', 'S12')
    );
