-- L16: headings that name the year of a budget or final account name that of the document.
-- Why: text of another year was copied, or the year is a slip.
-- Tolerance: none. Only headings are compared: sentences speak of other years, too.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 公开内容完整、准确.
select *
from marked_places(
    'other_year',
    'a heading of the fiscal year',
    ' names another year than the document',
    '的年度与本文件不一致'
);
