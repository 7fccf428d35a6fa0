-- The statements of the text beside what the tables state of the same.

-- Where a statement stands and what it says, in the reader's terms.
create or replace temp table claim as
select
    fact_narrative_claim.*,
    coalesce(fact_narrative_claim.precision_yuan, 0.01) as step_yuan,
    row_number() over (
        partition by fact_narrative_claim.document_id order by fact_narrative_claim.claim_id
    ) as claim_number,
    fact_narrative_claim.printed_text || coalesce(' ' || fact_narrative_claim.printed_unit, '') as printed_figure,
    coalesce('page ' || fact_narrative_claim.page, 'line ' || fact_narrative_claim.line, '') as spot,
    coalesce('第 ' || fact_narrative_claim.page || ' 页', '第 ' || fact_narrative_claim.line || ' 行', '') as spot_zh,
    'text, ' || spot || ', ' || fact_narrative_claim.subject as place
from fact_narrative_claim;

-- The sum of each code and of all codes above it in each form.
create or replace temp table code_stated as
with scope (scheme, first_digit, form_id, preference) as (
    values
    ('function', '2', 'general_expenditure', 1),
    ('function', '2', 'expenditure', 2),
    ('function', '2', 'appropriation_expenditure', 3),
    ('function', '2', 'general_basic_function', 4),
    ('function', '2', 'government_fund_expenditure', 5),
    ('function', '2', 'state_capital_expenditure', 6),
    ('department_economic', '3', 'general_expenditure_economic', 1),
    ('department_economic', '3', 'economic_summary', 2),
    ('department_economic', '3', 'appropriation_basic_economic', 3),
    ('department_economic', '3', 'general_basic_economic', 4),
    ('government_economic', '5', 'general_expenditure_economic', 1),
    ('government_economic', '5', 'economic_summary', 2),
    ('government_economic', '5', 'appropriation_basic_economic', 3),
    ('government_economic', '5', 'general_basic_economic', 4)
)

select
    code_row.document_id,
    code_row.form_id,
    scope.scheme,
    scope.first_digit,
    scope.preference,
    left(code_row.code, width.width) as code,
    min(code_row.cell_id) as cell_id,
    sum(code_row.amount_yuan) as amount_yuan,
    sum(code_row.precision_yuan) as precision_yuan,
    bool_or(code_row.is_doubtful) as is_doubtful
from code_row
inner join scope on code_row.form_id = scope.form_id and code_row.scheme = scope.scheme
inner join (
    values
    (3),
    (5),
    (7)
) as width (width) on length(code_row.code) >= width.width
group by all;

-- Each stated amount beside every figure of the tables that may be the same. `is_same_scope` is true where it must be: of the
-- same side, fund and type, of the whole document. The text often speaks of another scope than its words say (财政拨款, 本年,
-- a single unit), so that any figure that agrees bears it out, and only one of the same scope can speak against it.
create or replace temp table claim_candidate as
with amount_claim as (
    select
        claim.*,
        case
            when claim.fund_source is not null then claim.fund_source
            when claim.topic = 'appropriation' then 'fiscal_appropriation'
            else 'all'
        end as fund,
        coalesce(claim.expenditure_type, 'unspecified') as kind
    from claim
    where claim.metric = 'amount' and claim.amount_yuan is not null
),

-- Statements that may be of a part of the budget, whatever their words say: of projects or of performance; behind the amount of
-- something else in the same sentence; behind the amount of a code, of which they say the types (工资福利支出(301) 20 万元，
-- 其中：人员经费 …); without a word for revenue or expenditure; a second amount for the same in one sentence.
part_claim as (
    select
        claim.claim_id,
        (
            regexp_matches(claim.sentence, '绩效|该项目')
            or not contains(claim.sentence, claim.subject)
            -- A name alone is an entry only where it is that of a 类: 电费 may be anybody's.
            or (
                coalesce(length(claim.code), 0) > 3
                and not contains(claim.sentence, claim.code)
                and not regexp_matches(claim.subject, '[0-9]{3}|[（(][0-9]*[类款项][）)]')
            )
            or (
                claim.kind = 'unspecified'
                and claim.topic in ('revenue', 'expenditure', 'appropriation', 'revenue_and_expenditure')
                and claim.fund in ('all', 'fiscal_appropriation', 'general_public_budget', 'government_fund', 'state_capital')
                and not regexp_matches(claim.subject, '[收支]|拨款')
            )
            or (
                claim.claim_id != first_value(claim.claim_id) over sentence
                and first_value(claim.topic) over sentence is null
            )
            or row_number() over (
                partition by
                    claim.document_id,
                    claim.sentence,
                    claim.page,
                    claim.line,
                    claim.topic,
                    claim.side,
                    claim.code,
                    claim.fund_source,
                    claim.expenditure_type,
                    claim.item,
                    claim.basis
                order by claim.claim_id
            ) > 1
            or (
                claim.kind != 'unspecified'
                and coalesce(
                    last_value(if(claim.kind = 'unspecified', coalesce(claim.topic, 'other'), null) ignore nulls) over (
                        partition by claim.document_id, claim.section
                        order by claim.claim_id
                        rows between unbounded preceding and 1 preceding
                    ) in ('code', 'other'),
                    false
                )
            )
        ) as is_part
    from amount_claim as claim
    window sentence as (
        partition by claim.document_id, claim.sentence, claim.page
        order by claim.claim_id
    )
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
    inner join (
        select distinct
            document_id,
            form_id,
            scheme,
            first_digit,
            preference
        from code_stated
    ) as form_of_document
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
        and claim.fund = stated.fund_source
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
)

select
    found.*,
    (
        abs(found.amount_yuan - found.table_amount_yuan) <= found.tolerance_yuan
        or is_cut_off(found.amount_yuan, claim.step_yuan, found.table_amount_yuan)
    ) as agrees
from (
    select * from of_code
    union all by name
    select * from of_budget
    union all by name
    select * from of_other
    union all by name
    select * from blank
) as found
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
    claim_family(claim.topic, claim.code, claim.fund_source, claim.expenditure_type) as family,
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
    where compared.family = its_family -- noqa: RF02
);
