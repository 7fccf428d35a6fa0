-- T16: what the text of a final account counts at the end of the year (截至2024年12月31日，共有车辆…) is of its own year.
-- Why: vehicles and equipment are published as they stand when the year ends; an older date is text of the last disclosure.
-- Tolerance: none. Budgets are made before the year and give an earlier date: they are not compared.
-- Source: 部门决算公开: 国有资产占有使用情况.
with dated as (
    select
        claim.*,
        regexp_extract(claim.sentence, '截[至止]\s*(20[0-9]{2})\s*年(?:\s*12\s*月|底|末)', 1) as printed_year
    from claim
    where claim.topic in ('vehicles', 'assets') and claim.metric in ('count', 'amount')
    qualify row_number() over (partition by claim.document_id, printed_year order by claim.claim_id) = 1
)

select
    dated.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    dated.printed_year as stated,
    cast(dim_document.fiscal_year as varchar) as expected,
    cast(null as decimal(18, 2)) as difference,
    dated.printed_year = cast(dim_document.fiscal_year as varchar) as holds,
    dated.place,
    'The text (' || dated.spot || ') counts ' || dated.subject || ' at the end of ' || dated.printed_year
    || '; the final account is that of ' || dim_document.fiscal_year || '.' as explanation,
    '文字说明（' || dated.spot_zh || '）所称' || dated.subject || '的截止时间为 ' || dated.printed_year || ' 年末，而本决算为 '
    || dim_document.fiscal_year || ' 年度。' as explanation_zh,
    dated.claim_id
from dated
inner join dim_document on dated.document_id = dim_document.document_id
where
    dim_document.document_kind like '%final_account'
    and dim_document.fiscal_year is not null
    and dated.printed_year != '';
