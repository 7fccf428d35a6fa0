-- B04: in a summary form printed by both economic classifications the groups of classes agree: 工资福利 and 商品服务 301 + 302 =
-- 501 + 502 + 505, 资本性支出 309 + 310 = 503 + 504 + 506, 对个人和家庭的补助 303 = 509, 对企业补助 311 + 312 = 507 + 508,
-- 对社会保障基金补助 313 = 510, 债务利息 307 = 511.
-- Why: each 款 of the department's classification belongs to 款 of one of these groups of the government's; 505 and 506 hold for
-- institutions what the others hold for agencies.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 支出经济分类科目改革方案 (财预〔2017〕98号), 部门预算与政府预算支出经济分类科目对照表.
with class_group (code, name_of_group) as (
    values
    ('301', 'current'), ('302', 'current'), ('501', 'current'), ('502', 'current'), ('505', 'current'),
    ('309', 'capital'), ('310', 'capital'), ('503', 'capital'), ('504', 'capital'), ('506', 'capital'),
    ('303', 'individuals'), ('509', 'individuals'),
    ('311', 'enterprises'), ('312', 'enterprises'), ('507', 'enterprises'), ('508', 'enterprises'),
    ('313', 'social insurance funds'), ('510', 'social insurance funds'),
    ('307', 'interest'), ('511', 'interest')
),

line as (
    select
        figure.document_id,
        figure.table_id,
        figure.classification,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan,
        coalesce(figure.department_economic_code, figure.government_economic_code) as code,
        doubtful_cell.cell_id is not null as is_doubtful
    from figure
    inner join complete_form
        on figure.document_id = complete_form.document_id and figure.form_id = complete_form.form_id
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.is_fact
        and figure.side = 'expenditure'
        and figure.classification in ('department_economic', 'government_economic')
        and figure.fund_source = 'all'
),

-- A line of no known class could belong to any group.
classified as (
    select table_id
    from line
    group by table_id
    having count_if(code is null and amount_yuan != 0) = 0
),

grouped as (
    select
        line.document_id,
        line.table_id,
        line.classification,
        class_group.name_of_group,
        arg_max(line.cell_id, line.amount_yuan) as cell_id,
        sum(line.amount_yuan) as amount_yuan,
        sum(line.precision_yuan) as precision_yuan
    from line
    inner join classified on line.table_id = classified.table_id
    inner join class_group on line.code = class_group.code
    group by line.document_id, line.table_id, line.classification, class_group.name_of_group
    having not bool_or(line.is_doubtful)
),

compared as ( -- noqa: ST03
    select
        department.document_id,
        department.cell_id,
        department.amount_yuan,
        government.cell_id as other_cell_id,
        government.amount_yuan as other_amount_yuan,
        (department.precision_yuan + government.precision_yuan) / 2 as tolerance
    from grouped as department
    inner join grouped as government
        on department.table_id = government.table_id and department.name_of_group = government.name_of_group
    where department.classification = 'department_economic' and government.classification = 'government_economic'
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
from equal_amounts('compared');
