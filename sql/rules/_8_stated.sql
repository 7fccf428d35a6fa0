-- What each form states of revenue, expenditure, the three public expenses, operating expenses and procurement: one row for each
-- figure that the text may speak of. `is_whole` marks those that stand for the document as a whole: the text may be held against
-- them. All others, of a unit or a column, can only bear a statement out.
create or replace temp table stated as
with fund_of_form as (
    select
        form_id,
        case when form_id = 'appropriation_summary' then 'fiscal_appropriation' else own_fund end as own_fund
    from form_scope
),

-- Wholes of forms of expenditure and their parts, basic, project, personnel and operating funds.
part as (
    select
        part_total.document_id,
        part_total.form_id,
        case
            when part_total.form_id in ('operating_expenses', 'procurement') then part_total.form_id
            when part_total.form_id = 'revenue' then 'revenue'
            else 'expenditure'
        end as topic,
        fund_of_form.own_fund as fund_source,
        -- The whole of a form of basic expenditure is its basic expenditure, and stated as that.
        case when part_total.part = 'all' then form_scope.own_type else part_total.part end as expenditure_type,
        'whole' as item,
        part_total.cell_id,
        part_total.amount_yuan,
        part_total.precision_yuan,
        true as is_whole
    from part_total
    inner join fund_of_form on part_total.form_id = fund_of_form.form_id
    inner join form_scope on part_total.form_id = form_scope.form_id
    where part_total.form_id not in ('three_public', 'economic_summary')
),

side_total as (
    select
        form_total.document_id,
        form_total.form_id,
        form_total.side as topic,
        fund_of_form.own_fund as fund_source,
        'unspecified' as expenditure_type,
        form_total.row_kind as item,
        form_total.cell_id,
        form_total.amount_yuan,
        form_total.precision_yuan,
        true as is_whole
    from form_total
    inner join fund_of_form on form_total.form_id = fund_of_form.form_id
    where form_total.side is not null
),

-- Every other figure that is of no code: lines and columns of a fund or a type, and rows of units.
printed as (
    select
        figure.document_id,
        figure.form_id,
        case
            when figure.form_id in ('operating_expenses', 'procurement') then figure.form_id
            when figure.form_id = 'revenue' then 'revenue'
            else coalesce(figure.side, 'expenditure')
        end as topic,
        case when figure.fund_source = 'all' then fund_of_form.own_fund else figure.fund_source end as fund_source,
        figure.expenditure_type,
        case when figure.row_kind in ('grand_total', 'current_total') then figure.row_kind else 'line' end as item,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan,
        -- A line of one fund or one type, and the column of a fund in a row that is the whole of its form.
        (
            doubtful_cell.cell_id is null
            and coalesce(figure.row_kind, 'line') != 'unit'
            and (figure.fund_source not in ('all', 'fiscal_appropriation') or figure.expenditure_type != 'unspecified')
            and (figure.side is not null or figure.form_id = 'revenue')
        ) as is_whole
    from figure
    inner join fund_of_form on figure.form_id = fund_of_form.form_id
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.item is null
        and figure.form_id != 'three_public'
        and figure.function_code is null
        and figure.department_economic_code is null
        and figure.government_economic_code is null
        and (figure.row_kind is not null or figure.side is not null)
),

-- Of several rows the one for all units is that which is as large as all the others together.
three_public as (
    select
        figure.document_id,
        figure.form_id,
        if(figure.item = 'operating_expenses', 'operating_expenses', 'three_public') as topic,
        'all' as fund_source,
        'unspecified' as expenditure_type,
        if(figure.item = 'operating_expenses', 'whole', figure.item) as item,
        figure.basis,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan,
        (
            figure.form_id = 'three_public'
            and not bool_or(doubtful_cell.cell_id is not null) over (partition by figure.table_id, figure.item, figure.basis)
            and (
                figure.amount_yuan = all_rows.least_amount
                and figure.amount_yuan = all_rows.largest_amount
                or (figure.amount_yuan = all_rows.largest_amount and 2 * figure.amount_yuan >= all_rows.sum_amount)
            )
        ) as is_whole
    from figure
    inner join (
        select
            document_id,
            form_id,
            item,
            basis,
            min(amount_yuan) as least_amount,
            max(amount_yuan) as largest_amount,
            sum(amount_yuan) as sum_amount
        from figure
        where item is not null
        group by document_id, form_id, item, basis
    ) as all_rows
        on
            figure.document_id = all_rows.document_id
            and figure.form_id = all_rows.form_id
            and figure.item = all_rows.item
            and figure.basis = all_rows.basis
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
)

select
    *,
    cast(null as varchar) as basis
from part
union all by name
select
    *,
    cast(null as varchar) as basis
from side_total
union all by name
select
    *,
    cast(null as varchar) as basis
from printed
union all by name
select *
from three_public;
