-- K03: every printed code of the 政府预算支出经济分类 is an entry of the classification of the fiscal year. One comparison per
-- document and code.
-- Why: a code that the year's classification does not have is a slip or belongs to another year.
-- Tolerance: none; an entry whose first or last year is not known counts as open on that side.
-- Source: 政府收支分类科目 of the fiscal year, as far as sql/reference holds it.
with printed as (
    select
        printed_code.document_id,
        printed_code.fiscal_year,
        printed_code.code,
        min(printed_code.cell_id) as cell_id,
        arg_min(printed_code.printed_name, printed_code.cell_id) as printed_name,
        arg_min(printed_code.plain_name, printed_code.cell_id) as plain_name
    from printed_code
    where printed_code.scheme = 'government_economic'
    group by printed_code.document_id, printed_code.fiscal_year, printed_code.code
),

compared as (
    select
        printed.document_id,
        printed.fiscal_year,
        printed.code,
        printed.cell_id,
        printed.printed_name,
        name_bearer.bearers,
        coalesce(bool_or(printed.fiscal_year between known_code.first_year and known_code.last_year), false) as holds,
        string_agg(distinct known_code.code_name, ' / ' order by known_code.code_name) as other_years
    from printed
    left join known_code on printed.code = known_code.code and known_code.scheme = 'government_economic'
    left join name_bearer
        on
            name_bearer.scheme = 'government_economic'
            and printed.plain_name = name_bearer.plain_name
            and printed.fiscal_year = name_bearer.fiscal_year
    group by
        printed.document_id,
        printed.fiscal_year,
        printed.code,
        printed.cell_id,
        printed.printed_name,
        name_bearer.bearers
)

select
    compared.document_id,
    cell_place.form_id,
    cell_place.table_id,
    compared.cell_id,
    compared.code || coalesce(' ' || compared.printed_name, '') as stated,
    'an entry of the government economic classification of ' || compared.fiscal_year as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.holds,
    cell_place.place,
    cell_place.place || ' prints ' || compared.code || coalesce(' ' || compared.printed_name, '')
    || ', which is not an entry of the government economic classification of ' || compared.fiscal_year
    || coalesce(' (in other years it is ' || compared.other_years || ')', '')
    || coalesce('; the printed name belongs to ' || compared.bearers, '') || '.' as explanation,
    cell_place.place_zh || '列示的科目 ' || compared.code || coalesce(' ' || compared.printed_name, '') || ' 不在 '
    || compared.fiscal_year || ' 年政府预算支出经济分类科目中' || coalesce('（其他年度为“' || compared.other_years || '”）', '')
    || coalesce('，所印名称属于 ' || compared.bearers, '') || '。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
