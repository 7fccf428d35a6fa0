-- What the tables state where the text speaks of the same.
-- noqa: disable=AM04

-- Documents whose whole budget is the general public budget: what the text says without naming a fund is of that one.
create or replace temp table only_fund as
select distinct
    form.document_id,
    'general_public_budget' as fund_source
from form_total as form
inner join form_total as overview on form.document_id = overview.document_id
where
    form.form_id = 'general_expenditure'
    and form.row_kind = 'total'
    and overview.form_id = 'summary'
    and overview.side = 'expenditure'
    and overview.row_kind = 'grand_total'
    and form.amount_yuan = overview.amount_yuan;

-- Each stated amount beside every figure of the tables that may be the same. `is_same_scope` is true where it must be: of the
-- same side, fund and type, of the whole document. The text often speaks of another scope than its words say (财政拨款, 本年,
-- a single unit), so that any figure that agrees bears it out, and only one of the same scope can speak against it.
create or replace temp table claim_candidate as
with form_of_document as (
    select distinct
        document_id,
        form_id,
        scheme,
        first_digit,
        preference
    from code_stated
),

of_code as (
    select
        claim.claim_id,
        claim.document_id,
        form_of_document.form_id,
        code_stated.cell_id,
        claim.amount_yuan,
        coalesce(code_stated.amount_yuan, 0) as table_amount_yuan,
        (claim.step_yuan + coalesce(code_stated.precision_yuan, 0)) / 2 as tolerance_yuan,
        form_of_document.preference,
        (
            claim.fund_source is null
            or form_scope.own_fund in (claim.fund_source, 'fiscal_appropriation')
        )
        and not part_claim.is_part as is_same_scope
    from amount_claim as claim
    inner join part_claim on claim.claim_id = part_claim.claim_id
    inner join form_of_document
        on claim.document_id = form_of_document.document_id and left(claim.code, 1) = form_of_document.first_digit
    inner join form_scope on form_of_document.form_id = form_scope.form_id
    left join code_stated
        on
            claim.document_id = code_stated.document_id
            and form_of_document.form_id = code_stated.form_id
            and form_of_document.scheme = code_stated.scheme
            and claim.code = code_stated.code
    where claim.code is not null and claim.basis in ('current', 'final')
    -- A code on which a sum of its table casts doubt has its finding.
    qualify not bool_or(coalesce(code_stated.is_doubtful, false)) over (partition by claim.claim_id)
),

-- A line of 收支总表 or 财政拨款收支总表 may include what was carried over, which the forms by function do not.
of_line as (
    select
        claim.claim_id,
        claim.document_id,
        figure.form_id,
        figure.cell_id,
        claim.amount_yuan,
        figure.amount_yuan as table_amount_yuan,
        (claim.step_yuan + figure.precision_yuan) / 2 as tolerance_yuan,
        7 as preference,
        false as is_same_scope
    from amount_claim as claim
    inner join figure
        on
            claim.document_id = figure.document_id
            and claim.code = figure.function_code
            and figure.side = 'expenditure'
    where claim.basis in ('current', 'final')
),

of_budget as (
    select
        claim.claim_id,
        claim.document_id,
        stated.form_id,
        stated.cell_id,
        claim.amount_yuan,
        stated.amount_yuan as table_amount_yuan,
        (claim.step_yuan + stated.precision_yuan) / 2 as tolerance_yuan,
        case stated.item when 'grand_total' then 1 when 'whole' then 2 when 'current_total' then 3 else 4 end as preference,
        stated.is_whole
        and (
            claim.fund = stated.fund_source
            or (claim.fund = 'all' and claim.kind != 'unspecified' and only_fund.fund_source = stated.fund_source)
        )
        and case
            when claim.kind != 'unspecified' or claim.fund not in ('all', 'fiscal_appropriation') then true
            when claim.item = 'current_year' then stated.item = 'current_total'
            else stated.item = 'grand_total'
        end
        and not part_claim.is_part as is_same_scope
    from amount_claim as claim
    inner join part_claim on claim.claim_id = part_claim.claim_id
    inner join stated
        on
            claim.document_id = stated.document_id
            and claim.kind = stated.expenditure_type
            and stated.topic in ('revenue', 'expenditure')
            and (claim.side is null or claim.side = stated.topic)
    left join only_fund on claim.document_id = only_fund.document_id
    where
        claim.topic in ('revenue', 'expenditure', 'appropriation', 'revenue_and_expenditure')
        and claim.code is null
        and claim.basis in ('current', 'final')
        and coalesce(claim.item, 'grand_total') in ('grand_total', 'current_year')
        and case claim.fund
            when 'all' then true
            when 'fiscal_appropriation' then true
            when 'general_public_budget'
                then
                    stated.fund_source in (
                        'general_public_budget',
                        'fiscal_appropriation',
                        'current_year_appropriation',
                        'budget_appropriation'
                    )
            else claim.fund = stated.fund_source
        end
),

