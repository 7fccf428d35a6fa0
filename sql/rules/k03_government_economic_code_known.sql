-- K03: every printed code of the 政府预算支出经济分类 is an entry of the classification of the fiscal year. One comparison per
-- document and code.
-- Why: a code that the year's classification does not have is a slip or belongs to another year.
-- Tolerance: none; an entry whose first or last year is not known or not certain counts as open on that side.
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
from code_known('government_economic', 'government economic classification', '政府预算支出经济分类');
