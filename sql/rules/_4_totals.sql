-- Wholes of forms and of types: what the rules between forms compare.

-- Tables without a row for the whole: that of a document's only unit, or those of 人员经费 and 公用经费 together, stand for it.
create or replace temp table stand_in as
with without_total as (
    select
        table_id,
        count(distinct row_number) filter (where row_kind = 'unit') as unit_rows
    from figure
    where side is null and item is null
    group by table_id
    having count_if(row_kind in ('total', 'grand_total', 'current_total')) = 0
),

grouped as (
    select
        figure.table_id,
        min(figure.cell_id) as cell_id,
        sum(figure.amount_yuan) as amount_yuan,
        sum(figure.precision_yuan) as precision_yuan
    from figure
    inner join without_total on figure.table_id = without_total.table_id
    where figure.row_kind = 'group_total' and figure.form_id like '%_basic_economic'
    group by figure.table_id
    having list_sort(list(figure.expenditure_type)) = ['personnel', 'public']
)

select
    figure.cell_id,
    figure.amount_yuan,
    figure.precision_yuan
from figure
inner join without_total on figure.table_id = without_total.table_id and without_total.unit_rows = 1
where figure.row_kind = 'unit'
union all
select
    grouped.cell_id,
    grouped.amount_yuan,
    grouped.precision_yuan
from grouped;

-- The cell that states the whole of a table or of one of its blocks, in the widest column: no fund and no type singled
-- out, or the form's own. Of equally wide columns (总计 and 本年收入合计) the larger is the whole.
create or replace temp table total_cell as
select
    figure.document_id,
    figure.form_id,
    figure.table_id,
    figure.side,
    figure.classification,
    case
        when figure.side is not null and figure.row_kind = 'total' then 'grand_total'
        when stand_in.cell_id is not null then 'total'
        else figure.row_kind
    end as row_kind,
    figure.cell_id,
    coalesce(stand_in.amount_yuan, figure.amount_yuan) as amount_yuan,
    coalesce(stand_in.precision_yuan, figure.precision_yuan) as precision_yuan
from figure
inner join form_scope on figure.form_id = form_scope.form_id
left join stand_in on figure.cell_id = stand_in.cell_id
where
    (figure.row_kind in ('total', 'grand_total', 'current_total') or stand_in.cell_id is not null)
    and figure.fund_source in ('all', form_scope.own_fund)
    and (
        figure.expenditure_type in ('unspecified', form_scope.own_type)
        or figure.row_kind = 'group_total'
    )
    and figure.item is null
qualify
    row_number() over (
        partition by figure.document_id, figure.table_id, figure.side, figure.classification, figure.row_kind
        order by
            figure.fund_source = 'all' desc,
            figure.expenditure_type = 'unspecified' desc,
            coalesce(stand_in.amount_yuan, figure.amount_yuan) desc,
            figure.cell_id asc
    ) = 1;

-- Wholes that are exactly 10,000 times those of another form: a unit was taken for the other, 元 for 万元. The form that no
-- other agrees with is the one at fault; of two alone, the one with the larger figures. Four digits at least must agree.
create or replace temp table unit_slip as
with whole as (
    select
        total_cell.document_id,
        total_cell.form_id,
        total_cell.table_id,
        min(total_cell.cell_id) as cell_id,
        -- Room for 10,000 times the largest amount that can be loaded.
        cast(total_cell.amount_yuan as decimal(38, 2)) as amount_yuan,
        cast(max(total_cell.precision_yuan) as decimal(38, 2)) as precision_yuan
    from total_cell
    where cast(total_cell.amount_yuan as decimal(38, 2)) >= 1000 * cast(total_cell.precision_yuan as decimal(38, 2))
    group by total_cell.document_id, total_cell.form_id, total_cell.table_id, total_cell.amount_yuan
),

compared as (
    select
        one.document_id,
        one.form_id,
        one.table_id,
        one.cell_id,
        one.amount_yuan,
        other.cell_id as other_cell_id,
        other.amount_yuan as other_amount_yuan,
        abs(one.amount_yuan - other.amount_yuan) <= (one.precision_yuan + other.precision_yuan) / 2 as agrees,
        abs(one.amount_yuan - 10000 * other.amount_yuan) <= (one.precision_yuan + 10000 * other.precision_yuan) / 2 as is_larger,
        abs(10000 * one.amount_yuan - other.amount_yuan) <= (10000 * one.precision_yuan + other.precision_yuan) / 2 as is_smaller
    from whole as one
    inner join whole as other on one.document_id = other.document_id and one.form_id != other.form_id
),

