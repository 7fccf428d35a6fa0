-- V04: documents of two agencies do not print the same figures. One comparison per pair of one fiscal year, both budgets or
-- both final accounts, that shares ten figures or more and is not known as a department and its unit.
-- Why: an agency is known by its printed name; a name printed in two ways makes two disclosures of one, and the money is
-- added twice.
-- Tolerance: it holds if no more than half of the figures of the smaller document stand in the other, to the 分. Zeros are
-- no evidence.
-- Source: none.
with figure as (
    select distinct
        document_id,
        form_id,
        function_code as code,
        fund_source,
        expenditure_type,
        amount_yuan
    from fact_expenditure_by_function
    where amount_yuan != 0
    union
    select
        document_id,
        form_id,
        concat_ws(' ', function_code, department_economic_code, government_economic_code) as code,
        fund_source,
        expenditure_type,
        amount_yuan
    from fact_expenditure_by_economic
    where amount_yuan != 0
),

own as (
    select
        figure.*,
        document_version.fiscal_year,
        document_version.document_kind in ('department_final_account', 'unit_final_account') as is_final,
        count(*) over (partition by figure.document_id) as figures
    from figure
    inner join document_version on figure.document_id = document_version.document_id
    where document_version.is_counted and figure.code != ''
),

pair as (
    select
        own.document_id,
        other.document_id as other_document_id,
        count(*) as shared,
        least(any_value(own.figures), any_value(other.figures)) as figures
    from own
    inner join own as other
        on
            own.code = other.code
            and own.amount_yuan = other.amount_yuan
            and own.form_id = other.form_id
            and own.fund_source = other.fund_source
            and own.expenditure_type = other.expenditure_type
            and own.fiscal_year = other.fiscal_year
            and own.is_final = other.is_final
            and own.document_id > other.document_id
    group by
        own.document_id,
        other.document_id
    having count(*) >= 10
),

unrelated as (
    select pair.*
    from pair
    anti join department_unit
        on
            pair.document_id in (department_unit.department_document_id, department_unit.unit_document_id)
            and pair.other_document_id in (department_unit.department_document_id, department_unit.unit_document_id)
)

select
    unrelated.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    dim_document.agency_name as stated,
    other.agency_name as expected,
    cast(null as decimal(18, 2)) as difference,
    unrelated.shared * 2 <= unrelated.figures as holds,
    cast(null as varchar) as place,
    unrelated.shared || ' of ' || unrelated.figures || ' figures by code are the same in this document (' || dim_document.agency_name
    || ') and in ' || other.file_name || ' (' || unrelated.other_document_id || ', ' || other.agency_name
    || '). The views count both. If they are one disclosure, `yusuan withdraw` one of them.' as explanation,
    '按科目编码的 ' || unrelated.figures || ' 个数中，有 ' || unrelated.shared || ' 个在本文件（' || dim_document.agency_name || '）与 '
    || other.file_name || '（' || unrelated.other_document_id || '，' || other.agency_name
    || '）中完全相同，视图两份都计入。如为同一份公开文件，请用 `yusuan withdraw` 撤下其中一份。' as explanation_zh
from unrelated
inner join dim_document on unrelated.document_id = dim_document.document_id
inner join dim_document as other on unrelated.other_document_id = other.document_id;
