-- Do the figures that were loaded add up to the totals that the documents print?
-- 入库数据之和与文件所列合计是否一致？
-- The printed total is the 合计 of the form that the view sums, the one that is no addend of another. Rounding: half a
-- unit of the last printed digit for the total and for every addend.

with disclosure as (
    select distinct
        expenditure_by_function.document_id,
        expenditure_by_function.agency_name,
        expenditure_by_function.fiscal_year,
        expenditure_by_function.document_kind
    from expenditure_by_function
)

select
    disclosure.agency_name,
    disclosure.fiscal_year,
    disclosure.document_kind,
    expenditure_total.form_id,
    expenditure_total.loaded_yuan,
    expenditure_total.printed_yuan,
    expenditure_total.printed_cell_id,
    expenditure_total.adds_up as agrees,
    expenditure_total.loaded_yuan - expenditure_total.printed_yuan as difference_yuan
from expenditure_total
inner join disclosure on expenditure_total.document_id = disclosure.document_id
order by
    disclosure.agency_name,
    disclosure.fiscal_year,
    disclosure.document_kind,
    expenditure_total.form_id;