of_other as (
    select
        claim.claim_id,
        claim.document_id,
        stated.form_id,
        stated.cell_id,
        claim.amount_yuan,
        stated.amount_yuan as table_amount_yuan,
        (claim.step_yuan + stated.precision_yuan) / 2 as tolerance_yuan,
        1 as preference,
        stated.is_whole and claim.topic = stated.topic and not part_claim.is_part as is_same_scope
    from amount_claim as claim
    inner join part_claim on claim.claim_id = part_claim.claim_id
    inner join stated
        on
            claim.document_id = stated.document_id
            and (
                (claim.topic = 'three_public' and stated.topic = 'three_public' and claim.item = stated.item and claim.basis = stated.basis)
                or (
                    claim.topic = 'operating_expenses'
                    and claim.basis in ('current', 'final')
                    and (stated.topic = 'operating_expenses' or stated.expenditure_type = 'public')
                )
                or (
                    claim.topic = 'procurement'
                    and claim.item is null
                    and claim.basis in ('current', 'final')
                    and stated.topic = 'procurement'
                )
            )
),

-- An item that 三公 form leaves blank is nothing; the cell of the total stands for it.
blank as (
    select
        claim.claim_id,
        claim.document_id,
        form_coverage.form_id,
        whole.cell_id,
        claim.amount_yuan,
        0 as table_amount_yuan,
        claim.step_yuan / 2 as tolerance_yuan,
        1 as preference,
        true as is_same_scope
    from amount_claim as claim
    inner join form_coverage
        on claim.document_id = form_coverage.document_id and form_coverage.form_id = 'three_public'
    left join stated as whole
        on
            claim.document_id = whole.document_id
            and whole.topic = 'three_public'
            and whole.item = 'total'
            and claim.basis = whole.basis
            and whole.is_whole
    where
        claim.topic = 'three_public'
        and claim.item in ('total', 'overseas_travel', 'vehicle_total', 'vehicle_purchase', 'vehicle_operation', 'reception')
        and claim.basis in ('current', 'budget', 'final')
        and (form_coverage.status = 'empty' or (form_coverage.status = 'present' and whole.cell_id is not null))
        and not exists (
            select 1
            from stated
            where
                stated.document_id = claim.document_id
                and stated.topic = 'three_public'
                and stated.item = claim.item
                and stated.basis = claim.basis
        )
),

found as (
    select *
    from of_code
    union all by name
    select *
    from of_line
    union all by name
    select *
    from of_budget
    union all by name
    select *
    from of_other
    union all by name
    select *
    from blank
)

select
    found.*,
    (
        abs(found.amount_yuan - found.table_amount_yuan) <= found.tolerance_yuan
        or is_cut_off(found.amount_yuan, claim.step_yuan, found.table_amount_yuan)
    ) as agrees
from found
inner join claim on found.claim_id = claim.claim_id;

-- The figure of the tables that a statement is held against: one that agrees, else the first of the same scope. A statement for
-- which the tables have none is not compared.
create or replace temp table claim_held as
select
    claim_candidate.*,
    claim_candidate.agrees as holds
from claim_candidate
where claim_candidate.agrees or claim_candidate.is_same_scope
qualify
    row_number() over (
        partition by claim_candidate.claim_id
        order by
            claim_candidate.agrees desc,
            claim_candidate.is_same_scope desc,
            claim_candidate.preference asc,
            claim_candidate.form_id asc,
            claim_candidate.cell_id asc
    ) = 1;

