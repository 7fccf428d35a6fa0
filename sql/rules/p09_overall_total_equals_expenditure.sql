-- P09: the total of 部门整体支出绩效目标表, its basic and its project expenditure equal those of 支出总表, or the total of
-- 收支总表 with or without what is carried over to the next year.
-- Why: the overall target is that of the whole budget.
-- Tolerance: half a unit of the last printed digit of both figures; a figure cut off instead of rounded (484.43 for
-- 484.435) is none the less the same.
-- Source: 部门整体支出绩效目标申报表: 部门预算总额.
-- Only where the document has one overall target: with several, they are those of its units.
with overall as (
    select *
    from target
    where form_id = 'overall_performance'
    qualify count(*) over (partition by document_id) = 1
),

stated as (
    select
        overall.document_id,
        overall.form_id,
        overall.table_id,
        overall.place,
        performance_amount.cell_id,
        performance_amount.amount_yuan,
        source_cell.precision_yuan,
        if(performance_amount.part = 'total', 'whole', performance_amount.expenditure_type) as measure
    from overall
    inner join performance_amount on overall.goal_id = performance_amount.goal_id
    inner join source_cell on performance_amount.cell_id = source_cell.cell_id
    where
        performance_amount.part = 'total'
        or (performance_amount.part = 'type' and performance_amount.fund_source = 'all')
),

known as (
    select
        document_id,
        'whole' as measure,
        cell_id,
        amount_yuan,
        precision_yuan,
        1 as preference
    from form_total
    where form_id = 'expenditure' and row_kind = 'total' and side is null
    union all by name
    select
        document_id,
        'whole' as measure,
        cell_id,
        amount_yuan,
        precision_yuan,
        2 as preference
    from form_total
    where form_id = 'summary' and row_kind in ('grand_total', 'current_total') and side = 'expenditure'
    union all by name
    select
        document_id,
        type_family as measure,
        cell_id,
        amount_yuan,
        precision_yuan,
        1 as preference
    from form_type_total
    where form_id = 'expenditure' and type_family in ('basic', 'project')
),

compared as (
    select
        stated.*,
        known.cell_id as other_cell_id,
        known.amount_yuan as other_amount_yuan,
        (stated.precision_yuan + known.precision_yuan) / 2 as tolerance,
        abs(stated.amount_yuan - known.amount_yuan) <= (stated.precision_yuan + known.precision_yuan) / 2
        or is_cut_off(stated.amount_yuan, stated.precision_yuan, known.amount_yuan) as holds
    from stated
    inner join known on stated.document_id = known.document_id and stated.measure = known.measure
    qualify row_number() over (partition by stated.cell_id order by holds desc, known.preference asc, known.cell_id asc) = 1
)

select
    document_id,
    form_id,
    table_id,
    cell_id,
    yuan_text(amount_yuan) as stated,
    yuan_text(other_amount_yuan) as expected,
    cast(amount_yuan - other_amount_yuan as decimal(18, 2)) as difference,
    holds,
    place,
    differ_text(cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation,
    differ_text_zh(cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation_zh
from compared;
