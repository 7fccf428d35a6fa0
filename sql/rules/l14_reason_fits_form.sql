-- L14: the reason why the list of contents calls a form empty speaks of that form.
-- Why: 本单位无政府性基金 beside 政府采购预算表 is a line copied from the form above; whether the form is empty is not said.
-- Tolerance: none. One comparison per entry with a reason that names a fund or a kind of expenditure that has a form.
-- Source: 公开空表理由 in the list of contents of the form set; 财预〔2016〕143号.
with subject (word) as (
    values ('政府性基金'), ('国有资本'), ('三公'), ('政府采购'), ('专项资金'), ('结转')
),

named as (
    select
        listed_form.entry_id,
        string_agg(subject.word, '、' order by subject.word) as words,
        bool_or(contains(listed_form.title, subject.word)) as fits
    from listed_form
    inner join subject on contains(listed_form.reason, subject.word)
    group by listed_form.entry_id
)

select
    listed_form.document_id,
    listed_form.form_id,
    listed_form.table_id,
    cast(null as varchar) as cell_id,
    listed_form.reason as stated,
    'a reason that speaks of ' || listed_form.title as expected,
    cast(null as decimal(18, 2)) as difference,
    named.fits as holds,
    'contents, ' || spot(listed_form.page, listed_form.line) as place,
    'The list of contents (' || spot(listed_form.page, listed_form.line) || ') gives “' || listed_form.reason
    || '” as the reason why ' || listed_form.listed_as || ' is empty; it speaks of ' || named.words || '.' as explanation,
    '目录（' || spot_zh(listed_form.page, listed_form.line) || '）中“' || listed_form.listed_as || '”的空表理由为“'
    || listed_form.reason || '”，说的是' || named.words || '，与该表不符。' as explanation_zh
from listed_form
inner join named on listed_form.entry_id = named.entry_id;
