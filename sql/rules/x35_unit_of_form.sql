-- X35: no form states a whole that is exactly 10,000 times, or a 10,000th of, what another form states.
-- Why: then one of the two prints 元 under the heading 万元, or the other way round. The form that no other agrees with is the
-- one reported, and no other rule compares it. One comparison for each form with a whole of four digits or more.
-- Tolerance: half a unit of the last printed digit of both, at the scale of the larger.
-- Source: 部门预算 表头“单位”; 地方预决算公开操作规程 (财预〔2016〕143号).
with compared as (
    select *
    from unit_slip
    qualify row_number() over (partition by document_id, table_id order by is_slip desc, cell_id asc) = 1
)

select
    compared.document_id,
    compared.form_id,
    compared.table_id,
    compared.cell_id,
    yuan_text(compared.amount_yuan) as stated,
    yuan_text(compared.other_amount_yuan) as expected,
    cast(compared.amount_yuan - compared.other_amount_yuan as decimal(18, 2)) as difference,
    not coalesce(compared.is_slip, false) as holds,
    cell_place.place,
    said(compared.cell_id, compared.amount_yuan) || '; ' || said(compared.other_cell_id, compared.other_amount_yuan)
    || '. The digits are the same and the amounts 10,000 times apart: the unit (元 or 万元) over one of the two is wrong.'
        as explanation,
    said_zh(compared.cell_id, compared.amount_yuan) || '，' || said_zh(compared.other_cell_id, compared.other_amount_yuan)
    || '。两者数字相同而金额相差一万倍，其中一张表的金额单位（元或万元）有误。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
