-- T01: an amount that the text (说明) states for a classification code is the sum of that code in the tables.
-- Why: text and tables are published together and speak of the same budget. The text does not always say which form it
-- speaks of, so one agreeing form is enough; the finding is held against the first of them. Where the same amount stands
-- under another code of that classification, the finding names it: then the code in the text is the slip.
-- Tolerance: half a unit of the last digit printed in the text, and of every figure of the tables that takes part.
-- Only forms read whole are compared, and no sum with a figure in it that the sums of its table cast doubt on.
-- Source: 预算公开: 文字说明与报表数据一致.
with scope (scheme, first_digit, form_id, preference) as (
    values
    ('function', '2', 'general_expenditure', 1),
    ('function', '2', 'expenditure', 2),
    ('function', '2', 'appropriation_expenditure', 3),
    ('function', '2', 'general_basic_function', 4),
    ('function', '2', 'government_fund_expenditure', 5),
    ('function', '2', 'state_capital_expenditure', 6),
    ('department_economic', '3', 'general_expenditure_economic', 1),
    ('department_economic', '3', 'economic_summary', 2),
    ('department_economic', '3', 'appropriation_basic_economic', 3),
    ('department_economic', '3', 'general_basic_economic', 4),
    ('government_economic', '5', 'general_expenditure_economic', 1),
    ('government_economic', '5', 'economic_summary', 2),
    ('government_economic', '5', 'appropriation_basic_economic', 3),
    ('government_economic', '5', 'general_basic_economic', 4)
),

claim as (
    select
        claim_id,
        document_id,
        subject,
        code,
        amount_yuan,
        coalesce(precision_yuan, 0.01) as precision_yuan,
        printed_text,
        printed_unit,
        coalesce('page ' || page, 'line ' || line, '') as place,
        coalesce('第 ' || page || ' 页', '第 ' || line || ' 行', '') as place_zh
    from fact_narrative_claim
    where code is not null and amount_yuan is not null and metric = 'amount' and basis in ('current', 'final')
),

-- Every prefix of every code, as long as a claim's code is.
prefix as (
    select
        code_row.document_id,
        code_row.form_id,
        scope.scheme,
        scope.preference,
        left(code_row.code, width.width) as code,
        min(code_row.cell_id) as cell_id,
        sum(code_row.amount_yuan) as amount_yuan,
        sum(code_row.precision_yuan) as precision_yuan,
        bool_or(code_row.is_doubtful) as is_doubtful
    from code_row
    inner join scope on code_row.form_id = scope.form_id and code_row.scheme = scope.scheme
    inner join (
        values
        (3),
        (5),
        (7)
    ) as width (width) on length(code_row.code) >= width.width
    group by all
),

form_of_document as (
    select distinct
        prefix.document_id,
        prefix.form_id,
        prefix.scheme,
        prefix.preference
    from prefix
),

candidate as (
    select
        claim.*,
        form_of_document.form_id,
        form_of_document.scheme,
        form_of_document.preference,
        prefix.cell_id,
        coalesce(prefix.amount_yuan, 0) as table_amount_yuan,
        (claim.precision_yuan + coalesce(prefix.precision_yuan, 0)) / 2 as tolerance
    from claim
    inner join scope on left(claim.code, 1) = scope.first_digit
    inner join form_of_document
        on
            claim.document_id = form_of_document.document_id
            and scope.form_id = form_of_document.form_id
            and scope.scheme = form_of_document.scheme
    left join prefix
        on
            claim.document_id = prefix.document_id
            and form_of_document.form_id = prefix.form_id
            and form_of_document.scheme = prefix.scheme
            and claim.code = prefix.code
    qualify not bool_or(coalesce(prefix.is_doubtful, false)) over (partition by claim.claim_id)
),

compared as (
    select
        candidate.*,
        bool_or(abs(candidate.amount_yuan - candidate.table_amount_yuan) <= candidate.tolerance)
            over (partition by candidate.claim_id) as holds
    from candidate
    qualify row_number() over (partition by candidate.claim_id order by candidate.preference) = 1
),

elsewhere as (
    select
        compared.claim_id,
        list(prefix.code || ' ' || yuan_text(prefix.amount_yuan) order by prefix.code) as codes
    from compared
    inner join prefix
        on
            compared.document_id = prefix.document_id
            and compared.form_id = prefix.form_id
            and compared.scheme = prefix.scheme
            and length(compared.code) = length(prefix.code)
            and compared.code != prefix.code
            and abs(compared.amount_yuan - prefix.amount_yuan) <= (compared.precision_yuan + prefix.precision_yuan) / 2
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
    'text, ' || compared.place || ', ' || compared.subject || ' (' || compared.code || ')' as place,
    'The text (' || compared.place || ') states ' || compared.printed_text || ' ' || compared.printed_unit || ' for '
    || compared.subject || ' (' || compared.code || '); ' || dim_form.form_name
    || case
        when compared.cell_id is null then ' has nothing under ' || compared.code
        else ' has ' || yuan_text(compared.table_amount_yuan) || ' under it (from ' || cell_place.place || ')'
    end
    || coalesce('. The same amount stands there under ' || array_to_string(elsewhere.codes[1:3], ', '), '') || '.' as explanation,
    '文字说明（' || compared.place_zh || '）称' || compared.subject || '（' || compared.code || '）' || compared.printed_text || ' '
    || compared.printed_unit || '，' || dim_form.form_name
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
