-- T02: the text states its amounts in the unit of the tables. One comparison per document.
-- Why: not an error, but whoever compares the text with the tables must know that 万元 stand beside 元.
-- Tolerance: none. Text and tables agree if one of the loaded tables has the unit that the text uses most.
-- Source: observed; the unit is printed per table and per sentence.
with text_unit as (
    select
        document_id,
        mode(printed_unit order by claim_id) as main_unit,
        min(line) as first_line,
        min(page) as first_page
    from fact_narrative_claim
    where amount_yuan is not null
    group by document_id
),

table_unit as (
    select
        document_id,
        string_agg(distinct printed_unit, ', ' order by printed_unit) as units
    from source_table
    where status = 'loaded' and printed_unit is not null
    group by document_id
)

select
    text_unit.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    text_unit.main_unit as stated,
    table_unit.units as expected,
    cast(null as decimal(18, 2)) as difference,
    list_contains(string_split(table_unit.units, ', '), text_unit.main_unit) as holds,
    'text, ' || coalesce('page ' || text_unit.first_page, 'line ' || text_unit.first_line, '') as place,
    'The text states amounts in ' || text_unit.main_unit || ', the tables in ' || table_unit.units || '.' as explanation,
    '文字说明的金额单位为' || text_unit.main_unit || '，报表的金额单位为' || table_unit.units || '。' as explanation_zh
from text_unit
inner join table_unit on text_unit.document_id = table_unit.document_id;
