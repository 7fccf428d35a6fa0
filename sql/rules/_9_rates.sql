-- Changes, rates and shares of the text beside the amounts that they are computed from.
-- Parameters of a macro have no table to qualify them with.
-- noqa: disable=AM04,RF02,RF03

-- What a printed percentage may stand for: many texts cut the digits off that others round (9.558 % as 9.55 %).
create or replace temp macro lowest_rate(rate, room) as (
    rate - room * if(rate < 0, 2, 1)
);
create or replace temp macro highest_rate(rate, room) as (
    rate + room * if(rate > 0, 2, 1)
);

-- A percentage bears out two amounts if some figures within the rounding of both, and of itself, give it: 100 × part = rate ×
-- whole. The products of the bounds are the extremes, for amounts and rates of either sign.
create or replace temp macro rate_fits(part, part_room, whole, whole_room, rate, rate_room) as (
    100 * (part - part_room) <= greatest(
        lowest_rate(rate, rate_room) * (whole - whole_room),
        lowest_rate(rate, rate_room) * (whole + whole_room),
        highest_rate(rate, rate_room) * (whole - whole_room),
        highest_rate(rate, rate_room) * (whole + whole_room)
    )
    and 100 * (part + part_room) >= least(
        lowest_rate(rate, rate_room) * (whole - whole_room),
        lowest_rate(rate, rate_room) * (whole + whole_room),
        highest_rate(rate, rate_room) * (whole - whole_room),
        highest_rate(rate, rate_room) * (whole + whole_room)
    )
);

-- The same for a growth rate that is known by the change and what it led to: 100 × change = rate × (amount − change).
create or replace temp macro growth_fits(change, change_room, amount, amount_room, rate, rate_room) as (
    least(
        (100 + lowest_rate(rate, rate_room)) * (change - change_room)
        - greatest(lowest_rate(rate, rate_room) * (amount - amount_room), lowest_rate(rate, rate_room) * (amount + amount_room)),
        (100 + highest_rate(rate, rate_room)) * (change - change_room)
        - greatest(highest_rate(rate, rate_room) * (amount - amount_room), highest_rate(rate, rate_room) * (amount + amount_room))
    ) <= 0
    and greatest(
        (100 + lowest_rate(rate, rate_room)) * (change + change_room)
        - least(lowest_rate(rate, rate_room) * (amount - amount_room), lowest_rate(rate, rate_room) * (amount + amount_room)),
        (100 + highest_rate(rate, rate_room)) * (change + change_room)
        - least(highest_rate(rate, rate_room) * (amount - amount_room), highest_rate(rate, rate_room) * (amount + amount_room))
    ) >= 0
);

-- A computed percentage with one digit more than the printed one.
create or replace temp macro percent_text(part, whole) as (
    cast(round(100 * cast(part as double) / cast(whole as double), 3) as decimal(18, 3)) || '%'
);

-- Each change and growth rate with the amount that it is of, and what it is measured against: as the text states it, or as the
-- prior column of the 三公 form does. A rate also has the change that was stated just before it. Amounts that the tables speak
-- against are left out.
create or replace temp table claim_change as
with measured as (
    select
        claim.*,
        if(claim.metric = 'change', claim.amount_yuan, earlier.amount_yuan) as change_yuan,
        if(claim.metric = 'change', claim.step_yuan, earlier.step_yuan) as change_step,
        if(claim.metric = 'change', claim.claim_id, earlier.claim_id) as change_id,
        if(claim.metric = 'change', claim.direction, earlier.direction) as change_direction,
        coalesce(claim.base_claim_id, earlier.base_claim_id) as prior_claim_id
    from claim
    left join claim as earlier
        on
            claim.metric = 'growth_rate'
            and claim.document_id = earlier.document_id
            and claim.claim_number = earlier.claim_number + 1
            and earlier.metric = 'change'
            and earlier.amount_yuan is not null
            and claim.base = earlier.base
            and claim.of_claim_id = earlier.of_claim_id
    where claim.metric in ('change', 'growth_rate')
),

