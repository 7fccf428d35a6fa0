-- L08: a form that the list of contents calls empty has no amount, and one that it calls not empty has some.
-- Why: the list is what a reader goes by; an empty form passed off as filled hides that nothing was published.
-- Tolerance: none; an amount of zero is no amount. One comparison per listed form of which the list says whether it is
-- empty, where its table was read.
-- Source: 是否空表 and 公开空表理由 in the list of contents of the form set; 财预〔2016〕143号.
with said as (
    select
        listed_form.document_id,
        listed_form.form_id,
        listed_form.table_id,
        listed_form.listed_as,
        listed_form.page,
        listed_form.line,
        listed_form.said_empty,
        max(stated_by_table.largest) as largest,
        min(source_table.page) as table_page,
        min(source_table.line) as table_line
    from listed_form
    inner join source_table as named on listed_form.table_id = named.table_id
    inner join source_table
        on
            named.document_id = source_table.document_id
            and (named.table_id = source_table.table_id or named.form_id = source_table.form_id)
    inner join stated_by_table on source_table.table_id = stated_by_table.table_id
    where listed_form.said_empty is not null
    group by all
    having bool_and(source_table.status in ('loaded', 'empty'))
)

select
    said.document_id,
    said.form_id,
    said.table_id,
    cast(null as varchar) as cell_id,
    case when said.said_empty then 'listed as empty' else 'listed as not empty' end as stated,
    case when said.largest > 0 then 'a form with amounts' else 'a form without an amount' end as expected,
    cast(null as decimal(18, 2)) as difference,
    said.said_empty = (said.largest = 0) as holds,
    'contents, ' || spot(said.page, said.line) as place,
    'The list of contents calls ' || said.listed_as || case when said.said_empty then ' empty' else ' not empty' end
    || '; the form (' || spot(said.table_page, said.table_line) || ') '
    || case when said.largest > 0 then 'has amounts, the largest of ' || yuan_text(said.largest) else 'has no amount' end
    || '.' as explanation,
    '目录称“' || said.listed_as || '”' || case when said.said_empty then '为空表' else '不是空表' end || '，该表（'
    || spot_zh(said.table_page, said.table_line) || '）'
    || case when said.largest > 0 then '却有金额，最大为 ' || yuan_text(said.largest) else '却没有金额' end
    || '。' as explanation_zh
from said;
