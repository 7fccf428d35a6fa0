-- C06: what is loaded from a table adds up to the total that the table prints, whatever columns and rows it stands in.
-- Why: a figure that no sum of the table covers (a row between the codes, an amount in a column whose total is blank) could
-- be lost or counted twice without any other rule noticing.
-- Tolerance: half a unit of the last printed digit of the total and of each fact. Only forms read whole, and only tables
-- of which every other sum holds: where one does not, the fault has its finding already.
-- Source: the promise of the warehouse that its facts are safe to add up.
with broken_sum as (
    select distinct checked_equation.table_id
    from checked_equation
    where not checked_equation.holds
),

fact_sum as (
    select
        figure.table_id,
        count(*) as fact_count,
        sum(figure.amount_yuan) as amount_yuan,
        sum(figure.precision_yuan) as precision_yuan
    from figure
    where figure.is_fact
    group by figure.table_id
),

compared as (
    select
        form_total.document_id,
        form_total.form_id,
        form_total.table_id,
        form_total.cell_id,
        form_total.amount_yuan,
        fact_sum.fact_count,
        fact_sum.amount_yuan as other_amount_yuan,
        (form_total.precision_yuan + fact_sum.precision_yuan) / 2 as tolerance
    from form_total
    inner join complete_form
        on form_total.document_id = complete_form.document_id and form_total.form_id = complete_form.form_id
    inner join fact_sum on form_total.table_id = fact_sum.table_id
    left join broken_sum on form_total.table_id = broken_sum.table_id
    where form_total.row_kind = 'total' and form_total.side is null and broken_sum.table_id is null
)

select
    document_id,
    form_id,
    table_id,
    cell_id,
    yuan_text(amount_yuan) as stated,
    yuan_text(other_amount_yuan) as expected,
    cast(amount_yuan - other_amount_yuan as decimal(18, 2)) as difference,
    abs(amount_yuan - other_amount_yuan) <= tolerance as holds,
    place_of(cell_id) as place,
    place_of(cell_id) || ' states ' || yuan_text(amount_yuan) || '; the ' || fact_count || ' figures read from the table add up to '
    || yuan_text(other_amount_yuan) || ', ' || yuan_text(abs(amount_yuan - other_amount_yuan)) || ' apart; rounding allows '
    || yuan_text(tolerance) || '.' as explanation,
    place_zh_of(cell_id) || '列示 ' || yuan_text(amount_yuan) || '，表中读出的 ' || fact_count || ' 个明细数合计 '
    || yuan_text(other_amount_yuan) || '，相差 ' || yuan_text(abs(amount_yuan - other_amount_yuan)) || '，四舍五入只允许相差 '
    || yuan_text(tolerance) || '。' as explanation_zh
from compared;
