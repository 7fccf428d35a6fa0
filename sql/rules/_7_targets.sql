-- What the rules on performance targets share: each target with its total and the words for where it stands.

-- True for a figure cut off at its last printed digit instead of rounded: targets state 元 of other forms in 万元.
create or replace temp macro is_cut_off(amount, digit, exact) as (
    exact >= amount and exact - amount < digit -- noqa: RF02
);

create or replace temp table target as
select
    goal.goal_id,
    goal.document_id,
    goal.form_id,
    goal.table_id,
    goal.cell_id,
    goal.unit_name,
    goal.project_code,
    goal.project_name,
    goal.goal,
    goal.weight_total,
    goal.amount_yuan,
    goal.amount_period,
    goal.amount_cell_id,
    total.precision_yuan,
    normal_name(goal.project_name) as plain_name,
    coalesce(goal.project_name, goal.unit_name) as subject,
    coalesce(dim_form.form_name, source_table.title, goal.form_id)
    || ' (' || coalesce(source_table.printed_number, 'table ' || source_table.table_number || ' of the document')
    || coalesce(', page ' || cell.page, '') || coalesce(', line ' || cell.line, '') || ')' as form_place,
    form_place || ', ' || coalesce(goal.project_name, goal.unit_name) as place,
    coalesce(dim_form.form_name, source_table.title, goal.form_id)
    || '（' || coalesce(source_table.printed_number, '第 ' || source_table.table_number || ' 张表')
    || coalesce('，第 ' || cell.page || ' 页', '') || coalesce('，第 ' || cell.line || ' 行', '') || '）' as form_place_zh,
    form_place_zh || '“' || coalesce(goal.project_name, goal.unit_name) || '”' as place_zh
from fact_performance_goal as goal
inner join source_table on goal.table_id = source_table.table_id
inner join source_cell as cell on goal.cell_id = cell.cell_id
left join source_cell as total on goal.amount_cell_id = total.cell_id
left join dim_form on goal.form_id = dim_form.form_id;

-- Indicators in the order of the page.
create or replace temp table target_indicator as
select
    indicator.goal_id,
    indicator.table_id,
    indicator.cell_id,
    indicator.task_name,
    indicator.level_1,
    indicator.level_2,
    indicator.indicator,
    indicator.comparator,
    indicator.value, -- noqa: RF04
    indicator.unit,
    indicator.value_text,
    indicator.weight,
    indicator.direction,
    indicator.definition,
    cell.row_number,
    regexp_replace(indicator.indicator, '\s', '', 'g') as plain_indicator
from fact_performance_indicator as indicator
inner join source_cell as cell on indicator.cell_id = cell.cell_id;

-- Projects of the project form: all that is printed for one in the row or rows of its unit.
create or replace temp table project_amount as
select
    fact_project.document_id,
    fact_project.unit_name,
    normal_name(fact_project.project_name) as plain_name,
    any_value(fact_project.project_name) as project_name,
    any_value(fact_project.project_code) as project_code,
    count(distinct fact_project.project_code) as code_count,
    min(fact_project.cell_id) as cell_id,
    sum(fact_project.amount_yuan) as amount_yuan,
    sum(source_cell.precision_yuan) as precision_yuan
from fact_project
inner join source_cell on fact_project.cell_id = source_cell.cell_id
where fact_project.form_id = 'project_expenditure'
group by fact_project.document_id, fact_project.unit_name, normal_name(fact_project.project_name);

-- What an indicator is by the last word of its name, where that leaves no doubt. What is only called 率 or 频率 (功率, 帧率)
-- is no share.
create or replace temp macro bare_name(plain) as (
    regexp_replace(plain, '([(（][^()（）]*[)）])?[。；;]?$', '') -- noqa: RF02
);

create or replace temp macro is_count(plain) as (
    regexp_matches(bare_name(plain), '(次数|人数|人次|户数|家数|份数|天数|台数)$') -- noqa: RF02
);

create or replace temp macro is_rate(plain) as (
    regexp_matches(bare_name(plain), '[^频效功汇利税费速帧倍斜曲概]率$') -- noqa: RF02
);

-- A value that says the name again, or the last word of it: 居民满意度 with the value 满意度.
create or replace temp macro repeats_name(plain, said) as (
    length(said) >= 2 -- noqa: RF02
    and (
        bare_name(said) = bare_name(plain) -- noqa: RF02
        or (ends_with(bare_name(plain), said) and regexp_matches(said, '(率|度|数|次)$')) -- noqa: RF02
    )
);
