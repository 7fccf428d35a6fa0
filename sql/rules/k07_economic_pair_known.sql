-- K07: a department economic code stands beside a government economic code that it may be paired with (30108 beside 50102
-- for an agency, beside 50501 for an institution). One comparison per document and pair.
-- Why: the two classifications map onto each other; a pair outside the map is a slip in one of the two codes.
-- Tolerance: none. Codes for which no pair is known, and pairs not printed to 款, are not compared.
-- Source: 支出经济分类科目改革方案 (财预〔2017〕98号), 对照关系, as far as sql/reference holds it.
with printed as (
    select
        fact.document_id,
        fact.department_economic_code,
        fact.government_economic_code,
        min(fact.cell_id) as cell_id,
        arg_min(fact.department_economic_name, fact.cell_id) as department_economic_name,
        arg_min(fact.government_economic_name, fact.cell_id) as government_economic_name
    from fact_expenditure_by_economic as fact
    where length(fact.department_economic_code) = 5 and length(fact.government_economic_code) = 5
    group by fact.document_id, fact.department_economic_code, fact.government_economic_code
),

compared as (
    select
        printed.document_id,
        printed.department_economic_code,
        printed.government_economic_code,
        printed.cell_id,
        printed.department_economic_name,
        printed.government_economic_name,
        bool_or(printed.government_economic_code = dim_economic_pair.government_economic_code) as holds,
        string_agg(
            distinct dim_economic_pair.government_economic_code, ', ' order by dim_economic_pair.government_economic_code
        ) as known_codes
    from printed
    inner join dim_economic_pair on printed.department_economic_code = dim_economic_pair.department_economic_code
    group by all
)

select
    compared.document_id,
    cell_place.form_id,
    cell_place.table_id,
    compared.cell_id,
    compared.department_economic_code || ' → ' || compared.government_economic_code as stated,
    compared.department_economic_code || ' → ' || compared.known_codes as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.holds,
    cell_place.place,
    cell_place.place || ' pairs ' || compared.department_economic_code || coalesce(' ' || compared.department_economic_name, '')
    || ' with ' || compared.government_economic_code || coalesce(' ' || compared.government_economic_name, '')
    || '; known pairs are with ' || compared.known_codes || '.' as explanation,
    cell_place.place_zh || '将部门预算经济科目 ' || compared.department_economic_code
    || coalesce(' ' || compared.department_economic_name, '') || ' 对应政府预算经济科目 ' || compared.government_economic_code
    || coalesce(' ' || compared.government_economic_name, '') || '；已知的对应科目为 ' || compared.known_codes || '。'
        as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
