-- L13: nothing of a template is left in the text: no XX局, no year without its last digits, no sentence that breaks off.
-- Why: where the template still stands, the document was not finished. One comparison per document, and one finding.
-- Tolerance: none. Only the text is looked at; a sentence breaks off if it ends before a heading in a word that needs another.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 公开内容真实、完整.
with marks as (
    select
        text_mark.document_id,
        count(*) as marks,
        min_by(text_mark.printed_text, text_mark.mark_id) as first_text,
        spot(min_by(text_mark.page, text_mark.mark_id), min_by(text_mark.line, text_mark.mark_id)) as first_spot,
        spot_zh(min_by(text_mark.page, text_mark.mark_id), min_by(text_mark.line, text_mark.mark_id)) as first_spot_zh
    from text_mark
    where text_mark.mark_kind in ('placeholder', 'unfinished')
    group by text_mark.document_id
)

select
    dim_document.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    coalesce(marks.first_text, 'none') as stated,
    'finished text' as expected,
    cast(null as decimal(18, 2)) as difference,
    marks.document_id is null as holds,
    marks.first_spot as place,
    'A template was left unfilled in ' || marks.marks || ' place' || case when marks.marks = 1 then '' else 's' end
    || '; the first is on ' || marks.first_spot || ': “' || marks.first_text || '”.' as explanation,
    '有 ' || marks.marks || ' 处模板未填写或语句未写完，第一处在' || marks.first_spot_zh || '：“' || marks.first_text
    || '”。' as explanation_zh
from dim_document
left join marks on dim_document.document_id = marks.document_id
where
    exists (
        select 1
        from text_mark
        where text_mark.document_id = dim_document.document_id
    );
