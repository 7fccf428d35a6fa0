-- R01: in every row the total equals the sum of its types of expenditure: 合计 = 基本支出 + 项目支出 (+ 事业单位经营支出,
-- 上缴上级支出, 对附属单位补助支出), or the types below them where those two are not printed.
-- Why: the form prints the whole beside its parts, and both come from the same ledger.
-- Tolerance: half a unit of the last printed digit of the total and of each part. Blanks take no part.
-- A cell that its row and its column both speak against is reported once, by the sum that prints it as its total
-- (see blamed_equation in _3_sums.sql).
-- Source: the form itself, whose headings 合计, 小计 and 其中 state the sum (表内勾稽关系).
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
    equation_comparison.explanation_zh,
    equation_comparison.other_cell_ids
from equation_comparison
where
    equation_comparison.direction = 'row'
    and equation_comparison.axis = 'expenditure_type'
    and equation_comparison.relation = 'equals'
    and equation_comparison.total_type not in ('basic', 'personnel', 'public', 'project');
