-- L07: the list of contents and the page of a form give it the same number and the same year.
-- Why: who follows the contents to 表11 must find the form there, and a year that differs is a leftover of last year's file.
-- Tolerance: none. One comparison per listed form that is there and prints a number like 表11, or a year, in both places.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 公开内容真实、准确.
with both_sides as (
    select
        listed_form.document_id,
        listed_form.form_id,
        listed_form.table_id,
        listed_form.listed_as,
        spot(listed_form.page, listed_form.line) as listed_spot,
        spot_zh(listed_form.page, listed_form.line) as listed_spot_zh,
        spot(source_table.page, source_table.line) as table_spot,
        spot_zh(source_table.page, source_table.line) as table_spot_zh,
        coalesce(source_table.printed_number || ' ', '') || coalesce(source_table.title, '') as printed_as,
        table_number(listed_form.printed_number) as listed_number,
        table_number(source_table.printed_number) as printed_number,
        first_year(listed_form.title) as listed_year,
        first_year(source_table.title) as printed_year
    from listed_form
    inner join source_table on listed_form.table_id = source_table.table_id
)

select
    both_sides.document_id,
    both_sides.form_id,
    both_sides.table_id,
    cast(null as varchar) as cell_id,
    both_sides.printed_as as stated,
    both_sides.listed_as as expected,
    cast(null as decimal(18, 2)) as difference,
    coalesce(both_sides.listed_number = both_sides.printed_number, true)
    and coalesce(both_sides.listed_year = both_sides.printed_year, true) as holds,
    both_sides.printed_as || ' (' || both_sides.table_spot || ')' as place,
    'The list of contents (' || both_sides.listed_spot || ') has ' || both_sides.listed_as || '; the page of the form ('
    || both_sides.table_spot || ') says ' || both_sides.printed_as || '.' as explanation,
    '目录（' || both_sides.listed_spot_zh || '）列为“' || both_sides.listed_as || '”，表页（' || both_sides.table_spot_zh
    || '）印为“' || both_sides.printed_as || '”，表号或年份不一致。' as explanation_zh
from both_sides
where
    (both_sides.listed_number is not null and both_sides.printed_number is not null)
    or (both_sides.listed_year is not null and both_sides.printed_year is not null);
