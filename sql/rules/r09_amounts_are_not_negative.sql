-- R09: no budgeted amount is negative.
-- Why: a budget allots money; a minus is a slip of the pen or of the reading. Final accounts, where money given back is booked
-- with a minus, are not looked at. One comparison for each table.
-- Tolerance: none.
-- Source: 预算法 第四条 (预算由预算收入和预算支出组成).
with compared as (
    select
        figure.document_id,
        figure.form_id,
        figure.table_id,
        arg_min(figure.cell_id, figure.amount_yuan) as cell_id,
        min(figure.amount_yuan) as amount_yuan,
        count_if(figure.amount_yuan < 0) as negative_count
    from figure
    inner join dim_document on figure.document_id = dim_document.document_id
    where
        dim_document.document_kind in ('department_budget', 'unit_budget')
        -- A deficit that is carried over, or made good, is one.
        and figure.fund_source not like 'carryover%'
        and figure.fund_source != 'institution_fund_offset'
    group by figure.document_id, figure.form_id, figure.table_id
)

select
    compared.document_id,
    compared.form_id,
    compared.table_id,
    compared.cell_id,
    yuan_text(compared.amount_yuan) as stated,
    'not less than 0.00 元' as expected,
    compared.amount_yuan as difference,
    compared.amount_yuan >= 0 as holds,
    cell_place.place,
    cell_place.place || ' states ' || yuan_text(compared.amount_yuan) || '; a budgeted amount is not negative. '
    || compared.negative_count || ' figures of the table are.' as explanation,
    cell_place.place_zh || '列示 ' || yuan_text(compared.amount_yuan) || '；预算金额不应为负数，表中共有 '
    || compared.negative_count || ' 个负数。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
