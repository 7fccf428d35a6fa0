-- The sums that the layout states, and which cell is at fault where one does not fit.

-- Which cell is wrong when a sum does not fit? Each broken sum could be mended by changing its total or any one of its
-- terms by the amount that is missing. A cell for which several broken sums (its row's and its column's, a code's and
-- its parent's) want the same change is the one at fault: it gets one finding, and the other sums are explained by it.
-- Where no sum agrees with another, the total is named.
create or replace temp table checked_equation as
select
    equation_balance.equation_id,
    equation_balance.document_id,
    equation_balance.form_id,
    equation_balance.table_id,
    equation_balance.direction,
    equation_balance.axis,
    equation_balance.relation,
    equation_balance.total_cell_id,
    equation_balance.term_cell_ids,
    equation_balance.term_count,
    equation_balance.stated,
    equation_balance.expected,
    equation_balance.difference,
    equation_balance.tolerance,
    equation_balance.holds
from equation_balance
left join broken_table
    on equation_balance.table_id = broken_table.table_id and equation_balance.direction = 'column'
left join cut_table on equation_balance.table_id = cut_table.table_id
where broken_table.table_id is null and cut_table.table_id is null;

-- A line of a summary form that differs from the rows of its 类 elsewhere has a witness against it from outside: if a sum of
-- the summary is off by the same amount, it is the line that is at fault and not the sum.
create or replace temp table line_witness as
with class_sum as (
    select
        row_total.document_id,
        row_total.form_id,
        left(row_total.function_code, 3) as function_code,
        sum(row_total.amount_yuan) as amount_yuan,
        sum(row_total.precision_yuan) as precision_yuan
    from row_total
    inner join complete_form
        on row_total.document_id = complete_form.document_id and row_total.form_id = complete_form.form_id
    where row_total.form_id in ('expenditure', 'general_expenditure') and row_total.function_code is not null
    group by row_total.document_id, row_total.form_id, left(row_total.function_code, 3)
)

select
    figure.cell_id,
    class_sum.amount_yuan - figure.amount_yuan as correction,
    (figure.precision_yuan + class_sum.precision_yuan) / 2 as tolerance
from figure
inner join class_sum
    on figure.document_id = class_sum.document_id and figure.function_code = class_sum.function_code
where figure.side = 'expenditure' and figure.classification = 'function';

create or replace temp table sum_member as
select
    equation_id,
    total_cell_id as cell_id,
    true as is_total,
    -difference as correction,
    tolerance
from checked_equation
where relation = 'equals' and not holds
union all
select
    equation_id,
    unnest(term_cell_ids) as cell_id,
    false as is_total,
    difference as correction,
    tolerance
from checked_equation
where relation = 'equals' and not holds;

create or replace temp table blamed_equation as
with witness as (
    select
        sum_member.cell_id,
        sum_member.correction,
        sum_member.tolerance
    from sum_member
    union all
    select
        line_witness.cell_id,
        line_witness.correction,
        line_witness.tolerance
    from line_witness
    union all
    -- An 其中 larger than its whole speaks against both, each by what would make them equal.
    select
        checked_equation.total_cell_id as cell_id,
        -checked_equation.difference as correction,
        checked_equation.tolerance
    from checked_equation
    where checked_equation.relation = 'at_least' and not checked_equation.holds
    union all
    select
        unnest(checked_equation.term_cell_ids) as cell_id,
        checked_equation.difference as correction,
        checked_equation.tolerance
    from checked_equation
    where checked_equation.relation = 'at_least' and not checked_equation.holds
),

vote as (
    select
        sum_member.equation_id,
        sum_member.cell_id,
        sum_member.is_total,
        sum_member.correction,
        count(*) as votes
    from sum_member
    inner join witness
        on
            sum_member.cell_id = witness.cell_id
            and abs(sum_member.correction - witness.correction) <= sum_member.tolerance + witness.tolerance
    group by all
)

select
    vote.equation_id,
    vote.cell_id,
    vote.is_total,
    vote.correction,
    vote.votes
from vote
qualify row_number() over (partition by vote.equation_id order by vote.votes desc, vote.is_total desc, vote.cell_id asc) = 1;

-- Cells that other rules leave alone: those at fault, and every member of a broken sum of which nothing tells the faulty
-- one. The sum has its finding; what follows from the same fault elsewhere would be the same finding again.
create or replace temp table doubtful_cell as
select blamed_equation.cell_id
from blamed_equation
union
select sum_member.cell_id
from sum_member
inner join blamed_equation on sum_member.equation_id = blamed_equation.equation_id
where blamed_equation.votes = 1;

-- Rows that all leave the same column out of their total are one fault: it is reported for the first of them.
create or replace temp table left_out_column as
with broken as (
    select
        equation_id,
        table_id,
        total_cell_id,
        difference,
        tolerance,
        unnest(term_cell_ids) as cell_id
    from checked_equation
    where direction = 'row' and relation = 'equals' and not holds
),

candidate as (
    select
        broken.equation_id,
        broken.table_id,
        total.row_number,
        term.column_number,
        count(*) over (partition by broken.table_id, term.column_number) as rows_of_column
    from broken
    inner join source_cell as term on broken.cell_id = term.cell_id
    inner join source_cell as total on broken.total_cell_id = total.cell_id
    where term.amount_yuan != 0 and abs(term.amount_yuan + broken.difference) <= broken.tolerance
),

-- A row in which either of two columns would do belongs to the one that more rows leave out.
decided as (
    select *
    from candidate
    qualify row_number() over (partition by equation_id order by rows_of_column desc, column_number asc) = 1
)

select
    equation_id,
    row_number() over (partition by table_id, column_number order by row_number, equation_id) as place_in_line,
    count(*) over (partition by table_id, column_number) - 1 as other_rows
from decided;

-- A row lost or printed twice breaks every column of the sums above it. If the row of sums adds up in itself, that is one
-- fault: it is reported for the row's own total, not once for each column. And a sum that would hold if the broken sums among
-- its own terms held is explained by those; so is one that another column of the same row repeats.
create or replace temp table explained_equation as
with repeated as (
    select
        blamed_equation.equation_id,
        row_number() over (
            partition by blamed_equation.cell_id
            order by blamed_equation.is_total desc, checked_equation.direction desc, blamed_equation.equation_id asc
        ) as place_in_line
    from blamed_equation
    inner join checked_equation on blamed_equation.equation_id = checked_equation.equation_id
    where blamed_equation.votes > 1
),

same_row as (
    select part.equation_id
    from checked_equation as part
    inner join blamed_equation as part_blame
        on part.equation_id = part_blame.equation_id and part_blame.votes = 1
    inner join checked_equation as across
        on
            part.table_id = across.table_id
            and across.direction = 'row'
            and across.holds
            and across.relation = 'equals'
            and list_contains(across.term_cell_ids, part.total_cell_id)
    inner join checked_equation as whole
        on
            across.total_cell_id = whole.total_cell_id
            and part.axis = whole.axis
            and whole.direction = 'column'
            and whole.relation = 'equals'
            and not whole.holds
    inner join blamed_equation as whole_blame
        on whole.equation_id = whole_blame.equation_id and whole_blame.votes = 1
    where part.direction = 'column'
),

by_terms as (
    select whole.equation_id
    from (
        select
            *,
            unnest(term_cell_ids) as cell_id
        from checked_equation
        where relation = 'equals' and not holds
    ) as whole
    inner join sum_member as part
        on whole.cell_id = part.cell_id and part.is_total and whole.equation_id != part.equation_id
    group by whole.equation_id, whole.difference, whole.tolerance
    having
        count(*) = count(distinct part.cell_id)
        and abs(whole.difference - sum(part.correction)) <= whole.tolerance + sum(part.tolerance)
),

same_line as (
    select broken.equation_id
    from checked_equation as broken
    inner join figure as total on broken.total_cell_id = total.cell_id
    where
        broken.relation = 'equals'
        and not broken.holds
        and broken.direction = 'column'
        and total.side is not null
    qualify
        row_number() over (
            partition by broken.table_id, total.row_number, total.side, broken.stated, broken.expected
            order by total.column_number, broken.equation_id
        ) > 1
)

select repeated.equation_id
from repeated
where repeated.place_in_line > 1
union
-- An 其中 that is too large because of a cell that another sum already speaks against.
select checked_equation.equation_id
from checked_equation
inner join doubtful_cell
    on
        checked_equation.total_cell_id = doubtful_cell.cell_id
        or list_contains(checked_equation.term_cell_ids, doubtful_cell.cell_id)
where checked_equation.relation = 'at_least' and not checked_equation.holds
union
select same_row.equation_id
from same_row
union
select by_terms.equation_id
from by_terms
union
select same_line.equation_id
from same_line
union
select left_out_column.equation_id
from left_out_column
where left_out_column.place_in_line > 1;

-- One row per sum that the layout states, ready for the row and column rules. stated is the blamed cell's figure.
create or replace temp table equation_comparison as
with term as (
    select
        equation_id,
        direction,
        unnest(term_cell_ids) as cell_id
    from checked_equation
    where not holds
),

term_text as (
    select
        term.equation_id,
        list(
            coalesce(nullif(case term.direction when 'row' then cell.column_label else cell.row_label end, ''), '?')
            || ' ' || yuan_text(cell.amount_yuan)
            order by cell.row_number, cell.column_number
        ) as terms
    from term
    inner join source_cell as cell on term.cell_id = cell.cell_id
    group by term.equation_id
),

-- 总计 = 本年合计 + what is carried over: the total of the year is a term of the whole.
carried_on as (
    select distinct current_term.equation_id
    from (
        select
            equation_id,
            total_cell_id,
            unnest(term_cell_ids) as cell_id
        from checked_equation
    ) as current_term
    inner join figure as total on current_term.total_cell_id = total.cell_id
    inner join figure as term_figure on current_term.cell_id = term_figure.cell_id
    where total.row_kind in ('grand_total', 'total') and term_figure.row_kind = 'current_total'
),

verdict as (
    select
        checked_equation.equation_id,
        checked_equation.document_id,
        checked_equation.form_id,
        checked_equation.table_id,
        checked_equation.direction,
        checked_equation.axis,
        checked_equation.relation,
        checked_equation.holds,
        checked_equation.total_cell_id,
        coalesce(total_figure.row_kind, '') as total_kind,
        coalesce(total_figure.expenditure_type, '') as total_type,
        coalesce(total_figure.fund_source, '') as total_fund,
        case when total_figure.function_code is null then 'economic' else 'function' end as total_scheme,
        carried_on.equation_id is not null as is_carried_on,
        checked_equation.stated as total,
        checked_equation.expected as term_sum,
        checked_equation.tolerance,
        checked_equation.term_count,
        coalesce(blamed_equation.cell_id, checked_equation.total_cell_id) as cell_id,
        coalesce(blamed_equation.is_total, true) as is_total,
        coalesce(blamed_equation.correction, -checked_equation.difference) as correction,
        coalesce(blamed_equation.votes, 1) as votes,
        nullif(left_out_column.other_rows, 0) as other_rows,
        list_filter(
            [checked_equation.total_cell_id] || checked_equation.term_cell_ids,
            lambda member: member != coalesce(blamed_equation.cell_id, checked_equation.total_cell_id) -- noqa: RF02
        ) as other_cell_ids,
        array_to_string(term_text.terms[1:4], ', ')
        || case when checked_equation.term_count > 4 then ', …' else '' end as terms
    from checked_equation
    left join blamed_equation on checked_equation.equation_id = blamed_equation.equation_id
    left join explained_equation on checked_equation.equation_id = explained_equation.equation_id
    left join term_text on checked_equation.equation_id = term_text.equation_id
    left join left_out_column on checked_equation.equation_id = left_out_column.equation_id
    left join carried_on on checked_equation.equation_id = carried_on.equation_id
    left join figure as total_figure on checked_equation.total_cell_id = total_figure.cell_id
    where explained_equation.equation_id is null
)

select
    verdict.document_id,
    verdict.form_id,
    verdict.table_id,
    verdict.cell_id,
    verdict.direction,
    verdict.axis,
    verdict.relation,
    verdict.total_kind,
    verdict.total_type,
    verdict.total_fund,
    verdict.total_scheme,
    verdict.is_carried_on,
    yuan_text(cell.amount_yuan) as stated,
    yuan_text(cell.amount_yuan + verdict.correction) as expected,
    cast(-verdict.correction as decimal(18, 2)) as difference,
    verdict.holds,
    place_of(verdict.cell_id) as place,
    case
        when verdict.holds then ''
        when verdict.relation = 'at_least'
            then
                place_of(verdict.cell_id) || ' states ' || yuan_text(verdict.total) || ', less than what it includes: '
                || verdict.terms || '.'
        when verdict.term_count = 0
            then place_of(verdict.cell_id) || ' states ' || yuan_text(verdict.total) || '; no part of it is printed.'
        when verdict.is_total
            then
                place_of(verdict.cell_id) || ' states ' || yuan_text(verdict.total) || '; its ' || verdict.term_count
                || ' parts (' || verdict.terms || ') add up to ' || yuan_text(verdict.term_sum) || ', '
                || yuan_text(abs(verdict.correction)) || ' apart; rounding allows ' || yuan_text(verdict.tolerance) || '.'
        else
            place_of(verdict.cell_id) || ' states ' || yuan_text(cell.amount_yuan) || '; '
            || place_of(verdict.total_cell_id) || ' states ' || yuan_text(verdict.total)
            || ', which with the other parts wants ' || yuan_text(cell.amount_yuan + verdict.correction) || ' here.'
    end
    || case when verdict.votes > 1 then ' ' || verdict.votes || ' sums of the table want this same change.' else '' end
    || coalesce(' Other rows of the table that leave out the same column: ' || verdict.other_rows || '.', '') as explanation,
    case
        when verdict.holds then ''
        when verdict.relation = 'at_least'
            then
                place_zh_of(verdict.cell_id) || '列示 ' || yuan_text(verdict.total) || '，小于其中项：' || verdict.terms || '。'
        when verdict.term_count = 0
            then place_zh_of(verdict.cell_id) || '列示 ' || yuan_text(verdict.total) || '，但没有列出任何组成部分。'
        when verdict.is_total
            then
                place_zh_of(verdict.cell_id) || '列示 ' || yuan_text(verdict.total) || '，其 ' || verdict.term_count
                || ' 个组成部分（' || verdict.terms || '）合计 ' || yuan_text(verdict.term_sum) || '，相差 '
                || yuan_text(abs(verdict.correction)) || '，四舍五入只允许相差 ' || yuan_text(verdict.tolerance) || '。'
        else
            place_zh_of(verdict.cell_id) || '列示 ' || yuan_text(cell.amount_yuan) || '；'
            || place_zh_of(verdict.total_cell_id) || '为 ' || yuan_text(verdict.total) || '，减去其他组成部分后此处应为 '
            || yuan_text(cell.amount_yuan + verdict.correction) || '。'
    end
    || case when verdict.votes > 1 then '表内有 ' || verdict.votes || ' 个合计关系要求同样的更正。' else '' end
    || coalesce('表内另有 ' || verdict.other_rows || ' 行的合计同样没有包含该栏。', '') as explanation_zh,
    case when not verdict.holds then verdict.other_cell_ids end as other_cell_ids
from verdict
inner join source_cell as cell on verdict.cell_id = cell.cell_id;
