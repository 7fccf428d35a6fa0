-- Which performance targets are weighted wrongly, vague, or without a value to be reached?
-- 哪些绩效目标权重合计不对、指标含糊（定性）或没有指标值？
-- Weights should make what the form says, else 100, or 90 where ten points are kept for execution: rule P03. adds_up is empty
-- where an indicator has no weight. Words are not wrong by themselves, but nothing can be measured by them.

with target as (
    select
        fact_performance_goal.goal_id,
        fact_performance_goal.document_id,
        fact_performance_goal.form_id,
        fact_performance_goal.project_name,
        fact_performance_goal.amount_yuan,
        fact_performance_goal.weight_total,
        count(*) as indicators,
        count(fact_performance_indicator.value) as in_numbers,
        count(*) filter (
            where
            fact_performance_indicator.value is null
            and (
                fact_performance_indicator.value_text is not null
                or fact_performance_indicator.comparator = 'qualitative'
            )
        ) as in_words,
        count(*) filter (
            where
            fact_performance_indicator.value is null
            and fact_performance_indicator.value_text is null
            and fact_performance_indicator.comparator is distinct from 'qualitative'
        ) as without_value,
        count(fact_performance_indicator.weight) as weighted,
        sum(fact_performance_indicator.weight) as weights,
        bool_and(fact_performance_indicator.weight = floor(fact_performance_indicator.weight)) as is_whole
    from fact_performance_goal
    inner join fact_performance_indicator on fact_performance_goal.goal_id = fact_performance_indicator.goal_id
    group by
        fact_performance_goal.goal_id,
        fact_performance_goal.document_id,
        fact_performance_goal.form_id,
        fact_performance_goal.project_name,
        fact_performance_goal.amount_yuan,
        fact_performance_goal.weight_total
)

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    target.form_id,
    target.project_name,
    target.amount_yuan,
    target.indicators,
    target.in_numbers,
    target.in_words,
    target.without_value,
    target.weights,
    target.goal_id,
    case
        when target.weighted < target.indicators or target.indicators = 1 then null
        when target.weight_total is not null then target.weights = target.weight_total
        when target.is_whole then target.weights in (90, 100)
        else abs(target.weights - 100) < 0.01 * target.indicators
    end as adds_up
from target
inner join document_version on target.document_id = document_version.document_id
where document_version.is_counted
order by
    adds_up asc nulls last,
    target.without_value / target.indicators desc,
    target.in_words / target.indicators desc,
    target.amount_yuan desc nulls last,
    target.goal_id asc;
