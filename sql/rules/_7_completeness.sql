-- What the rules of completeness share.

-- Where an entry of the contents, a form or a passage stands, in the reader's terms.
create or replace temp macro spot(page, line_number) as (
    coalesce('page ' || page, 'line ' || line_number, 'no place')
);
create or replace temp macro spot_zh(page, line_number) as (
    coalesce('第 ' || page || ' 页', '第 ' || line_number || ' 行', '')
);

-- 表6, 公开06表, 附表6: the number alone.
create or replace temp macro table_number(printed) as (
    try_cast(regexp_extract(printed, '^(?:公开|预算|附)?表(\d{1,2})$', 1) as integer)
);
create or replace temp macro first_year(printed) as (
    nullif(regexp_extract(printed, '20\d\d'), '')
);

-- Every listed form, and whether it is there: as a table, as a sentence that it is empty, or as lines not read as a table.
create or replace temp table listed_form as
select
    contents_entry.entry_id,
    contents_entry.document_id,
    contents_entry.title,
    contents_entry.form_id,
    contents_entry.printed_number,
    contents_entry.said_empty,
    contents_entry.reason,
    contents_entry.page,
    contents_entry.line,
    contents_entry.found_as,
    contents_entry.table_id,
    contents_entry.found_page,
    contents_entry.found_line,
    contents_entry.found_as in ('table', 'text', 'unread') as is_there,
    coalesce(contents_entry.printed_number || ' ', '') || contents_entry.title as listed_as,
    bool_or(contents_entry.found_as in ('table', 'text', 'unread'))
        over (partition by contents_entry.document_id) as any_is_there,
    -- Three forms or more, and over half of them absent: they were published elsewhere.
    count(*) over (partition by contents_entry.document_id) > 2
    and avg(case when contents_entry.found_as in ('table', 'text', 'unread') then 1 else 0 end)
        over (partition by contents_entry.document_id)
    < 0.5 as is_elsewhere
from contents_entry;

-- What a table states in all: of the same form, for it may go on.
create or replace temp table stated_by_table as
select
    source_cell.table_id,
    count(source_cell.amount_yuan) as amounts,
    coalesce(max(abs(source_cell.amount_yuan)), 0) as largest
from source_cell
group by source_cell.table_id;

-- The comparisons of L15 and L16: each place that is marked so, and one that holds for a document without any.
create or replace temp macro marked_places(its_kind, wanted, says, says_zh) as table (
    select
        dim_document.document_id,
        cast(null as varchar) as form_id,
        cast(null as varchar) as table_id,
        cast(null as varchar) as cell_id,
        text_mark.printed_text as stated,
        wanted as expected, -- noqa: RF02
        cast(null as decimal(18, 2)) as difference,
        text_mark.mark_id is null as holds,
        spot(text_mark.page, text_mark.line) as place,
        '“' || text_mark.printed_text || '” (' || spot(text_mark.page, text_mark.line) || ')' || says -- noqa: RF02
        || case
            when its_kind = 'other_year' then ' (' || dim_document.fiscal_year || ')' -- noqa: RF02
            else ''
        end || '.' as explanation,
        spot_zh(text_mark.page, text_mark.line) || '“' || text_mark.printed_text || '”' || says_zh -- noqa: RF02
        || case
            when its_kind = 'other_year' then '（' || dim_document.fiscal_year || ' 年）' -- noqa: RF02
            else ''
        end || '。' as explanation_zh
    from dim_document
    left join text_mark
        on dim_document.document_id = text_mark.document_id and text_mark.mark_kind = its_kind -- noqa: RF02
    where
        exists (
            select 1
            from text_mark as any_mark
            where any_mark.document_id = dim_document.document_id
        )
);
