-- Do the figures that were loaded add up to the totals that the documents print?
-- 入库数据之和与文件所列合计是否一致？
-- The printed total is the 合计 of the form that the view sums, the one that is no addend of another. Rounding: half a
-- unit of the last printed digit for the total and for every addend.

with loaded as (
    select
        expenditure_by_function.document_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind,
        expenditure_by_function.form_id,
        sum(expenditure_by_function.amount_yuan) as loaded_yuan,
        sum(source_cell.precision_yuan) / 2 as rounding_yuan
    from expenditure_by_function
    inner join source_cell on expenditure_by_function.cell_id = source_cell.cell_id
    group by all
),

printed as (
    select
        control_total.document_id,
        control_total.form_id,
        sum(control_total.amount_yuan) as printed_yuan,
        sum(source_cell.precision_yuan) / 2 as rounding_yuan,
        string_agg(control_total.cell_id, ' ' order by control_total.cell_id) as printed_cell_id
    from control_total
    inner join source_cell on control_total.cell_id = source_cell.cell_id
    where
        control_total.row_kind = 'total'
        and control_total.expenditure_type = 'unspecified'
        and control_total.cell_id not in (select equation_term.cell_id from equation_term)
    group by
        control_total.document_id,
        control_total.form_id
)

select
    loaded.agency_name,
    loaded.fiscal_year,
    loaded.document_kind,
    loaded.form_id,
    loaded.loaded_yuan,
    printed.printed_yuan,
    printed.printed_cell_id,
    loaded.loaded_yuan - printed.printed_yuan as difference_yuan,
    abs(loaded.loaded_yuan - printed.printed_yuan) <= loaded.rounding_yuan + printed.rounding_yuan as agrees
from loaded
left join printed on loaded.document_id = printed.document_id and loaded.form_id = printed.form_id
order by
    loaded.agency_name,
    loaded.fiscal_year,
    loaded.document_kind,
    loaded.form_id;
