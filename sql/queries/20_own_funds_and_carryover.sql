-- How far does each agency depend on money of its own (fees, business, other income), and on what last year left over?
-- 各部门对自筹资金（事业收入、经营收入、其他收入等）和上年结转的依赖程度有多大？
-- Own funds: 财政专户管理资金, 事业收入, 事业单位经营收入, 附属单位上缴收入, 其他收入, 单位资金. Own percent is of the income
-- of the year, carried percent of all that can be spent (收入总计).

with income as (
    select
        revenue.document_id,
        revenue.agency_name,
        revenue.fiscal_year,
        revenue.document_kind,
        sum(revenue.amount_yuan) as total_yuan,
        coalesce(sum(revenue.amount_yuan) filter (where revenue.is_current_year), 0) as current_year_yuan,
        coalesce(
            sum(revenue.amount_yuan) filter (
                where revenue.fund_source in (
                    'special_account', 'institutional_income', 'institutional_business',
                    'affiliate_remittance', 'other_income', 'unit_funds'
                )
            ), 0
        ) as own_yuan
    from revenue
    group by
        revenue.document_id,
        revenue.agency_name,
        revenue.fiscal_year,
        revenue.document_kind
)

select
    income.agency_name,
    income.fiscal_year,
    income.document_kind,
    income.total_yuan,
    income.own_yuan,
    income.total_yuan - income.current_year_yuan as carried_over_yuan,
    round(100 * income.own_yuan / nullif(income.current_year_yuan, 0), 1) as own_percent,
    round(100 * (income.total_yuan - income.current_year_yuan) / nullif(income.total_yuan, 0), 1) as carried_percent
from income
order by
    own_percent desc nulls last,
    carried_percent desc nulls last,
    income.agency_name asc,
    income.fiscal_year asc,
    income.document_kind asc;
