-- Where does each agency's money come from, and what part was carried over from last year?
-- 各部门的收入从哪里来，其中上年结转多少？
-- Sources of zero are left out. All rows of an agency, year and kind of document add up to 收入总计.

select
    revenue.agency_name,
    revenue.fiscal_year,
    revenue.document_kind,
    revenue.fund_source,
    revenue.fund_source_name,
    revenue.is_current_year,
    sum(revenue.amount_yuan) as amount_yuan
from revenue
group by all
having sum(revenue.amount_yuan) != 0
order by
    revenue.agency_name asc,
    revenue.fiscal_year asc,
    revenue.document_kind asc,
    sum(revenue.amount_yuan) desc,
    revenue.fund_source asc;
