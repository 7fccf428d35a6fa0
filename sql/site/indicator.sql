-- The first performance indicators of each document, as it prints them, and how many it has.

select
    performance_indicators.document_id,
    performance_indicators.level_1,
    performance_indicators.indicator,
    coalesce(performance_indicators.project_name, performance_indicators.task_name, '') as project_name,
    coalesce(performance_indicators.value_text, '') as value_text,
    coalesce(performance_indicators.value_cell_id, performance_indicators.cell_id) as cell_id,
    count(*) over (partition by performance_indicators.document_id) as indicator_count
from performance_indicators
inner join document_version on performance_indicators.document_id = document_version.document_id
where document_version.is_counted
qualify
    row_number() over (
        partition by performance_indicators.document_id
        order by performance_indicators.cell_id
    ) <= 40
order by performance_indicators.document_id, performance_indicators.cell_id
