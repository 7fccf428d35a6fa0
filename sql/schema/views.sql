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
comment on column equation_balance.equation_id is 'Key of equation.';
comment on column equation_balance.document_id is 'Key of dim_document.';
comment on column equation_balance.form_id is 'Key of dim_form.';
comment on column equation_balance.table_id is 'Key of source_table.';
comment on column equation_balance.direction is 'row: the total stands in the same row as its terms; column: in the same column.';
comment on column equation_balance.axis is 'What the total is broken down by, as in equation.';
comment on column equation_balance.relation is 'equals, or at_least where the parts (其中) need not cover the total.';
comment on column equation_balance.total_cell_id is 'Cell of the total; key of source_cell.';
comment on column equation_balance.stated is 'The total as printed, in 元.';
comment on column equation_balance.difference is 'stated − expected, in 元.';
comment on column equation_balance.tolerance is 'What rounding of the total and of every term allows, in 元.';
comment on column equation_balance.term_cell_ids is 'Cells of the terms, in the order of the table; keys of source_cell.';
comment on column equation_balance.term_count is 'Terms; 0 where the parts print nothing.';
comment on column equation_balance.expected is 'Sum of the terms, in 元.';
comment on column equation_balance.holds is 'True if the equation holds within tolerance.';

create view cell_evidence as
with sum_member as (
    select
        total_cell_id as cell_id,
        relation = 'equals' and term_count > 1 as proves,
        holds
    from equation_balance
    union all
    select
        unnest(term_cell_ids) as cell_id,
        relation = 'equals' and term_count > 1 as proves,
        holds
    from equation_balance
),

sum_count as (
    select
        cell_id,
        count(*) filter (where holds and proves) as sums_held,
        count(*) filter (where not holds) as sums_broken
    from sum_member
    group by cell_id
),

compared as (
    select
        cell_id,
        holds
    from comparison
    union all
    select
        unnest(other_cell_ids) as cell_id,
        holds
    from comparison
),

comparison_count as (
    select
        cell_id,
        count(*) filter (where holds) as comparisons_held,
        count(*) filter (where not holds) as comparisons_broken
    from compared
    group by cell_id
)

select
    source_cell.cell_id,
    source_cell.document_id,
    source_cell.table_id,
    coalesce(sum_count.sums_held, 0) as sums_held,
    coalesce(sum_count.sums_broken, 0) as sums_broken,
    coalesce(comparison_count.comparisons_held, 0) as comparisons_held,
    coalesce(comparison_count.comparisons_broken, 0) as comparisons_broken,
    case
        when coalesce(sum_count.sums_broken, 0) + coalesce(comparison_count.comparisons_broken, 0) > 0 then 'contradicted'
        when coalesce(sum_count.sums_held, 0) + coalesce(comparison_count.comparisons_held, 0) > 0 then 'proved'
        else 'unproved'
    end as verdict
from source_cell
left join sum_count on source_cell.cell_id = sum_count.cell_id
left join comparison_count on source_cell.cell_id = comparison_count.cell_id
where source_cell.amount_yuan is not null;

comment on view cell_evidence is 'What the document itself says of each printed amount: the sums of several terms that hold with it and those that do not, the comparisons with other forms, and the verdict: proved, contradicted (some statement speaks against it, though not always for its own fault) or unproved (nothing that the document prints could bear it out).';
comment on column cell_evidence.cell_id is 'Printed amount; key of source_cell.';
comment on column cell_evidence.document_id is 'Key of dim_document.';
comment on column cell_evidence.table_id is 'Key of source_table.';
comment on column cell_evidence.sums_held is 'Sums of several terms within the table that it is part of and that hold.';
comment on column cell_evidence.sums_broken is 'Sums within the table that it is part of and that do not hold.';
comment on column cell_evidence.comparisons_held is 'Comparisons with other forms that hold.';
comment on column cell_evidence.comparisons_broken is 'Comparisons with other forms that do not hold.';
comment on column cell_evidence.verdict is 'proved, contradicted or unproved.';
