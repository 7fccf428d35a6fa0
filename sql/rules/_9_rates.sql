-- Changes, rates and shares of the text beside the amounts that they are computed from.
-- Parameters of a macro have no table to qualify them with.
-- noqa: disable=RF02,RF03

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
        if(claim.metric = 'change', claim.amount_yuan, before.amount_yuan) as change_yuan,
        if(claim.metric = 'change', claim.step_yuan, before.step_yuan) as change_step,
        if(claim.metric = 'change', claim.claim_id, before.claim_id) as change_id,
        if(claim.metric = 'change', claim.direction, before.direction) as change_direction,
        coalesce(claim.base_claim_id, before.base_claim_id) as prior_claim_id
    from claim
    left join claim as before
        on
            claim.metric = 'growth_rate'
            and claim.document_id = before.document_id
            and claim.claim_number = before.claim_number + 1
            and before.metric = 'change'
            and before.amount_yuan is not null
            and claim.base = before.base
            and claim.of_claim_id = before.of_claim_id
    where claim.metric in ('change', 'growth_rate')
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
left join (
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
) as prior_cell
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
        share.*,
        part.claim_id as part_id,
        part.subject as part_subject,
        part.amount_yuan as part_yuan,
        part.step_yuan as part_step
    from claim as share
    inner join claim as part on share.of_claim_id = part.claim_id
    where
        share.metric in ('share', 'completion_rate')
        and share.topic is not null
        and share.value is not null
        and part.metric = 'amount'
        and part.amount_yuan is not null
        and not exists (
            select 1
            from faulty_claim
            where faulty_claim.claim_id in (part.claim_id, share.base_claim_id)
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
            (part.topic = 'expenditure' and stated.topic = 'expenditure' and stated.item = 'whole' and stated.expenditure_type = 'unspecified')
            or (part.topic = 'three_public' and stated.topic = 'three_public' and stated.item = 'total' and stated.basis = part.basis)
        )
where
    part.metric = 'share'
    and part.base_claim_id is null
    and not regexp_matches(part.base_subject, '绩效|除外|项目|中的')
    and regexp_matches(part.base_subject, if(part.topic = 'expenditure', '支出(?:预算|合计|总计)?$', '三公'));

-- The parts that the text lists of a whole, where it lists all.
create or replace temp table claim_part as
with partition_of (kind, topic, whole_item, whole_type, part_item, part_type, parts) as (
    values
    ('三公', 'three_public', 'total', null, 'overseas_travel', null, 3),
    ('三公', 'three_public', 'total', null, 'vehicle_total', null, 3),
    ('三公', 'three_public', 'total', null, 'reception', null, 3),
    ('公务用车', 'three_public', 'vehicle_total', null, 'vehicle_purchase', null, 2),
    ('公务用车', 'three_public', 'vehicle_total', null, 'vehicle_operation', null, 2),
    ('政府采购', 'procurement', null, null, 'goods', null, 3),
    ('政府采购', 'procurement', null, null, 'construction', null, 3),
    ('政府采购', 'procurement', null, null, 'services', null, 3),
    ('基本支出', 'expenditure', null, 'basic', null, 'personnel', 2),
    ('基本支出', 'expenditure', null, 'basic', null, 'public', 2)
),

-- A part belongs to the last whole before it, in the same part of the text, of the same fund and basis.
behind as (
    select
        part.claim_id,
        whole.claim_id as whole_claim_id,
        partition_of.kind,
        partition_of.parts,
        part.amount_yuan as amount,
        part.step_yuan as step,
        part.printed_figure
    from claim as part
    inner join partition_of
        on
            part.topic = partition_of.topic
            and part.item is not distinct from partition_of.part_item
            and part.expenditure_type is not distinct from partition_of.part_type
    inner join claim as whole
        on
            part.document_id = whole.document_id
            and part.section is not distinct from whole.section
            and whole.claim_number < part.claim_number
            and part.claim_number <= whole.claim_number + 40
            and whole.metric = 'amount'
            and whole.topic = partition_of.topic
            and whole.item is not distinct from partition_of.whole_item
            and whole.expenditure_type is not distinct from partition_of.whole_type
            and whole.fund_source is not distinct from part.fund_source
            and whole.basis = part.basis
    where part.metric = 'amount' and part.amount_yuan is not null
    qualify
        row_number() over (partition by part.claim_id, partition_of.kind order by whole.claim_number desc) = 1
        and row_number() over (
            partition by whole.claim_id, part.item, part.expenditure_type, partition_of.kind
            order by part.claim_number
        ) = 1
),

of_partition as (
    select *
    from behind
    qualify count(*) over (partition by whole_claim_id, kind) = parts
),

-- Parts whose shares of the whole come to 100 %.
of_shares as (
    select
        part.claim_id,
        share.base_claim_id as whole_claim_id,
        '占比' as kind,
        part.amount_yuan as amount,
        part.step_yuan as step,
        part.printed_figure
    from claim as share
    inner join claim as part on share.of_claim_id = part.claim_id and part.amount_yuan is not null
    where share.metric = 'share' and share.base_claim_id is not null and share.topic is not null
    window list as (partition by share.base_claim_id)
    qualify
        abs(sum(share.value) over list - 100) <= sum(share.value_precision) over list / 2
        and count(*) over list >= 2
),

-- Vehicles and their kinds in one sentence; 其他用车 closes the list.
of_vehicles as (
    select
        kind.claim_id,
        whole.claim_id as whole_claim_id,
        '车辆' as kind,
        kind.value as amount,
        0 as step,
        kind.printed_figure
    from claim as whole
    inner join claim as kind
        on
            whole.document_id = kind.document_id
            and whole.sentence = kind.sentence
            and whole.claim_number < kind.claim_number
            and whole.page is not distinct from kind.page
    where
        whole.topic = 'vehicles'
        and whole.metric = 'count'
        and whole.item = 'total'
        and kind.topic = 'vehicles'
        and kind.metric = 'count'
        and kind.item != 'total'
        and not starts_with(kind.item, 'purchase')
    qualify bool_or(kind.item = 'other') over (partition by whole.claim_id)
)

select * exclude (parts) from of_partition
union all by name
select * from of_shares
union all by name
select * from of_vehicles;

delete from claim_part
where whole_claim_id in (
    select claim_part.whole_claim_id
    from claim_part
    inner join faulty_claim on faulty_claim.claim_id in (claim_part.claim_id, claim_part.whole_claim_id)
);
