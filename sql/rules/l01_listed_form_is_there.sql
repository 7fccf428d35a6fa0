-- L01: every form that the list of contents names is in the document, if only as an empty table.
-- Why: a form that is announced and missing cannot be told from a form that was withheld.
-- Tolerance: none. One comparison per form that the contents list; one for the document where over half are not there,
-- for then they were published in another file. Lines of figures below the title that were not read as a table count as the
-- form.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 没有数据的表格应当列出空表并说明.
with each as (
    select
        listed_form.document_id,
        listed_form.form_id,
        listed_form.listed_as,
        listed_form.is_there,
        'contents, ' || spot(listed_form.page, listed_form.line) as place,
        '目录' || spot_zh(listed_form.page, listed_form.line) as place_zh,
        case
            when listed_form.found_as = 'heading'
                then
                    'its title stands on ' || spot(listed_form.found_page, listed_form.found_line) || ', without a table'
            else 'it is nowhere in the document'
        end as there,
        case
            when listed_form.found_as = 'heading'
                then spot_zh(listed_form.found_page, listed_form.found_line) || '只有表名，没有表格'
            else '文件中没有该表'
        end as there_zh
    from listed_form
    where listed_form.is_there or not listed_form.is_elsewhere
),

whole as (
    select
        listed_form.document_id,
        string_agg(listed_form.listed_as, '、' order by listed_form.entry_id) as titles,
        count(*) as forms,
        min(listed_form.page) as page,
        min(listed_form.line) as line_number
    from listed_form
    where not listed_form.is_there and listed_form.is_elsewhere
    group by listed_form.document_id
)

select
    each.document_id,
    each.form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    'listed as ' || each.listed_as as stated,
    'the form, or an empty table that says so' as expected,
    cast(null as decimal(18, 2)) as difference,
    each.is_there as holds,
    each.place,
    'The list of contents (' || each.place || ') names ' || each.listed_as || '; ' || each.there || '.' as explanation,
    each.place_zh || '列有“' || each.listed_as || '”，但' || each.there_zh || '。' as explanation_zh
from each
union all
select
    whole.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    whole.forms || ' forms listed' as stated,
    'the forms' as expected,
    cast(null as decimal(18, 2)) as difference,
    false as holds,
    'contents, ' || spot(whole.page, whole.line_number) as place,
    'The list of contents names ' || whole.forms || ' forms that are not in the document: ' || whole.titles
    || '. They may have been published in another file.' as explanation,
    '目录所列报表有 ' || whole.forms || ' 张不在文件中：' || whole.titles || '，可能另行公开。' as explanation_zh
from whole;