judged as (
    select
        document_id,
        form_id,
        table_id,
        cell_id,
        amount_yuan,
        bool_or(agrees) as is_witnessed,
        bool_or(is_larger) as is_larger,
        bool_or(is_smaller) as is_smaller,
        min(other_cell_id) filter (where is_larger or is_smaller) as other_cell_id,
        min(other_amount_yuan) filter (where is_larger or is_smaller) as other_amount_yuan
    from compared
    group by document_id, form_id, table_id, cell_id, amount_yuan
)

select
    judged.document_id,
    judged.form_id,
    judged.table_id,
    judged.cell_id,
    judged.amount_yuan,
    judged.other_cell_id,
    judged.other_amount_yuan,
    (
        (judged.is_larger or judged.is_smaller)
        and not judged.is_witnessed
        and (judged.is_larger or other.is_witnessed)
    ) as is_slip
from judged
left join judged as other on judged.other_cell_id = other.cell_id;

-- One whole per form (and side, in summary forms). If tables of one form state different wholes, a sum of the table casts
-- doubt on the cell, or its unit is in doubt, there is none: other rules must not report the same fault again.
create or replace temp table form_total as
select
    total_cell.document_id,
    total_cell.form_id,
    total_cell.side,
    total_cell.row_kind,
    min(total_cell.table_id) as table_id,
    min(total_cell.cell_id) as cell_id,
    min(total_cell.amount_yuan) as amount_yuan,
    max(total_cell.precision_yuan) as precision_yuan
from total_cell
left join doubtful_cell on total_cell.cell_id = doubtful_cell.cell_id
where
    not exists (
        select 1
        from unit_slip
        where unit_slip.table_id = total_cell.table_id and unit_slip.is_slip
    )
group by total_cell.document_id, total_cell.form_id, total_cell.side, total_cell.row_kind
having min(total_cell.amount_yuan) = max(total_cell.amount_yuan) and count(doubtful_cell.cell_id) = 0;

-- Basic and project expenditure as the total row states them: the printed 小计, or, if the row has none, its printed
-- parts, provided that all parts together make up the whole of the row.
create or replace temp table form_type_total as
with printed as (
    select
        figure.document_id,
        figure.form_id,
        figure.table_id,
        figure.cell_id,
        figure.expenditure_type,
        figure.amount_yuan,
        figure.precision_yuan,
        form_total.amount_yuan as whole,
        form_total.precision_yuan as whole_precision,
        list(figure.expenditure_type) over (partition by figure.table_id) as printed_types
    from form_total
    inner join form_scope on form_total.form_id = form_scope.form_id
    inner join source_cell as total on form_total.cell_id = total.cell_id
    inner join figure
        on
            form_total.table_id = figure.table_id
            and total.row_number = figure.row_number
            and figure.row_kind in ('total', 'unit')
            and figure.fund_source in ('all', form_scope.own_fund)
            and figure.expenditure_type not in ('unspecified')
    where form_total.row_kind = 'total' and form_total.side is null
),

part as (
    select
        *,
        case
            when expenditure_type in ('basic', 'project') then expenditure_type
            when
                expenditure_type in ('personnel', 'public')
                or (expenditure_type in ('wages_and_welfare', 'individuals_and_families') and not list_contains(printed_types, 'personnel'))
                or (expenditure_type in ('goods_and_services', 'capital') and not list_contains(printed_types, 'public'))
                then 'basic'
            when expenditure_type in ('other_operating', 'specific_target') then 'project'
            when
                expenditure_type in (
                    'business_operations', 'superior_remittance', 'affiliate_subsidy', 'unit_reserve'
                )
                then 'other'
        end as type_family
    from printed
),

chosen as (
    select *
    from part
    where
        type_family is not null
        and (type_family = expenditure_type or type_family = 'other' or not list_contains(printed_types, type_family))
),

family_total as (
    select
        document_id,
        form_id,
        table_id,
        type_family,
        bool_or(type_family = expenditure_type) as is_printed,
        arg_max(cell_id, amount_yuan) as cell_id,
        sum(amount_yuan) as amount_yuan,
        sum(precision_yuan) as precision_yuan,
        any_value(whole) as whole,
        any_value(whole_precision) as whole_precision
    from chosen
    group by document_id, form_id, table_id, type_family
)

select
    family_total.document_id,
    family_total.form_id,
    family_total.table_id,
    family_total.type_family,
    family_total.cell_id,
    family_total.amount_yuan,
    family_total.precision_yuan
from family_total
where
    not exists (
        select 1
        from doubtful_cell
        inner join chosen on doubtful_cell.cell_id = chosen.cell_id
        where chosen.table_id = family_total.table_id and chosen.type_family = family_total.type_family
    )
qualify
    family_total.is_printed
    or abs(family_total.whole - sum(family_total.amount_yuan) over (partition by family_total.table_id))
    <= (family_total.whole_precision + sum(family_total.precision_yuan) over (partition by family_total.table_id)) / 2;
