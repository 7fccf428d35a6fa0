-- Which agencies publish no three public expenses: because they plan none, or because the form is blank or missing?
-- 哪些部门没有“三公”经费数：是安排为零、表为空，还是没有公开该表？
-- A form without any amount other than zero is empty; whether a blank means zero only the text says. Where table and text
-- are both silent, nobody can tell. Only the total that the text states is looked at.

with stated as (
    select
        fact_narrative_claim.document_id,
        max(fact_narrative_claim.amount_yuan) as text_yuan
    from fact_narrative_claim
    where
        fact_narrative_claim.topic = 'three_public'
        and fact_narrative_claim.item = 'total'
        and fact_narrative_claim.metric = 'amount'
        and fact_narrative_claim.basis in ('current', 'final')
    group by fact_narrative_claim.document_id
),

planned as (
    select
        three_public.document_id,
        sum(three_public.amount_yuan) as table_yuan
    from three_public
    group by three_public.document_id
)

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    planned.table_yuan,
    stated.text_yuan,
    coalesce(form_coverage.status, 'no_form') as form_status,
    case
        when form_coverage.status in ('partial', 'set_aside') then 'form_not_read'
        when stated.text_yuan > 0 then 'only_in_text'
        when stated.text_yuan = 0 then 'zero_in_text'
        when planned.table_yuan = 0 or form_coverage.status = 'empty' then 'form_without_amounts'
        else 'not_published'
    end as verdict
from document_version
left join form_coverage
    on document_version.document_id = form_coverage.document_id and form_coverage.form_id = 'three_public'
left join planned on document_version.document_id = planned.document_id
left join stated on document_version.document_id = stated.document_id
where
    document_version.is_counted
    and coalesce(planned.table_yuan, 0) = 0
order by
    verdict asc,
    document_version.agency_name asc,
    document_version.fiscal_year asc,
    document_version.document_kind asc;
