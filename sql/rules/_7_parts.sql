-- Parts of forms that rules hold against one another: basic and project expenditure, funds, codes, units.

-- The whole of each form and its parts as the total row states them: `all`, `basic`, `project`, `personnel`, `public`.
create or replace temp table part_total as
with by_type as (
    select
        figure.document_id,
        figure.form_id,
        figure.expenditure_type as part,
        min(figure.cell_id) as cell_id,
        min(figure.amount_yuan) as amount_yuan,
        max(figure.precision_yuan) as precision_yuan
    from figure
    inner join form_scope on figure.form_id = form_scope.form_id
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.row_kind = 'total'
        and figure.side is null
        and figure.fund_source in ('all', form_scope.own_fund)
        and figure.expenditure_type in ('personnel', 'public')
    group by figure.document_id, figure.form_id, figure.expenditure_type
    having min(figure.amount_yuan) = max(figure.amount_yuan) and count(doubtful_cell.cell_id) = 0
)

select
    document_id,
    form_id,
    'all' as part,
    cell_id,
    amount_yuan,
    precision_yuan
from form_total
where row_kind = 'total' and side is null
union all
-- A form of basic expenditure is all basic, one of projects all project.
select
    form_total.document_id,
    form_total.form_id,
    form_scope.own_type as part,
    form_total.cell_id,
    form_total.amount_yuan,
    form_total.precision_yuan
from form_total
inner join form_scope on form_total.form_id = form_scope.form_id
where form_total.row_kind = 'total' and form_total.side is null and form_scope.own_type in ('basic', 'project')
union all
select
    form_type_total.document_id,
    form_type_total.form_id,
    form_type_total.type_family as part,
    form_type_total.cell_id,
    form_type_total.amount_yuan,
    form_type_total.precision_yuan
from form_type_total
inner join form_scope on form_type_total.form_id = form_scope.form_id
where form_type_total.type_family in ('basic', 'project') and form_scope.own_type = 'unspecified'
union all
select
    document_id,
    form_id,
    part,
    cell_id,
    amount_yuan,
    precision_yuan
from by_type;

-- The amount of each code in each form read whole, and what of it is basic or project expenditure. A code with a doubtful
-- cell has none. A form of which one figure has no type has no parts.
create or replace temp table code_sum as
with typed as (
    select
        figure.document_id,
        figure.form_id,
        figure.function_code,
        figure.department_economic_code,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan,
        doubtful_cell.cell_id is not null as is_doubtful,
        case
            when
                figure.expenditure_type in (
                    'basic',
                    'personnel',
                    'public',
                    'wages_and_welfare',
                    'individuals_and_families',
                    'goods_and_services',
                    'capital'
                )
                then 'basic'
            when figure.expenditure_type in ('project', 'other_operating', 'specific_target') then 'project'
        end as part,
        -- 事业单位经营支出 and the like are neither, and hide nothing.
        bool_or(figure.expenditure_type = 'unspecified') over (partition by figure.document_id, figure.form_id) as is_untyped
    from figure
    inner join form_scope on figure.form_id = form_scope.form_id and form_scope.own_type = 'unspecified'
    inner join complete_form
        on figure.document_id = complete_form.document_id and figure.form_id = complete_form.form_id
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where figure.is_fact and figure.side is null and figure.item is null
),

keyed as (
    select
        document_id,
        form_id,
        'all' as part,
        scheme,
        code,
        cell_id,
        amount_yuan,
        precision_yuan,
        is_doubtful
    from code_row
    union all
    -- A form of basic expenditure is all basic, one of projects all project.
    select
        code_row.document_id,
        code_row.form_id,
        form_scope.own_type as part,
        code_row.scheme,
        code_row.code,
        code_row.cell_id,
        code_row.amount_yuan,
        code_row.precision_yuan,
        code_row.is_doubtful
    from code_row
    inner join form_scope on code_row.form_id = form_scope.form_id
    where form_scope.own_type != 'unspecified'
    union all
    select
        document_id,
        form_id,
        part,
        'function' as scheme,
        function_code as code,
        cell_id,
        amount_yuan,
        precision_yuan,
        is_doubtful
    from typed
    where part is not null and function_code is not null and not is_untyped
    union all
    select
        document_id,
        form_id,
        part,
        'department_economic' as scheme,
        department_economic_code as code,
        cell_id,
        amount_yuan,
        precision_yuan,
        is_doubtful
    from typed
    where part is not null and department_economic_code is not null and not is_untyped
)

select
    document_id,
    form_id,
    part,
    scheme,
    code,
    min(cell_id) as cell_id,
    sum(amount_yuan) as amount_yuan,
    sum(precision_yuan) as precision_yuan
from keyed
group by document_id, form_id, part, scheme, code
having not bool_or(is_doubtful);

-- What the total row of a form, or a side of a summary form, states for each fund. Of several columns or lines of one fund
-- (一般公共预算 and, inside it, 财政拨款) the widest; where tables of one form differ, none.
create or replace temp table fund_total as
with candidate as (
    select
        figure.document_id,
        figure.form_id,
        figure.table_id,
        coalesce(figure.side, '') as side,
        figure.row_kind,
        case
            when figure.fund_source in ('fiscal_appropriation', 'superior_transfer') then 'general_public_budget'
            else figure.fund_source
        end as fund_source,
        figure.fund_source not in ('fiscal_appropriation', 'superior_transfer') as is_whole,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan,
        doubtful_cell.cell_id is not null as is_doubtful
    from figure
    inner join form_scope on figure.form_id = form_scope.form_id
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.item is null
        and figure.fund_source != 'all'
        and figure.expenditure_type in ('unspecified', form_scope.own_type)
        and (
            (figure.side is null and figure.row_kind = 'total')
            or (figure.side = 'expenditure' and figure.row_kind in ('total', 'grand_total'))
            or (
                figure.side = 'revenue'
                and coalesce(figure.row_kind, 'line') not in ('total', 'grand_total', 'current_total')
            )
        )
),

widest as (
    select *
    from candidate
    qualify
        row_number() over (
            partition by table_id, side, fund_source
            order by is_whole desc, amount_yuan desc, cell_id asc
        ) = 1
)

select
    document_id,
    form_id,
    side,
    fund_source,
    min(table_id) as table_id,
    min(cell_id) as cell_id,
    min(amount_yuan) as amount_yuan,
    max(precision_yuan) as precision_yuan
from widest
group by document_id, form_id, side, fund_source
having min(amount_yuan) = max(amount_yuan) and not bool_or(is_doubtful);