create or replace temp table claim_found as
select
    claim_candidate.claim_id,
    claim_candidate.document_id,
    claim_candidate.form_id,
    claim_candidate.cell_id,
    cast(claim_candidate.table_amount_yuan as decimal(18, 2)) as table_amount_yuan,
    cast(claim_candidate.tolerance_yuan as decimal(18, 2)) as tolerance_yuan,
    claim_candidate.agrees,
    coalesce(claim_held.claim_id is not null, false) as chosen
from claim_candidate
left join claim_held
    on claim_candidate.claim_id = claim_held.claim_id and claim_candidate.cell_id = claim_held.cell_id
where claim_candidate.cell_id is not null
qualify
    row_number() over (
        partition by claim_candidate.claim_id, claim_candidate.form_id
        order by
            chosen desc,
            claim_candidate.agrees desc,
            claim_candidate.is_same_scope desc,
            claim_candidate.preference asc,
            claim_candidate.cell_id asc
    ) = 1;

-- Amounts of the text that the tables speak against: what is computed from them would be the same finding again.
create or replace temp table faulty_claim as
select claim_id
from claim_held
where not holds;

-- What kind of amount a statement is: the rules T01 and T03 to T07 have one kind each.
create or replace temp macro claim_family(its_topic, its_code, its_fund, its_type) as (
    case
        when its_code is not null then 'code'
        when its_topic = 'three_public' then 'three_public'
        when its_topic in ('operating_expenses', 'procurement') then 'office'
        when its_type is not null then 'type'
        when its_fund is null then 'total'
        when its_topic = 'expenditure' then 'type'
        else 'source'
    end
);

-- Each stated amount of a family against what it is held against. An amount that the text repeats is compared once.
create or replace temp table claim_comparison as
select
    claim.claim_id,
    claim.document_id,
    claim_family(claim.topic, claim.code, claim.fund_source, claim.expenditure_type) as amount_family,
    claim.code,
    claim_held.form_id,
    claim_held.cell_id,
    claim.amount_yuan,
    claim.step_yuan,
    claim_held.table_amount_yuan,
    claim_held.holds,
    claim.place,
    'The text (' || claim.spot || ') states ' || claim.printed_figure || ' for ' || claim.subject as said,
    '文字说明（' || claim.spot_zh || '）称' || claim.subject || '为 ' || claim.printed_figure as said_zh
from claim_held
inner join claim on claim_held.claim_id = claim.claim_id
qualify
    row_number() over (
        partition by
            claim.document_id,
            claim.topic,
            claim.side,
            claim.code,
            claim.fund_source,
            claim.expenditure_type,
            claim.item,
            claim.basis,
            claim.amount_yuan,
            claim_held.holds
        order by claim.claim_id
    ) = 1;

-- The comparisons of T03 to T07.
create or replace temp macro amount_in_tables(its_family) as table (
    select
        compared.document_id,
        compared.form_id,
        cell_place.table_id,
        compared.cell_id,
        yuan_text(compared.amount_yuan) as stated,
        case when compared.cell_id is null then 'nothing' else yuan_text(compared.table_amount_yuan) end as expected,
        cast(compared.amount_yuan - compared.table_amount_yuan as decimal(18, 2)) as difference,
        compared.holds,
        compared.place,
        compared.said || '; '
        || case
            when compared.cell_id is null then dim_form.form_name || ' is empty'
            when compared.table_amount_yuan = 0 then dim_form.form_name || ' states nothing for it'
            else said(compared.cell_id, compared.table_amount_yuan)
        end
        || case
            when compared.table_amount_yuan = 10000 * compared.amount_yuan and compared.amount_yuan != 0
                then ', which is 10,000 times that: 万元 may be meant'
            else ''
        end
        || '.' as explanation,
        compared.said_zh || '；'
        || case
            when compared.cell_id is null then dim_form.form_name || '为空表'
            when compared.table_amount_yuan = 0 then dim_form.form_name || '中没有该项金额'
            else said_zh(compared.cell_id, compared.table_amount_yuan)
        end
        || case
            when compared.table_amount_yuan = 10000 * compared.amount_yuan and compared.amount_yuan != 0
                then '，恰为其一万倍，文字中的单位疑为“万元”之误'
            else ''
        end
        || '。' as explanation_zh,
        compared.claim_id
    from claim_comparison as compared
    inner join dim_form on compared.form_id = dim_form.form_id
    left join cell_place on compared.cell_id = cell_place.cell_id
    where compared.amount_family = its_family -- noqa: RF02
);
