-- X21: a unit (预算单位) has in 支出总表 the total that it has in 收入总表.
-- Why: each unit's budget is balanced, and the two forms list the same units. Compared where the totals of the forms agree
-- (X01 and X02 compare those), for units that stand in both under one name and once.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with printed as (
    select
        figure.document_id,
        figure.form_id,
        figure.unit_name,
        figure.table_id,
        figure.row_number,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan
    from figure
    where
        figure.form_id in ('revenue', 'expenditure')
        and figure.row_kind = 'unit'
        and figure.fund_source = 'all'
        and figure.expenditure_type = 'unspecified'
    qualify
        row_number() over (
            partition by figure.table_id, figure.row_number order by figure.amount_yuan desc, figure.cell_id asc
        ) = 1
),

-- Where a unit has no sum of its own it may have a single row.
single as (
    select
        row_total.document_id,
        row_total.form_id,
        figure.unit_name,
        row_total.table_id,
        row_total.row_number,
        row_total.cell_id,
        row_total.amount_yuan,
        row_total.precision_yuan
    from row_total
    inner join figure on row_total.cell_id = figure.cell_id
    left join printed on row_total.document_id = printed.document_id and row_total.form_id = printed.form_id
    where row_total.form_id in ('revenue', 'expenditure') and printed.document_id is null
),

unit_total as (
    select
        unit.document_id,
        unit.form_id,
        unit.unit_name,
        min(unit.cell_id) as cell_id,
        min(unit.amount_yuan) as amount_yuan,
        min(unit.precision_yuan) as precision_yuan,
        count(*) over (partition by unit.document_id, unit.form_id) as unit_count
    from (
        select * from printed
        union all
        select * from single
    ) as unit
    left join doubtful_cell on unit.cell_id = doubtful_cell.cell_id
    group by unit.document_id, unit.form_id, unit.unit_name
    having count(*) = 1 and count(doubtful_cell.cell_id) = 0
),

compared as ( -- noqa: ST03
    select
        one.document_id,
        one.cell_id,
        one.amount_yuan,
        other.cell_id as other_cell_id,
        other.amount_yuan as other_amount_yuan,
        (one.precision_yuan + other.precision_yuan) / 2 as tolerance
    from unit_total as one
    inner join unit_total as other on one.document_id = other.document_id and one.unit_name = other.unit_name
    inner join part_total as one_total
        on one.document_id = one_total.document_id and one.form_id = one_total.form_id and one_total.part = 'all'
    inner join part_total as other_total
        on other.document_id = other_total.document_id and other.form_id = other_total.form_id and other_total.part = 'all'
    where
        one.form_id = 'expenditure'
        and other.form_id = 'revenue'
        and one.unit_count > 1
        and abs(one_total.amount_yuan - other_total.amount_yuan)
        <= (one_total.precision_yuan + other_total.precision_yuan) / 2
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
