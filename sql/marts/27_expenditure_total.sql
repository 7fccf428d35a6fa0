-- Whether the rows that view expenditure_by_function takes of a document make the total that their form prints. They do
-- not where a publisher leaves rows out (what is secret) or errs: then neither the rows nor their sum are the whole.

create view expenditure_total as
with loaded as (
    select
        fact.document_id,
        fact.form_id,
        sum(fact.amount_yuan) as loaded_yuan,
        coalesce(sum(source_cell.precision_yuan), 0) / 2 as rounding_yuan
    from fact_expenditure_by_function as fact
    inner join chosen_form
        on
            fact.document_id = chosen_form.document_id
            and fact.form_id = chosen_form.form_id
            and chosen_form.view_name = 'expenditure_by_function'
    left join source_cell on fact.cell_id = source_cell.cell_id
    group by fact.document_id, fact.form_id
),

-- The 合计 of a form is the one that is no addend of another.
printed as (
    select
        control_total.document_id,
        control_total.form_id,
        sum(control_total.amount_yuan) as printed_yuan,
        coalesce(sum(source_cell.precision_yuan), 0) / 2 as rounding_yuan,
        string_agg(control_total.cell_id, ' ' order by control_total.cell_id) as printed_cell_id
    from control_total
    left join source_cell on control_total.cell_id = source_cell.cell_id
    where
        control_total.row_kind = 'total'
        and control_total.expenditure_type = 'unspecified'
        and control_total.cell_id not in (select equation_term.cell_id from equation_term)
    group by control_total.document_id, control_total.form_id
)

select
    loaded.document_id,
    loaded.form_id,
    loaded.loaded_yuan,
    printed.printed_yuan,
    printed.printed_cell_id,
    abs(loaded.loaded_yuan - printed.printed_yuan) <= loaded.rounding_yuan + printed.rounding_yuan as adds_up
from loaded
left join printed on loaded.document_id = printed.document_id and loaded.form_id = printed.form_id;

comment on view expenditure_total is 'For each form that view expenditure_by_function sums: what its rows make, and the total that it prints.';
comment on column expenditure_total.document_id is 'Key of dim_document.';
comment on column expenditure_total.form_id is 'Key of dim_form.';
comment on column expenditure_total.loaded_yuan is 'Sum of the rows that the view takes of the form.';
comment on column expenditure_total.printed_yuan is 'Total (合计) that the form prints; null where it prints none, or only as a part of another.';
comment on column expenditure_total.printed_cell_id is 'Cell of that total; several are separated by a blank.';
comment on column expenditure_total.adds_up is 'True where both are equal within rounding: half a unit of the last printed digit for the total and for every addend. Null without a printed total.';
