-- R10: in a final account the three public expenses spent are not more than what was budgeted for them, item by item.
-- Why: 三公 budgets are ceilings; more needs an explanation in the text. Worth knowing rather than wrong in print.
-- Tolerance: half a unit of the last printed digit of both figures. Items of which one is blank are not compared. Where 用车
-- or the total is exceeded by what one of its parts is, the part is reported.
-- Source: 党政机关厉行节约反对浪费条例; 部门决算 “三公”经费支出决算表 (预算数, 决算数).
with item_level (item, level) as (
    values
    ('overseas_travel', 1),
    ('vehicle_purchase', 1),
    ('vehicle_operation', 1),
    ('reception', 1),
    ('vehicle_total', 2),
    ('total', 3)
),

paired as (
    select
        final.document_id,
        final.form_id,
        final.table_id,
        final.row_number,
        final.cell_id,
        final.amount_yuan,
        budget.cell_id as other_cell_id,
        budget.amount_yuan as other_amount_yuan,
        (final.precision_yuan + budget.precision_yuan) / 2 as tolerance,
        item_level.level
    from item_level
    inner join figure as final on item_level.item = final.item and final.basis = 'final'
    inner join figure as budget
        on
            final.table_id = budget.table_id
            and final.item = budget.item
            and final.fund_source = budget.fund_source
            and final.unit_name = budget.unit_name
            and budget.basis = 'budget'
    left join doubtful_cell on final.cell_id = doubtful_cell.cell_id or budget.cell_id = doubtful_cell.cell_id
    where doubtful_cell.cell_id is null
),

compared as (
    select paired.*
    from paired
    where
        not exists (
            select 1
            from paired as part
            where
                part.table_id = paired.table_id
                and part.level < paired.level
                and part.amount_yuan - part.other_amount_yuan > part.tolerance
        )
)

select
    compared.document_id,
    compared.form_id,
    compared.table_id,
    compared.cell_id,
    yuan_text(compared.amount_yuan) as stated,
    'at most ' || yuan_text(compared.other_amount_yuan) as expected,
    cast(compared.amount_yuan - compared.other_amount_yuan as decimal(18, 2)) as difference,
    compared.amount_yuan - compared.other_amount_yuan <= compared.tolerance as holds,
    cell_place.place,
    said(compared.cell_id, compared.amount_yuan) || ' spent; ' || said(compared.other_cell_id, compared.other_amount_yuan)
    || ' budgeted. More was spent than budgeted.' as explanation,
    said_zh(compared.cell_id, compared.amount_yuan) || '（决算数），' || said_zh(compared.other_cell_id, compared.other_amount_yuan)
    || '（预算数），决算数大于预算数。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
