-- X01: the revenue of 收支总表 equals the total of 收入总表.
-- Why: the second lists the sources of the very money that the first balances. Which of the summary's two totals the
-- form repeats (收入总计, or 本年收入合计 without what was carried over) differs from publisher to publisher, so the
-- nearer one counts.
-- Tolerance: half a unit of the last printed digit of each figure. Nothing is compared where the summary does not
-- balance in itself: B01 reports that.
-- Source: 部门预算 表间勾稽关系.
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
from side_equals_form('revenue', 'revenue');
