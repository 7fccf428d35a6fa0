-- X10: a function code that has the same total in 支出总表 and in 一般公共预算支出表 has the same types of expenditure in
-- both.
-- Why: it is the same money. Types are compared at the depth that both forms print: each single type, or, where one form
-- stops at 人员经费 or 基本支出, basic against project. Codes that differ in the same way are one finding: the cause (a
-- column shifted in one of the forms) is one. The split of 项目支出 itself is left to X08 where 项目支出表 decides it.
-- Tolerance: half a unit of the last printed digit of every figure that takes part.
-- Source: 部门预算 表间勾稽关系.
with leaf as (
    select
        figure.document_id,
        figure.form_id,
        figure.function_code,
        figure.cell_id,
        figure.amount_yuan,
        figure.precision_yuan,
        figure.expenditure_type,
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
            else figure.expenditure_type
        end as type_family
    from figure
    inner join complete_form
        on figure.document_id = complete_form.document_id and figure.form_id = complete_form.form_id
    where
        figure.is_fact
        and figure.form_id in ('expenditure', 'general_expenditure')
        and figure.function_code is not null
),

depth as (
    select
        document_id,
        count(distinct form_id) = 2 and count_if(expenditure_type = 'unspecified') = 0 as is_comparable,
        count_if(expenditure_type in ('basic', 'personnel', 'public', 'project')) = 0 as is_deep
    from leaf
    group by document_id
),

decided_by_projects as (
    select distinct document_id
    from figure
    where
        is_fact
        and form_id = 'project_expenditure'
        and expenditure_type in ('other_operating', 'specific_target')
),

split as (
    select
        leaf.document_id,
        leaf.form_id,
        leaf.function_code,
        case
            when leaf.type_family = 'project' and decided_by_projects.document_id is not null then leaf.type_family
            when depth.is_deep then leaf.expenditure_type
            else leaf.type_family
        end as type_compared,
        min(leaf.cell_id) as cell_id,
        sum(leaf.amount_yuan) as amount_yuan,
        sum(leaf.precision_yuan) as precision_yuan
    from leaf
    inner join depth on leaf.document_id = depth.document_id and depth.is_comparable
    left join decided_by_projects on leaf.document_id = decided_by_projects.document_id
    group by leaf.document_id, leaf.form_id, leaf.function_code, type_compared
),

whole as (
    select
        document_id,
        form_id,
        function_code,
        min(cell_id) as cell_id,
        sum(amount_yuan) as amount_yuan,
        sum(precision_yuan) as precision_yuan
    from split
    group by document_id, form_id, function_code
),

same_money as (
    select
        expenditure.document_id,
        expenditure.function_code,
        expenditure.cell_id,
        general.cell_id as other_cell_id
    from whole as expenditure
    inner join whole as general
        on expenditure.document_id = general.document_id and expenditure.function_code = general.function_code
    where
        expenditure.form_id = 'expenditure'
        and general.form_id = 'general_expenditure'
        and abs(expenditure.amount_yuan - general.amount_yuan)
        <= (expenditure.precision_yuan + general.precision_yuan) / 2
),

type_pair as (
    select
        same_money.document_id,
        same_money.function_code,
        split.type_compared,
        sum(case split.form_id when 'expenditure' then split.amount_yuan else -split.amount_yuan end) as difference,
        sum(split.precision_yuan) / 2 as tolerance,
        coalesce(min(split.cell_id) filter (where split.form_id = 'expenditure'), min(same_money.cell_id)) as cell_id,
        coalesce(min(split.cell_id) filter (where split.form_id = 'general_expenditure'), min(same_money.other_cell_id))
            as other_cell_id
    from same_money
    inner join split
        on same_money.document_id = split.document_id and same_money.function_code = split.function_code
    group by same_money.document_id, same_money.function_code, split.type_compared
),

code_pair as (
    select
        document_id,
        function_code,
        bool_and(abs(difference) <= tolerance) as holds,
        arg_max(cell_id, difference) as cell_id,
        arg_max(other_cell_id, -difference) as other_cell_id,
        arg_max(type_compared, difference) as type_compared,
        arg_max(type_compared, -difference) as other_type_compared,
        max(difference) as difference
    from type_pair
    group by document_id, function_code
),

compared as (
    select
        document_id,
        holds,
        min(cell_id) as cell_id,
        min(other_cell_id) as other_cell_id,
        type_compared,
        other_type_compared,
        string_agg(function_code, ', ' order by function_code) as codes,
        sum(difference) as difference
    from code_pair
    group by
        document_id, holds, type_compared, other_type_compared, case when holds then function_code end
)

select
    compared.document_id,
    'expenditure' as form_id,
    cell_place.table_id,
    compared.cell_id,
    stated_type.expenditure_type_name || ' ' || yuan_text(compared.difference) as stated,
    other_type.expenditure_type_name || ' ' || yuan_text(compared.difference) as expected,
    cast(null as decimal(18, 2)) as difference,
    compared.holds,
    cell_place.place,
    cell_place.place || ' puts ' || yuan_text(compared.difference) || ' of ' || compared.codes || ' under '
    || stated_type.expenditure_type_name || '; ' || place_of(compared.other_cell_id) || ' puts the same money under '
    || other_type.expenditure_type_name || '.' as explanation,
    cell_place.place_zh || '将 ' || compared.codes || ' 的 ' || yuan_text(compared.difference) || ' 列为'
    || stated_type.expenditure_type_name || '，' || place_zh_of(compared.other_cell_id) || '将同一笔资金列为'
    || other_type.expenditure_type_name || '。' as explanation_zh
from compared
inner join cell_place on compared.cell_id = cell_place.cell_id
left join dim_expenditure_type as stated_type on compared.type_compared = stated_type.expenditure_type
left join dim_expenditure_type as other_type on compared.other_type_compared = other_type.expenditure_type;
