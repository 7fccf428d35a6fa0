-- L16: headings of parts that name the year of a budget or final account name that of the document.
-- Why: text of another year was copied, or the year is a slip.
-- Tolerance: none. Only headings of parts (第三部分) are compared: sentences and sections speak of other years, too.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 公开内容完整、准确.
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
from marked_places(
    'other_year',
    'a heading of the fiscal year',
    ' names another year than the document',
    '的年度与本文件不一致'
);
