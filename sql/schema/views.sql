-- Views on the evidence that rules and explanations share.

create view equation_balance as
with term as (
    select
        equation_term.equation_id,
        count(*) as term_count,
        sum(source_cell.amount_yuan) as term_sum,
        sum(source_cell.precision_yuan) as term_precision,
        list(source_cell.cell_id order by source_cell.row_number, source_cell.column_number) as term_cell_ids
    from equation_term
    inner join source_cell on equation_term.cell_id = source_cell.cell_id
    group by equation_term.equation_id
)

select
    equation.equation_id,
    equation.document_id,
    equation.form_id,
    equation.table_id,
    equation.direction,
    equation.axis,
    equation.relation,
    equation.total_cell_id,
    total.amount_yuan as stated,
    total.amount_yuan - coalesce(term.term_sum, 0) as difference,
    (total.precision_yuan + coalesce(term.term_precision, 0)) / 2 as tolerance,
    coalesce(term.term_cell_ids, []) as term_cell_ids,
    coalesce(term.term_count, 0) as term_count,
    coalesce(term.term_sum, 0) as expected,
    case equation.relation
        when 'at_least'
            then
                total.amount_yuan - coalesce(term.term_sum, 0)
                >= -(total.precision_yuan + coalesce(term.term_precision, 0)) / 2
        else
            abs(total.amount_yuan - coalesce(term.term_sum, 0))
            <= (total.precision_yuan + coalesce(term.term_precision, 0)) / 2
    end as holds
from equation
left join term on equation.equation_id = term.equation_id
inner join source_cell as total on equation.total_cell_id = total.cell_id;

comment on view equation_balance is 'Each equation with its figures in 元; one without terms states a sum of parts that print nothing. It holds within half a unit of the last printed digit of the total and of every term: rounding, and nothing more.';
