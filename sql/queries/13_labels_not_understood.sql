-- Which titles, headings and row labels does the vocabulary not know, and in how many documents do they stand?
-- 哪些标题、表头和行名无法识别，出现在多少份文件中？
-- `yusuan coverage --labels` prints it as the work list for whoever adds a publisher.

select
    unknown_labels.label_kind,
    unknown_labels.label,
    count(distinct unknown_labels.document_id) as document_count,
    count(*) as table_count,
    count(*) filter (where unknown_labels.is_set_aside) as set_aside_count,
    min(unknown_labels.table_id) as example_table_id
from unknown_labels
group by
    unknown_labels.label_kind,
    unknown_labels.label
order by
    document_count desc,
    table_count desc,
    unknown_labels.label_kind asc,
    unknown_labels.label asc;
