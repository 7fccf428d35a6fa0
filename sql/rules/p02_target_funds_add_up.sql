-- P02: the sources of funds of a target add up to its total, and so do basic and project expenditure.
-- Why: 资金总额 is the sum of 财政拨款, 上年结转 and 其他资金 of the same period.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 项目支出绩效目标申报表, 部门整体支出绩效目标申报表.
-- A source that is a part of another printed one (其中：一般公共预算) counts within that one only.
with amount as (
    select
        performance_amount.*,
        source_cell.precision_yuan,
        case performance_amount.part when 'type' then 'type' when 'total' then 'total' else 'source' end as division
    from performance_amount
    inner join source_cell on performance_amount.cell_id = source_cell.cell_id
    where performance_amount.goal_id is not null and performance_amount.part != 'task'
),

-- A total that is printed twice with two amounts says nothing.
total as (
    select
        goal_id,
        period,
        min(cell_id) as cell_id,
        min(amount_yuan) as amount_yuan,
        max(precision_yuan) as precision_yuan
    from amount
    where part = 'total'
    group by goal_id, period
    having min(amount_yuan) = max(amount_yuan)
),

own as (
    select amount.*
    from amount
    left join dim_fund_source on amount.fund_source = dim_fund_source.fund_source
    where
        amount.part != 'total'
        and (amount.part != 'type' or amount.fund_source = 'all')
        and not exists (
            select 1
            from amount as whole
            where
                whole.goal_id = amount.goal_id
                and whole.period = amount.period
                and whole.part = 'fund'
                and amount.part = 'fund'
                and whole.fund_source = dim_fund_source.parent
        )
),

parts as (
    select
        goal_id,
        period,
        division,
        count(*) as part_count,
        count(distinct line_name) as name_count,
        sum(amount_yuan) as amount_yuan,
        sum(precision_yuan) as precision_yuan,
        string_agg(line_name || ' ' || yuan_text(amount_yuan), ', ' order by cell_id) as listed
    from own
    group by goal_id, period, division
)

select
    target.document_id,
    target.form_id,
    target.table_id,
    total.cell_id,
    yuan_text(total.amount_yuan) as stated,
    yuan_text(parts.amount_yuan) as expected,
    cast(total.amount_yuan - parts.amount_yuan as decimal(18, 2)) as difference,
    abs(total.amount_yuan - parts.amount_yuan) <= (total.precision_yuan + parts.precision_yuan) / 2 as holds,
    target.place,
    target.place || ' states ' || yuan_text(total.amount_yuan) || '; its parts (' || parts.listed || ') add up to '
    || yuan_text(parts.amount_yuan) || '.' as explanation,
    target.place_zh || '的资金总额为 ' || yuan_text(total.amount_yuan) || '，各组成部分（' || parts.listed || '）合计为 '
    || yuan_text(parts.amount_yuan) || '。' as explanation_zh
from total
inner join parts on total.goal_id = parts.goal_id and total.period = parts.period
inner join target on total.goal_id = target.goal_id
-- A lone part of a total is compared too; the same words twice are two groups of which the layout was not told.
where
    parts.part_count = parts.name_count
    -- A figure that was set aside may be one of the parts.
    and not exists (
        select 1
        from source_cell
        where source_cell.table_id = target.table_id and source_cell.cell_role = 'set_aside'
    );
