-- L03: expenditure of the general public budget is published by function down to 项 (seven digits).
-- Why: the law wants it so. One comparison per document that has the form and spends general public budget.
-- Tolerance: none. A form that is missing is L01's or L09's; one that is cut or set aside has its own finding.
-- Source: 预算法 第四十六条 (按其功能分类应当编列到项); 地方预决算公开操作规程 (财预〔2016〕143号).
with loaded as (
    select distinct figure.document_id
    from figure
    where
        figure.amount_yuan > 0
        and (
            figure.form_id like 'general_%'
            or figure.fund_source in ('general_public_budget', 'fiscal_appropriation')
        )
),

-- The cause already has a finding, or is ours: the form is announced and missing, was set aside, or is cut.
excused as (
    select distinct form_coverage.document_id
    from form_coverage
    where
        form_coverage.form_id in ('general_expenditure')
        and form_coverage.status in ('listed_but_absent', 'set_aside', 'partial', 'empty')
),

depth as (
    select
        fact.document_id,
        max(length(fact.function_code)) as digits
    from fact_expenditure_by_function as fact
    where fact.form_id in ('general_expenditure', 'appropriation_expenditure')
    group by fact.document_id
)

select
    loaded.document_id,
    'general_expenditure' as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    depth.digits || ' digits' as stated,
    '7 digits (项)' as expected,
    cast(null as decimal(18, 2)) as difference,
    depth.digits >= 7 as holds,
    '一般公共预算支出表（功能分类）' as place,
    'The document lists general public budget expenditure by function only with codes of ' || depth.digits
    || ' digits; 项 has 7.' as explanation,
    '一般公共预算支出表（功能分类）的科目编码只有 ' || depth.digits || ' 位，没有公开到项级科目（7 位）。' as explanation_zh
from loaded
inner join depth on loaded.document_id = depth.document_id
left join excused on loaded.document_id = excused.document_id
where depth.digits is not null and (excused.document_id is null or depth.digits >= 7);
