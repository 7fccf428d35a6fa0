-- K10: where a table prints 类 and 款 over what they are divided into, every code stands below its own. One comparison per
-- row that has such a row above it.
-- Why: 22102 below 210 is a slip in one of the two codes, or the row of its 类 is missing; either way the sums of the two
-- 类 are not what the table says they are.
-- Tolerance: none. A table of which more than a quarter of the rows stand elsewhere is not ordered so, and is not compared.
-- Source: 政府收支分类科目: a code begins with the code of what it is a part of.
select
    nested_code.document_id,
    cell_place.form_id,
    cell_place.table_id,
    nested_code.cell_id,
    nested_code.code || ' below ' || nested_code.parent as stated,
    nested_code.code || ' below ' || left(nested_code.code, length(nested_code.parent)) as expected,
    cast(null as decimal(18, 2)) as difference,
    nested_code.holds,
    cell_place.row_place as place,
    cell_place.row_place || ' prints ' || nested_code.code || ' below ' || nested_code.parent || ' ('
    || parent_place.row_place || '), which it is no part of; no row of its own '
    || left(nested_code.code, length(nested_code.parent)) || ' stands over it.' as explanation,
    cell_place.row_place_zh || '的科目 ' || nested_code.code || ' 列在 ' || nested_code.parent || '（' || parent_place.row_place_zh
    || '）之下，但不属于该科目；其上没有所属的 ' || left(nested_code.code, length(nested_code.parent)) || ' 一行。' as explanation_zh
from nested_code
inner join cell_place on nested_code.cell_id = cell_place.cell_id
inner join cell_place as parent_place on nested_code.parent_cell_id = parent_place.cell_id
where nested_code.is_ordered;
