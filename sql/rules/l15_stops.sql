-- L15: no stop stands behind another stop.
-- Why: something between the two was taken out and the sentence not read again. One finding for each place.
-- Tolerance: none. Dotted lines of a list of contents are not compared.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 公开内容规范.
select *
from marked_places('stops', 'one stop', ' has a stop behind a stop', '有重复的标点');
