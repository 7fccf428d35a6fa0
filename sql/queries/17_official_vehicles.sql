-- Who buys official cars, what do the cars cost to run, and how many are there?
-- 哪些部门安排了公务用车购置费，运行维护费是多少，现有车辆多少？
-- Money from the form of three public expenses, counts from the text: the whole fleet, special vehicles too, at the end of
-- the year before, of the whole department. A count is empty where the text states none, or several that differ.

with fleet as (
    select
        fact_narrative_claim.document_id,
        if(
            count(distinct fact_narrative_claim.value) filter (where fact_narrative_claim.item = 'total') = 1,
            max(fact_narrative_claim.value) filter (where fact_narrative_claim.item = 'total'),
            null
        )::integer as vehicles_held,
        if(
            count(distinct fact_narrative_claim.value) filter (where fact_narrative_claim.item = 'purchase') = 1,
            max(fact_narrative_claim.value) filter (where fact_narrative_claim.item = 'purchase'),
            null
        )::integer as vehicles_to_buy
    from fact_narrative_claim
    where
        fact_narrative_claim.topic = 'vehicles'
        and fact_narrative_claim.metric = 'count'
    group by fact_narrative_claim.document_id
),

car as (
    select
        three_public.document_id,
        sum(three_public.amount_yuan) filter (where three_public.item = 'vehicle_purchase') as purchase_yuan,
        sum(three_public.amount_yuan) filter (where three_public.item = 'vehicle_operation') as operation_yuan,
        sum(three_public.amount_yuan) filter (where three_public.item = 'vehicle_total') as not_split_yuan
    from three_public
    group by three_public.document_id
)

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    car.purchase_yuan,
    car.operation_yuan,
    car.not_split_yuan,
    fleet.vehicles_held,
    fleet.vehicles_to_buy
from document_version
left join car on document_version.document_id = car.document_id
left join fleet on document_version.document_id = fleet.document_id
where
    document_version.is_counted
    and (
        coalesce(car.purchase_yuan, car.operation_yuan, car.not_split_yuan, 0) != 0
        or coalesce(fleet.vehicles_held, fleet.vehicles_to_buy, 0) != 0
    )
order by
    car.purchase_yuan desc nulls last,
    car.operation_yuan desc nulls last,
    document_version.agency_name asc,
    document_version.fiscal_year asc,
    document_version.document_kind asc;
