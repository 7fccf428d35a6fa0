-- K06: the name printed beside a code of the 政府预算支出经济分类 is its name in the classification of the fiscal year. One
-- comparison per document and code; codes with several different names are K08's, names of other years K09's.
-- Why: where code and name disagree, one of them is a slip, and the money is booked under the wrong heading by whoever
-- reads the other. The finding names the codes of that year that do bear the printed name.
-- Tolerance: white space, bracket width, 的, a closing 支出 and 费用 for 费 make no difference; a name cut after four or more
-- characters agrees. Codes that the classification does not know are K03's.
-- Source: 政府收支分类科目 of the fiscal year, as far as sql/reference holds it.
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
    explanation_zh
from name_agrees('government_economic');
