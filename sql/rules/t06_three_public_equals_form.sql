-- T06: the three public expenses and their items that the text states are those of the 三公 form: of this year, the last, budget and final.
-- Why: text and tables are published together and speak of the same budget. The text does not always say which form it
-- speaks of, so one agreeing figure of the document is enough; only a figure of the same scope can speak against it.
-- An item that the form leaves blank is nothing; so is every item of a form that is empty.
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
from amount_in_tables('three_public');
