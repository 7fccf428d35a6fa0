-- T01: an amount that the text (说明) states for a classification code is the sum of that code in the tables.
-- Why: text and tables are published together and speak of the same budget. The text does not always say which form it
-- speaks of, so one agreeing form is enough; the finding is held against the first of them. Where the same amount stands
-- under another code of that classification, the finding names it: then the code in the text is the slip.
-- Tolerance: half a unit of the last digit printed in the text, and of every figure of the tables that takes part; a figure cut
-- off instead of rounded is the same.
-- Only forms read whole are compared, and no sum with a figure in it that the sums of its table cast doubt on. A name without a
-- code is held against the tables if it is that of a 类: others are names of much else (电费, 培训).
-- Source: 预算公开: 文字说明与报表数据一致.
with compared as (
    select *
    from claim_comparison
    where family = 'code'
),

elsewhere as (
    select
        compared.claim_id,
        list(code_stated.code || ' ' || yuan_text(code_stated.amount_yuan) order by code_stated.code) as codes
    from compared
    inner join code_stated
        on
            compared.document_id = code_stated.document_id
            and compared.form_id = code_stated.form_id
            and left(compared.code, 1) = code_stated.first_digit
            and length(compared.code) = length(code_stated.code)
            and compared.code != code_stated.code
            and abs(compared.amount_yuan - code_stated.amount_yuan) <= (compared.step_yuan + code_stated.precision_yuan) / 2
    where not compared.holds and compared.amount_yuan > 0
    group by compared.claim_id
)

select
    compared.document_id,
    compared.form_id,
    cell_place.table_id,
    compared.cell_id,
    yuan_text(compared.amount_yuan) as stated,
    case when compared.cell_id is null then 'nothing under ' || compared.code else yuan_text(compared.table_amount_yuan) end
        as expected,
    case when compared.cell_id is not null then cast(compared.amount_yuan - compared.table_amount_yuan as decimal(18, 2)) end
        as difference,
    compared.holds,
    compared.place || ' (' || compared.code || ')' as place,
    compared.said || ' (' || compared.code || '); ' || dim_form.form_name
    || case
        when compared.cell_id is null then ' has nothing under ' || compared.code
        else ' has ' || yuan_text(compared.table_amount_yuan) || ' under it (from ' || cell_place.place || ')'
    end
    || coalesce('. The same amount stands there under ' || array_to_string(elsewhere.codes[1:3], ', '), '') || '.' as explanation,
    compared.said_zh || '（科目 ' || compared.code || '），' || dim_form.form_name
    || case
        when compared.cell_id is null then '中没有 ' || compared.code || ' 的金额'
        else '中该科目为 ' || yuan_text(compared.table_amount_yuan) || '（起于' || cell_place.place_zh || '）'
    end
    || coalesce('；该表中同样的金额列在 ' || array_to_string(elsewhere.codes[1:3], '、'), '') || '。' as explanation_zh,
    compared.claim_id
from compared
inner join dim_form on compared.form_id = dim_form.form_id
left join cell_place on compared.cell_id = cell_place.cell_id
left join elsewhere on compared.claim_id = elsewhere.claim_id;
