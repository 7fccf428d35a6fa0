-- P01: the amount of a project in its target form equals its amount in 项目支出表; an amount of all years (实施期资金总额),
-- where the target form prints no other, is not less than that of the year.
-- Why: both forms are made of one entry of the project library.
-- Tolerance: half a unit of the last printed digit of every figure that takes part; a figure cut off instead of rounded
-- is none the less the same.
-- Source: 部门预算 表间勾稽关系; 项目支出绩效目标管理.
-- A project is known by its code, or by its name where one project of the form and one target bear it: that of the same
-- unit where units are printed. Names that several rows of a unit bear are not compared.
with paired as (
    select
        target.*,
        project_amount.cell_id as other_cell_id,
        project_amount.amount_yuan as other_amount_yuan,
        (target.precision_yuan + project_amount.precision_yuan) / 2 as tolerance,
        count(*) over (partition by target.goal_id) as projects,
        count(*) over (
            partition by project_amount.document_id, project_amount.unit_name, project_amount.plain_name, target.form_id
        ) as targets,
        project_amount.unit_name = target.unit_name as is_same_unit
    from target
    inner join project_amount
        on
            target.document_id = project_amount.document_id
            and (
                target.project_code = project_amount.project_code
                or (
                    (target.project_code is null or project_amount.project_code is null)
                    and target.plain_name = project_amount.plain_name
                )
            )
            and project_amount.code_count < 2
    where target.amount_yuan is not null
    -- Where names occur under several units, that of the target's own.
    qualify
        project_amount.unit_name = target.unit_name
        or not bool_or(project_amount.unit_name = target.unit_name) over (partition by target.goal_id)
)

select
    document_id,
    form_id,
    table_id,
    amount_cell_id as cell_id,
    yuan_text(amount_yuan) as stated,
    yuan_text(other_amount_yuan) as expected,
    cast(amount_yuan - other_amount_yuan as decimal(18, 2)) as difference,
    if(
        amount_period = 'whole',
        amount_yuan - other_amount_yuan >= -tolerance,
        abs(amount_yuan - other_amount_yuan) <= tolerance or is_cut_off(amount_yuan, precision_yuan, other_amount_yuan)
    ) as holds,
    place,
    'For the project ' || project_name || ': '
    || differ_text(amount_cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation,
    '项目“' || project_name || '”：'
    || differ_text_zh(amount_cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance) as explanation_zh
from paired
where projects = 1 and targets = 1;
