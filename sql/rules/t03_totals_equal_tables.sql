-- T03: the totals of revenue, expenditure and both (收入总计、支出总计、收支总计, 财政拨款收支总计) that the text states are those of the tables.
-- Why: text and tables are published together and speak of the same budget. The text does not always say which form it
-- speaks of, so one agreeing figure of the document is enough; only a figure of the same scope can speak against it.
-- Tolerance: half a unit of the last digit printed in the text and in the table; a figure cut off instead of rounded is the same.
-- Source: 预算公开: 文字说明与报表数据一致.
select
    document_id,
    form_id,
    table_id,
    cell_id,
    stated,
    expected,
    difference,
    holds,
    place,
    explanation,
    explanation_zh,
    claim_id
from amount_in_tables('total');
