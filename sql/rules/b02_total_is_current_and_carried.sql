-- B02: 收入总计 = 本年收入合计 + 上年结转 (+ 使用非财政拨款结余, 用事业基金弥补收支差额), and 支出总计 = 本年支出合计 + 结转下年
-- (+ 结余分配); in a final account 年初结转和结余 + 本年收入 − 本年支出 = 年末结转和结余 follows from the two.
-- Why: nothing but the year itself and what comes over from, or goes on to, another year is in the total.
-- Tolerance: half a unit of the last printed digit of the total and of each part. Blanks take no part.
-- A cell that its row and its column both speak against is reported once, by the sum that prints it as its total
-- (see blamed_equation in _3_sums.sql).
-- Where a side is printed by several classifications that state the same, one of them is reported.
-- Source: 部门预算 / 部门决算 收支总表 表内勾稽关系.
select
    equation_comparison.document_id,
    equation_comparison.form_id,
    equation_comparison.table_id,
    equation_comparison.cell_id,
    equation_comparison.stated,
    equation_comparison.expected,
    equation_comparison.difference,
    equation_comparison.holds,
    equation_comparison.place,
    equation_comparison.explanation,
    equation_comparison.explanation_zh
from equation_comparison
where
    equation_comparison.relation = 'equals'
    and equation_comparison.is_carried_on;
