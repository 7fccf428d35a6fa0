-- How much does each agency buy through government procurement: goods, construction, services?
-- 各部门的政府采购预算是多少，货物、工程、服务各多少？
-- What the text states, beside the sum of the form where it was read whole. The two need not cover the same money. Empty
-- where the document is silent, or states several totals.

with stated as (
    select
        fact_narrative_claim.document_id,
        coalesce(fact_narrative_claim.item, 'total') as item,
        min(fact_narrative_claim.amount_yuan) as amount_yuan
    from fact_narrative_claim
    where
        fact_narrative_claim.topic = 'procurement'
        and fact_narrative_claim.metric = 'amount'
        and fact_narrative_claim.basis in ('current', 'final')
        and fact_narrative_claim.fund_source is null
    group by
        fact_narrative_claim.document_id,
        coalesce(fact_narrative_claim.item, 'total')
    having count(distinct fact_narrative_claim.amount_yuan) = 1
),

stated_by_item as (
    select
        stated.document_id,
        max(stated.amount_yuan) filter (where stated.item = 'total') as total_yuan,
        max(stated.amount_yuan) filter (where stated.item = 'goods') as goods_yuan,
        max(stated.amount_yuan) filter (where stated.item = 'construction') as construction_yuan,
        max(stated.amount_yuan) filter (where stated.item = 'services') as services_yuan
    from stated
    group by stated.document_id
),

listed as (
    select
        fact_procurement.document_id,
        sum(fact_procurement.amount_yuan) as form_yuan
    from fact_procurement
    inner join form_coverage
        on
            fact_procurement.document_id = form_coverage.document_id
            and fact_procurement.form_id = form_coverage.form_id
    where
        fact_procurement.form_id = 'procurement'
        and form_coverage.status = 'present'
    group by fact_procurement.document_id
)

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    stated_by_item.total_yuan as text_total_yuan,
    stated_by_item.goods_yuan as text_goods_yuan,
    stated_by_item.construction_yuan as text_construction_yuan,
    stated_by_item.services_yuan as text_services_yuan,
    form_coverage.status as form_status,
    listed.form_yuan
from document_version
left join stated_by_item on document_version.document_id = stated_by_item.document_id
left join form_coverage
    on document_version.document_id = form_coverage.document_id and form_coverage.form_id = 'procurement'
left join listed on document_version.document_id = listed.document_id
where
    document_version.is_counted
    and (stated_by_item.document_id is not null or form_coverage.document_id is not null)
order by
    coalesce(stated_by_item.total_yuan, listed.form_yuan) desc nulls last,
    document_version.agency_name asc,
    document_version.fiscal_year asc,
    document_version.document_kind asc;
