-- What do the three public expenses come to: trips abroad, official cars, receptions?
-- 各部门的“三公”经费是多少：因公出国（境）、公务用车、公务接待？
-- Empty where the document prints no amount for the item.

select
    three_public.agency_name,
    three_public.fiscal_year,
    three_public.document_kind,
    three_public.basis,
    sum(three_public.amount_yuan) as total_yuan,
    sum(three_public.amount_yuan) filter (where three_public.item = 'overseas_travel') as overseas_travel_yuan,
    sum(three_public.amount_yuan) filter (
        where three_public.item in ('vehicle_total', 'vehicle_purchase', 'vehicle_operation')
    ) as vehicles_yuan,
    sum(three_public.amount_yuan) filter (where three_public.item = 'reception') as reception_yuan
from three_public
group by
    three_public.document_id,
    three_public.agency_name,
    three_public.fiscal_year,
    three_public.document_kind,
    three_public.basis
order by
    three_public.agency_name,
    three_public.fiscal_year,
    three_public.document_kind;
