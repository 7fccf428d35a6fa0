-- X31: 30215 会议费 and 30216 培训费 of basic expenditure are not larger than 会议费 and 培训费 where the 三公 form prints them.
-- Why: the form covers basic and project expenditure from fiscal appropriation; the basic form is a part of that.
-- Tolerance: half a unit of the last printed digit of every figure that takes part. Items that are blank are not compared.
-- Source: 部门预算 表间勾稽关系; 一般公共预算“三公”经费、会议费、培训费支出表.
with item_code (item, code) as (
    values
    ('conference', '30215'),
    ('training', '30216')
),

economic as (
    select *
    from code_sum
    where
        scheme = 'department_economic'
        and part = 'basic'
        and form_id in ('general_basic_economic', 'appropriation_basic_economic')
    qualify row_number() over (partition by document_id, code order by form_id = 'general_basic_economic' desc) = 1
),

item as (
    select
        figure.document_id,
        figure.item,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan
    from figure
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.form_id = 'three_public'
        and figure.basis in ('current', 'final')
        and figure.fund_source in ('all', 'general_public_budget', 'fiscal_appropriation')
        and doubtful_cell.cell_id is null
    -- With rows for units and one for all of them, the largest is for all.
    qualify row_number() over (partition by figure.document_id, figure.item order by figure.amount_yuan desc, figure.cell_id asc) = 1
),

compared as ( -- noqa: ST03
    select
        economic.document_id,
        economic.cell_id,
        economic.amount_yuan,
        item.cell_id as other_cell_id,
        item.amount_yuan as other_amount_yuan,
        (economic.precision_yuan + item.precision_yuan) / 2 as tolerance
    from item_code
    inner join economic on item_code.code = economic.code
    inner join item on economic.document_id = item.document_id and item_code.item = item.item
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
