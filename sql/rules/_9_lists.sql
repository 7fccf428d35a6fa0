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
            and part.claim_number between whole.claim_number + 1 and whole.claim_number + 40
            and whole.metric = 'amount'
            and partition_of.topic = whole.topic
            and partition_of.whole_item is not distinct from whole.item
            and partition_of.whole_type is not distinct from whole.expenditure_type
            and part.fund_source is not distinct from whole.fund_source
            and part.basis = whole.basis
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
        ratio.base_claim_id as whole_claim_id,
        '占比' as kind,
        part.amount_yuan as amount,
        part.step_yuan as step,
        part.printed_figure
    from claim as ratio
    inner join claim as part on ratio.of_claim_id = part.claim_id and part.amount_yuan is not null
    where ratio.metric = 'share' and ratio.base_claim_id is not null and ratio.topic is not null
    window list as (partition by ratio.base_claim_id)
    qualify
        abs(sum(ratio.value) over list - 100) <= sum(ratio.value_precision) over list / 2
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

select
    claim_id,
    whole_claim_id,
    kind,
    amount,
    step,
    printed_figure
from of_partition
union all by name
select *
from of_shares
union all by name
select *
from of_vehicles;

delete from claim_part
where whole_claim_id in (
    select claim_part.whole_claim_id
    from claim_part
    inner join faulty_claim on faulty_claim.claim_id in (claim_part.claim_id, claim_part.whole_claim_id)
);
