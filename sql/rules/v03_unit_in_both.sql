-- V03: what a department's document prints for a unit is what the unit prints in its own document. One comparison per unit
-- whose document is loaded beside its department's, on one form that both print.
-- Why: the unit's budget is a part of the department's; it was approved once.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算由本部门及其所属各单位预算组成 (预算法 第八条).
select
    document_relation.unit_document_id as document_id,
    document_relation.form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    yuan_text(document_relation.unit_amount_yuan) as stated,
    yuan_text(document_relation.department_amount_yuan) as expected,
    cast(document_relation.unit_amount_yuan - document_relation.department_amount_yuan as decimal(18, 2)) as difference,
    document_relation.agrees as holds,
    coalesce(dim_form.form_name, document_relation.form_id) as place,
    coalesce(dim_form.form_name, document_relation.form_id) || ' of this document comes to '
    || yuan_text(document_relation.unit_amount_yuan) || '; the same form of ' || document_relation.department_name || ' ('
    || document_relation.department_document_id || ') lists ' || document_relation.unit_name || ' with '
    || yuan_text(document_relation.department_amount_yuan) || '.' as explanation,
    '本文件的' || coalesce(dim_form.form_name, document_relation.form_id) || '合计为 '
    || yuan_text(document_relation.unit_amount_yuan) || '，' || document_relation.department_name || '（'
    || document_relation.department_document_id || '）的同一报表中该单位为 '
    || yuan_text(document_relation.department_amount_yuan) || '。' as explanation_zh
from document_relation
left join dim_form on document_relation.form_id = dim_form.form_id
where document_relation.agrees is not null;
