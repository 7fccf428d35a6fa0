-- K11: the pairs of one unit are all those of an agency (301 with 501, 302 with 502, 310 with 503), or all those of an
-- institution (with 505 and 506). One comparison per form, unit and code.
-- Why: a unit is an agency or an institution; a single pair of the other kind is a slip in its government code.
-- Tolerance: a department of agencies and institutions prints pairs of both kinds: a unit with two codes or more of either
-- kind is not compared, and neither are fewer than six codes, or 30107, which is paid in institutions only.
-- Source: 支出经济分类科目改革方案 (财预〔2017〕98号), 对照关系.
with pair as (
    select
        document_id,
        form_id,
        unit_name,
        department_economic_code,
        government_economic_code,
        left(government_economic_code, 3) in ('505', '506') as is_institution,
        min(cell_id) as cell_id
    from fact_expenditure_by_economic
    where
        length(department_economic_code) = 5
        and left(department_economic_code, 3) in ('301', '302', '310')
        and department_economic_code != '30107'
        and left(government_economic_code, 3) between '501' and '506'
        and length(government_economic_code) = 5
    group by document_id, form_id, unit_name, department_economic_code, government_economic_code
),

unit as (
    select
        document_id,
        form_id,
        unit_name,
        count(*) filter (where is_institution) * 2 > count(*) as is_institution
    from pair
    group by document_id, form_id, unit_name
    having
        count(distinct department_economic_code) >= 6
        and least(count(*) filter (where is_institution), count(*) filter (where not is_institution)) <= 1
        -- A code under both kinds is of two units.
        and count(*) = count(distinct department_economic_code)
),

compared as (
    select
        pair.*,
        pair.is_institution = unit.is_institution as holds,
        case when unit.is_institution then 'an institution (505, 506)' else 'an agency (501, 502, 503, 504)' end as kind,
        case when unit.is_institution then '事业单位（505、506）' else '机关（501、502、503、504）' end as kind_zh
    from pair
    inner join unit
        on
            pair.document_id = unit.document_id
            and pair.form_id = unit.form_id
            and pair.unit_name = unit.unit_name
)

select
    compared.document_id,
    cell_place.form_id,
    cell_place.table_id,
    compared.cell_id,
    compared.department_economic_code || ' → ' || compared.government_economic_code as stated,
    compared.department_economic_code || ' with a government code of ' || compared.kind as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.holds,
    cell_place.row_place as place,
    cell_place.row_place || ' pairs ' || compared.department_economic_code || ' with ' || compared.government_economic_code
    || '; all other pairs of ' || compared.unit_name || ' in this form are those of ' || compared.kind || '.' as explanation,
    cell_place.row_place_zh || '将部门预算经济科目 ' || compared.department_economic_code || ' 对应政府预算经济科目 '
    || compared.government_economic_code || '；' || compared.unit_name || '在该表中的其他科目均按' || compared.kind_zh || '对应。'
        as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
