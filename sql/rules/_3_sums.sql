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
where broken_table.table_id is null;

create or replace temp table blamed_equation as
with member as (
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
    where relation = 'equals' and not holds
),

vote as (
    select
        member.equation_id,
        member.cell_id,
        member.is_total,
        member.correction,
        count(*) as votes
    from member
    inner join member as other
        on
            member.cell_id = other.cell_id
            and abs(member.correction - other.correction) <= member.tolerance + other.tolerance
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

create or replace temp table faulty_cell as
select distinct blamed_equation.cell_id
from blamed_equation;

-- A row lost or printed twice breaks every column of the sums above it. If the row of sums adds up in itself, that is one
-- fault: it is reported for the row's own total, not once for each column.
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
)

select repeated.equation_id
from repeated
where repeated.place_in_line > 1
union
select same_row.equation_id
from same_row;

-- One row per sum that the layout states, ready for the row and column rules. stated is the blamed cell's figure.
create or replace temp table equation_comparison as
with term_text as (
    select
        checked_equation.equation_id,
        list(
            coalesce(
                nullif(case checked_equation.direction when 'row' then cell.column_label else cell.row_label end, ''), '?'
            ) || ' ' || yuan_text(cell.amount_yuan)
            order by cell.row_number, cell.column_number
        ) as terms
    from checked_equation
    inner join source_cell as cell on list_contains(checked_equation.term_cell_ids, cell.cell_id)
    where not checked_equation.holds
    group by checked_equation.equation_id
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
        checked_equation.stated as total,
        checked_equation.expected as term_sum,
        checked_equation.tolerance,
        checked_equation.term_count,
        coalesce(blamed_equation.cell_id, checked_equation.total_cell_id) as cell_id,
        coalesce(blamed_equation.is_total, true) as is_total,
        coalesce(blamed_equation.correction, -checked_equation.difference) as correction,
        coalesce(blamed_equation.votes, 1) as votes,
        array_to_string(term_text.terms[1:4], ', ')
        || case when checked_equation.term_count > 4 then ', …' else '' end as terms
    from checked_equation
    left join blamed_equation on checked_equation.equation_id = blamed_equation.equation_id
    left join explained_equation on checked_equation.equation_id = explained_equation.equation_id
    left join term_text on checked_equation.equation_id = term_text.equation_id
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
        as explanation,
    case
        when verdict.holds then ''
        when verdict.relation = 'at_least'
            then
                place_zh_of(verdict.cell_id) || '列示 ' || yuan_text(verdict.total) || '，小于其中项：' || verdict.terms || '。'
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
    || case when verdict.votes > 1 then '表内有 ' || verdict.votes || ' 个合计关系要求同样的更正。' else '' end as explanation_zh
from verdict
inner join source_cell as cell on verdict.cell_id = cell.cell_id;
