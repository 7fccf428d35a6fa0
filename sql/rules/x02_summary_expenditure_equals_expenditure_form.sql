-- X02: the expenditure of 收支总表 equals the total of 支出总表.
-- Why: the second lists by function what the first sums. Which of the summary's two totals the form repeats (支出总计,
-- or 本年支出合计 without what is carried on to the next year) differs from publisher to publisher, so the nearer one
-- counts.
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
from side_equals_form('expenditure', 'expenditure');
