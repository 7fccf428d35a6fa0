-- B03: in 财政拨款收支总表 each fund has as much revenue, with what it carried over, as its column has expenditure.
-- Why: 一般公共预算, 政府性基金 and 国有资本经营预算 are balanced each by itself; one may not pay for another.
-- Tolerance: half a unit of the last printed digit of every figure that takes part. Nothing is compared where the form does
-- not say of which fund something was carried over.
-- Source: 预算法 第五条, 第十二条; 财政拨款收支总表 表内勾稽关系.
with undivided as (
    select distinct carried.document_id
    from fund_total as carried
    left join fund_total as divided
        on
            carried.document_id = divided.document_id
            and divided.form_id = 'appropriation_summary'
            and divided.fund_source like 'carryover_%'
    where
        carried.form_id = 'appropriation_summary'
        and carried.fund_source = 'carryover'
        and carried.amount_yuan != 0
        and divided.document_id is null
),

compared as ( -- noqa: ST03
    select
        revenue.document_id,
        revenue.cell_id,
        revenue.amount_yuan + coalesce(carried.amount_yuan, 0) as amount_yuan,
        expenditure.cell_id as other_cell_id,
        expenditure.amount_yuan as other_amount_yuan,
        (revenue.precision_yuan + coalesce(carried.precision_yuan, 0) + expenditure.precision_yuan) / 2 as tolerance,
        coalesce(carried.amount_yuan, 0) as carried_yuan
    from fund_total as revenue
    inner join fund_total as expenditure
        on revenue.table_id = expenditure.table_id and revenue.fund_source = expenditure.fund_source
    left join fund_total as carried
        on revenue.table_id = carried.table_id and carried.fund_source = 'carryover_' || revenue.fund_source
    left join undivided on revenue.document_id = undivided.document_id
    where
        revenue.form_id = 'appropriation_summary'
        and revenue.side = 'revenue'
        and expenditure.side = 'expenditure'
        and undivided.document_id is null
)

select
    document_id,
    form_id,
    table_id,
    cell_id,
    stated,
    expected,
    difference,
    holds,
    place,
    explanation,
    explanation_zh,
    other_cell_ids
from equal_amounts('compared');
