-- R05: in every row 基本支出 = 人员经费 + 公用经费, or its classes 工资福利支出, 商品和服务支出, 对个人和家庭的补助, 资本性支出
-- where the form prints those.
-- Why: basic expenditure has no other parts.
-- Tolerance: half a unit of the last printed digit of the total and of each part. Blanks take no part.
-- A cell that its row and its column both speak against is reported once, by the sum that prints it as its total
-- (see blamed_equation in _3_sums.sql).
-- Source: 预算管理一体化规范 (财办〔2020〕13号), 基本支出 = 人员类 + 公用经费类; 表内勾稽关系.
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
    and equation_comparison.total_type = 'basic';
