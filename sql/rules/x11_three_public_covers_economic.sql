-- X11: 30217 公务接待费, 30231 公务用车运行维护费 and 30212 因公出国(境)费用 of basic expenditure are not larger than the
-- same item of the 三公 form.
-- Why: the 三公 form covers basic and project expenditure from fiscal appropriation; the basic form is a part of that.
-- Tolerance: half a unit of the last printed digit of every figure that takes part. Items that are blank in the 三公 form
-- are not compared.
-- Source: 部门预算 表间勾稽关系; 三公经费 口径 of 财政拨款.
with item_code (item, code) as (
    values
    ('reception', '30217'),
    ('vehicle_operation', '30231'),
    ('overseas_travel', '30212')
),

economic as (
    select
        code_row.document_id,
        code_row.form_id,
        code_row.code,
        min(code_row.cell_id) as cell_id,
        sum(code_row.amount_yuan) as amount_yuan,
        sum(code_row.precision_yuan) as precision_yuan
    from code_row
    where
        code_row.scheme = 'department_economic'
        and code_row.form_id in ('general_basic_economic', 'appropriation_basic_economic')
    group by code_row.document_id, code_row.form_id, code_row.code
    having not bool_or(code_row.is_doubtful)
    qualify
        row_number() over (
            partition by code_row.document_id, code_row.code
            order by code_row.form_id = 'general_basic_economic' desc
        ) = 1
),

three_public as (
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
    qualify row_number() over (partition by figure.document_id, figure.item order by figure.amount_yuan desc) = 1
)

select
    economic.document_id,
    economic.form_id,
    cell_place.table_id,
    economic.cell_id,
    yuan_text(economic.amount_yuan) as stated,
    'at most ' || yuan_text(three_public.amount_yuan) as expected,
    cast(economic.amount_yuan - three_public.amount_yuan as decimal(18, 2)) as difference,
    economic.amount_yuan - three_public.amount_yuan <= (economic.precision_yuan + three_public.precision_yuan) / 2 as holds,
    cell_place.place,
    cell_place.place || ' states ' || yuan_text(economic.amount_yuan) || ' for ' || economic.code || '; '
    || place_of(three_public.cell_id) || ' states only ' || yuan_text(three_public.amount_yuan)
    || ' for the same item, which should cover it.' as explanation,
    cell_place.place_zh || '列示 ' || economic.code || ' ' || yuan_text(economic.amount_yuan) || '，'
    || place_zh_of(three_public.cell_id) || '同一项目仅为 ' || yuan_text(three_public.amount_yuan)
    || '，前者不应大于后者。' as explanation_zh
from item_code
inner join economic on item_code.code = economic.code
inner join three_public on economic.document_id = three_public.document_id and item_code.item = three_public.item
inner join cell_place on economic.cell_id = cell_place.cell_id;
