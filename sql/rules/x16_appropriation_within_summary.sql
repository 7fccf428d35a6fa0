-- X16: neither side of 财政拨款收支总表 is larger than the same side of 收支总表.
-- Why: fiscal appropriation is a part of all revenue and expenditure.
-- Tolerance: half a unit of the last printed digit of every figure that takes part. Nothing is compared where the summary
-- does not balance in itself: B01 reports that.
-- Source: 部门预算 表间勾稽关系.
with compared as ( -- noqa: ST03
    select
        part.document_id,
        part.cell_id,
        part.amount_yuan,
        whole.cell_id as other_cell_id,
        whole.amount_yuan as other_amount_yuan,
        (part.precision_yuan + whole.precision_yuan) / 2 as tolerance
    from form_total as part
    inner join form_total as whole
        on part.document_id = whole.document_id and part.side = whole.side and part.row_kind = whole.row_kind
    where part.form_id = 'appropriation_summary' and whole.form_id = 'summary' and part.row_kind = 'grand_total'
    -- The two sides of a balanced form are one comparison.
    qualify row_number() over (partition by part.document_id order by part.side = 'expenditure' desc) = 1
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
