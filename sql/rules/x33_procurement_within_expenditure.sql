-- X33: 政府采购预算 in total is not larger than all expenditure.
-- Why: what is procured is paid from the expenditure of 支出总表.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 政府采购法 第六条 (按照批准的预算执行); 部门预算 表间勾稽关系.
with compared as ( -- noqa: ST03
    select
        part.document_id,
        part.cell_id,
        part.amount_yuan,
        whole.cell_id as other_cell_id,
        whole.amount_yuan as other_amount_yuan,
        (part.precision_yuan + whole.precision_yuan) / 2 as tolerance
    from part_total as part
    inner join part_total as whole on part.document_id = whole.document_id
    where part.form_id = 'procurement' and part.part = 'all' and whole.form_id = 'expenditure' and whole.part = 'all'
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
from part_within_amounts('compared');
