-- C09: 30299 其他商品和服务支出 is not all of 302 商品和服务支出 in a form of basic expenditure.
-- Why: reviewers return disclosures that put the whole class into its 其他: the form shall say what the money is for. Where
-- other codes of 302 have amounts too, C07 says that the sum is wrong.
-- Tolerance: none. Compared where 302 and 30299 are printed and 302 is not zero.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 基本支出公开到经济性质分类款级科目.
with by_class as (
    select
        document_id,
        form_id,
        count_if(amount_yuan != 0) as code_count,
        min(cell_id) filter (where code = '30299') as cell_id,
        sum(amount_yuan) filter (where code = '30299') as amount_yuan,
        sum(amount_yuan) as class_yuan
    from code_row
    where
        form_id in ('general_basic_economic', 'appropriation_basic_economic')
        and scheme = 'department_economic'
        and starts_with(code, '302')
        and length(code) = 5
    group by document_id, form_id
    having not bool_or(is_doubtful)
),

compared as (
    select *
    from by_class
    where cell_id is not null and class_yuan > 0
    qualify row_number() over (partition by document_id order by form_id desc) = 1
)

select
    compared.document_id,
    compared.form_id,
    cell_place.table_id,
    compared.cell_id,
    yuan_text(compared.amount_yuan) as stated,
    'less than ' || yuan_text(compared.class_yuan) as expected,
    cast(null as decimal(18, 2)) as difference,
    not(compared.code_count = 1 and compared.amount_yuan = compared.class_yuan) as holds,
    cell_place.place,
    cell_place.place || ' states ' || yuan_text(compared.amount_yuan)
    || ' for 30299, which is all of 302 商品和服务支出; what it is for is not said.' as explanation,
    cell_place.place_zh || '列示 30299 ' || yuan_text(compared.amount_yuan)
    || '，等于 302 商品和服务支出的全部，没有列明具体用途。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id;
