-- L11: every page of the document could be read.
-- Why: what stands on a page that is a picture, or in rows of figures that no table was made of, is in no fact and no claim.
-- Tolerance: a page of text may have four lines with two amounts, as a list in the text has. One comparison per document
-- that has pages; pages whose tables were set aside have their finding.
-- Source: the law of conservation of this project: nothing printed vanishes; 财预〔2016〕143号 wants a form that can be used.
with unread as (
    select
        page_coverage.document_id,
        string_agg(
            case when page_coverage.is_picture then page_coverage.page end, ', ' order by page_coverage.page
        ) as pictures,
        string_agg(
            case when not page_coverage.is_picture then page_coverage.page end, ', ' order by page_coverage.page
        ) as figures
    from page_coverage
    where
        page_coverage.is_picture
        or (page_coverage.figure_lines > 4 and page_coverage.claims = 0 and page_coverage.cells_read = 0)
    group by page_coverage.document_id
),

paged as (
    select distinct page_coverage.document_id
    from page_coverage
)

select
    paged.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    case when unread.document_id is null then 'read' else 'pages ' || concat_ws(', ', unread.pictures, unread.figures) end
        as stated,
    'text' as expected,
    cast(null as decimal(18, 2)) as difference,
    unread.document_id is null as holds,
    'pages ' || concat_ws(', ', unread.pictures, unread.figures) as place,
    concat_ws(
        ' ',
        'Pictures without text fill the pages ' || unread.pictures || '; what they show is not read.',
        'The pages ' || unread.figures || ' have rows of figures that no table could be made of.'
    ) as explanation,
    concat_ws(
        '',
        '第 ' || unread.pictures || ' 页为图片，没有文字，内容未读取。',
        '第 ' || unread.figures || ' 页有成行的数字，未能识别为表格。'
    ) as explanation_zh
from paged
left join unread on paged.document_id = unread.document_id;
