-- What was read otherwise than it is printed, the largest amounts first, and what proves it?
-- 哪些内容的读取与原文位置或文字不同（从金额最大的起），依据是什么？
-- Slips of a text extraction more often than of a publisher. A label or a heading has no amount of its own and comes last.

select
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    dim_form.form_name,
    correction.correction_kind,
    source_cell.amount_yuan,
    correction.printed_place,
    correction.meant_place,
    correction.printed_value,
    correction.meant_value,
    correction.proof,
    correction.cell_id
from correction
inner join dim_document on correction.document_id = dim_document.document_id
left join dim_form on correction.form_id = dim_form.form_id
left join source_cell on correction.cell_id = source_cell.cell_id
order by
    abs(source_cell.amount_yuan) desc nulls last,
    correction.correction_id asc;
