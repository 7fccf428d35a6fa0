-- By how much do agencies say that their figures grew or shrank against last year, and is the rate right?
-- 各部门自述的收支、“三公”经费等比上年增减多少，增减率算得对吗？
-- What the text states: subject in its own words. The percent is computed anew from the stated amount and change, and empty
-- where one is not stated or last year had nothing. It may be off by rounding; findings of rule T09 are not.

with change as (
    select
        fact_narrative_claim.of_claim_id,
        min(fact_narrative_claim.amount_yuan) as change_yuan
    from fact_narrative_claim
    where fact_narrative_claim.metric = 'change' and fact_narrative_claim.base = 'prior'
    group by fact_narrative_claim.of_claim_id
    having count(distinct fact_narrative_claim.amount_yuan) = 1
)

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    rate.subject,
    amount.amount_yuan,
    change.change_yuan,
    rate.printed_text as printed_rate,
    rate.page,
    rate.line,
    round(rate.value, 2) as stated_percent,
    round(100 * change.change_yuan / nullif(amount.amount_yuan - change.change_yuan, 0), 2) as computed_percent
from fact_narrative_claim as rate
inner join document_version on rate.document_id = document_version.document_id
left join fact_narrative_claim as amount on rate.of_claim_id = amount.claim_id
left join change on rate.of_claim_id = change.of_claim_id
where
    document_version.is_counted
    and rate.metric = 'growth_rate'
    and rate.base = 'prior'
order by
    abs(rate.value) desc,
    document_version.agency_name asc,
    document_version.fiscal_year asc,
    rate.claim_id asc;
