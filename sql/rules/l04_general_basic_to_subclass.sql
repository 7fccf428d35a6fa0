-- L04: basic expenditure of the general public budget is published by economic classification down to 款 (five digits).
-- Why: the law wants it so. One comparison per document that has a form of basic expenditure, by economic classification or
-- by function, and spends general public budget.
-- Tolerance: none. Expenditure by economic classification in one form for basic and project expenditure counts. A form that
-- is missing is L01's or L09's; one that is cut or set aside has its own finding.
-- Source: 预算法 第四十六条 (按其经济性质分类, 基本支出应当编列到款); 地方预决算公开操作规程 (财预〔2016〕143号).
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
        form_coverage.form_id in ('general_basic_economic')
        and form_coverage.status in ('listed_but_absent', 'set_aside', 'partial', 'empty')
),

depth as (
    select
        fact.document_id,
        max(length(fact.department_economic_code)) as digits
    from fact_expenditure_by_economic as fact
    where
        fact.form_id in (
            'general_basic_economic', 'appropriation_basic_economic', 'general_expenditure_economic', 'economic_summary'
        )
    group by fact.document_id
),

-- Basic expenditure by function or by items, and nothing by economic classification, not even a table not understood.
by_function as (
    select distinct form_coverage.document_id
    from form_coverage
    where
        form_coverage.form_id in ('general_basic_function', 'general_basic_items')
        and form_coverage.status = 'present'
        and not exists (
            select 1
            from source_table
            where
                source_table.document_id = form_coverage.document_id
                and source_table.status = 'set_aside'
                and source_table.form_id is null
        )
)

select
    loaded.document_id,
    'general_basic_economic' as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    coalesce(depth.digits || ' digits', 'no such form') as stated,
    '5 digits (款)' as expected,
    cast(null as decimal(18, 2)) as difference,
    coalesce(depth.digits >= 5, false) as holds,
    '一般公共预算基本支出表（经济分类）' as place,
    coalesce(
        'The document lists basic expenditure by economic classification only with codes of ' || depth.digits
        || ' digits; 款 has 5.',
        'The document lists basic expenditure by function, and not by economic classification down to 款.'
    ) as explanation,
    coalesce(
        '一般公共预算基本支出表（经济分类）的科目编码只有 ' || depth.digits || ' 位，没有公开到款级科目（5 位）。',
        '基本支出只按功能分类列示，没有按经济分类公开到款级科目。'
    ) as explanation_zh
from loaded
left join depth on loaded.document_id = depth.document_id
left join by_function on loaded.document_id = by_function.document_id
left join excused on loaded.document_id = excused.document_id
where
    (depth.digits is not null or by_function.document_id is not null)
    and (excused.document_id is null or depth.digits >= 5);
