-- K05: the name printed beside a code of the 部门预算支出经济分类 is its name in the classification of the fiscal year. One
-- comparison per document and code; codes with several different names are K08's.
-- Why: where code and name disagree, one of them is a slip, and the money is booked under the wrong heading by whoever
-- reads the other. The finding names the codes of that year that do bear the printed name.
-- Tolerance: white space, bracket width, 的 and a closing 支出 make no difference; a name cut after four or more
-- characters agrees. Codes that the classification does not know are K02's.
-- Source: 政府收支分类科目 of the fiscal year, as far as sql/reference holds it.
with compared as (
    select
        distinct_name.*,
        name_bearer.bearers
    from distinct_name
    left join name_bearer
        on
            distinct_name.scheme = name_bearer.scheme
            and distinct_name.plain_name = name_bearer.plain_name
            and distinct_name.fiscal_year = name_bearer.fiscal_year
            and not distinct_name.agrees
    where distinct_name.scheme = 'department_economic' and distinct_name.name_count = 1 and distinct_name.agrees is not null
)

select
    compared.document_id,
    cell_place.form_id,
    cell_place.table_id,
    compared.cell_id,
    compared.code || ' ' || compared.printed_name as stated,
    compared.code || ' ' || compared.known_names as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.agrees as holds,
    cell_place.place,
    cell_place.place || ' prints ' || compared.code || ' with the name ' || compared.printed_name || '; in '
    || compared.fiscal_year || ' ' || compared.code || ' is ' || compared.known_names || coalesce(
        ', and the printed name belongs to ' || compared.bearers, ''
    ) || '.' as explanation,
    cell_place.place_zh || '将科目 ' || compared.code || ' 的名称印为“' || compared.printed_name || '”；' || compared.fiscal_year
    || ' 年 ' || compared.code || ' 的名称为“' || compared.known_names || '”' || coalesce(
        '，所印名称属于 ' || compared.bearers, ''
    ) || '。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