prior_cell as (
    select
        document_id,
        item,
        basis,
        min(cell_id) as cell_id,
        min(amount_yuan) as amount_yuan,
        max(precision_yuan) as precision_yuan
    from stated
    where topic = 'three_public' and form_id = 'three_public' and is_whole
    group by document_id, item, basis
    having min(amount_yuan) = max(amount_yuan)
)

select
    measured.*,
    current_claim.subject as of_subject,
    current_claim.amount_yuan as current_yuan,
    current_claim.step_yuan as current_step,
    current_claim.printed_figure as current_figure,
    prior_claim.claim_id is not null as prior_is_in_text,
    prior_cell.cell_id as prior_cell_id,
    coalesce(prior_claim.amount_yuan, prior_cell.amount_yuan) as prior_yuan,
    coalesce(prior_claim.step_yuan, prior_cell.precision_yuan) as prior_step
from measured
inner join claim as current_claim on measured.of_claim_id = current_claim.claim_id
left join claim as prior_claim
    on measured.prior_claim_id = prior_claim.claim_id and prior_claim.amount_yuan is not null
left join prior_cell
    on
        measured.document_id = prior_cell.document_id
        and measured.topic = 'three_public'
        and measured.item = prior_cell.item
        and measured.base = prior_cell.basis
        -- The form's prior column is the budget of last year; what was spent then may be compared in the text.
        and not regexp_matches(coalesce(measured.base_subject, ''), '决算|执行')
where
    current_claim.metric = 'amount'
    and current_claim.amount_yuan is not null
    and current_claim.basis in ('current', 'final')
    and current_claim.claim_id not in (select faulty_claim.claim_id from faulty_claim);

-- Each share and completion rate with its part and its whole: as the text states them, or, for a share of a whole that the text
-- does not state, as the form does that bears the part out.
create or replace temp table claim_share as
with part as (
    select
        ratio.*,
        part.claim_id as part_id,
        part.subject as part_subject,
        part.amount_yuan as part_yuan,
        part.step_yuan as part_step
    from claim as ratio
    inner join claim as part on ratio.of_claim_id = part.claim_id
    where
        ratio.metric in ('share', 'completion_rate')
        and ratio.topic is not null
        and ratio.value is not null
        and part.metric = 'amount'
        and part.amount_yuan is not null
        and not exists (
            select 1
            from faulty_claim
            where faulty_claim.claim_id in (part.claim_id, ratio.base_claim_id)
        )
)

select
    part.*,
    whole.subject as whole_subject,
    whole.amount_yuan as whole_yuan,
    whole.step_yuan as whole_step,
    true as whole_is_in_text
from part
inner join claim as whole on part.base_claim_id = whole.claim_id
where whole.amount_yuan is not null
union all by name
-- Only parts that the tables bear out, of 支出 and of 三公: every whole that the same form states may be meant.
select
    part.*,
    part.base_subject as whole_subject,
    stated.amount_yuan as whole_yuan,
    stated.precision_yuan as whole_step,
    false as whole_is_in_text
from part
inner join claim_candidate as held on part.part_id = held.claim_id and held.agrees and held.cell_id is not null
inner join stated
    on
        part.document_id = stated.document_id
        and held.form_id = stated.form_id
        and stated.is_whole
        and (
            (
                part.topic = 'expenditure'
                and stated.topic = 'expenditure'
                and stated.item = 'whole'
                and stated.expenditure_type = 'unspecified'
            )
            or (
                part.topic = 'three_public'
                and stated.topic = 'three_public'
                and stated.item = 'total'
                and part.basis = stated.basis
            )
        )
where
    part.metric = 'share'
    and part.base_claim_id is null
    and not regexp_matches(part.base_subject, '绩效|除外|项目|中的')
    and regexp_matches(part.base_subject, if(part.topic = 'expenditure', '支出(?:预算|合计|总计)?$', '三公'));
