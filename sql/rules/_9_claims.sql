-- The statements of the text, and which of them may be of a part of the budget only.
-- noqa: disable=AM04

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

-- Stated amounts with the fund and the type that they are of, for joining.
create or replace temp table amount_claim as
select
    claim.*,
    case
        when claim.fund_source is not null then claim.fund_source
        when claim.topic = 'appropriation' then 'fiscal_appropriation'
        else 'all'
    end as fund,
    coalesce(claim.expenditure_type, 'unspecified') as kind
from claim
where claim.metric = 'amount' and claim.amount_yuan is not null;

-- Statements that may be of a part of the budget, whatever their words say: of projects or of performance; behind the amount of
-- something else in the same sentence; behind the amount of a code, of which they say the types (工资福利支出(301) 20 万元，
-- 其中：人员经费 …); without a word for revenue or expenditure; a second amount for the same in one sentence.
create or replace temp table part_claim as
select
    claim.claim_id,
    (
        regexp_matches(claim.sentence, '绩效|该项目')
        -- A subject of another sentence: that of a code or of 三公 is plain enough.
        or (claim.code is null and claim.topic != 'three_public' and not contains(claim.sentence, claim.subject))
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
);

-- Names of entries and projects as lists shorten them: without the year before them, 交通费 for 交通费用.
create or replace temp macro list_name(printed) as (
    regexp_replace(regexp_replace(normal_name(printed), '^20[0-9]{2}(?:年度?)?', ''), '费用$', '费')
);
