-- R08: an economic code stands in the column of its kind: wages and contributions (30101 to 30113, 30301 to 30304) are not
-- 公用经费, and goods, services and capital (302, 310) are not 人员经费.
-- Why: 人员经费 is defined by the classes 301 and 303, 公用经费 by 302 and 310. What publishers are known to put on the other
-- side is not compared: 30239 其他交通费用 (公务交通补贴), 30228 工会经费 and 30229 福利费 as 人员经费, 30114, 30305, 30307, 30399
-- and the like as 公用经费. A row shifted by a column shows here.
-- Tolerance: none. Blanks and zeros take no part.
-- Source: 支出经济分类科目改革方案 (财预〔2017〕98号); 人员经费 and 公用经费 as 预算公开 prints them.
with typed as (
    select
        figure.document_id,
        figure.form_id,
        figure.table_id,
        figure.cell_id,
        figure.department_economic_code,
        figure.expenditure_type,
        figure.amount_yuan
    from figure
    left join doubtful_cell on figure.cell_id = doubtful_cell.cell_id
    where
        figure.is_fact
        and length(figure.department_economic_code) = 5
        and figure.expenditure_type in ('personnel', 'public')
        and figure.amount_yuan != 0
        and doubtful_cell.cell_id is null
),

compared as (
    select
        typed.*,
        case
            when
                typed.department_economic_code between '30101' and '30113'
                or typed.department_economic_code between '30301' and '30304'
                then 'personnel'
            when
                left(typed.department_economic_code, 3) in ('302', '310')
                and typed.department_economic_code not in ('30228', '30229', '30239')
                then 'public'
        end as kind
    from typed
)

select
    compared.document_id,
    compared.form_id,
    compared.table_id,
    compared.cell_id,
    compared.department_economic_code || ' ' || stated_type.expenditure_type_name as stated,
    compared.department_economic_code || ' ' || its_type.expenditure_type_name as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.kind = compared.expenditure_type as holds,
    cell_place.place,
    cell_place.place || ' puts ' || yuan_text(compared.amount_yuan) || ' of ' || compared.department_economic_code || ' under '
    || stated_type.expenditure_type_name || '; by its class it is ' || its_type.expenditure_type_name || '.' as explanation,
    cell_place.place_zh || '将 ' || compared.department_economic_code || ' 的 ' || yuan_text(compared.amount_yuan) || ' 列为'
    || stated_type.expenditure_type_name || '，按其类级科目应为' || its_type.expenditure_type_name || '。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id
inner join dim_expenditure_type as stated_type on compared.expenditure_type = stated_type.expenditure_type
inner join dim_expenditure_type as its_type on compared.kind = its_type.expenditure_type;
