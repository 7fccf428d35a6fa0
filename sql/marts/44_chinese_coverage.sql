-- How much of each document was read, and what became of its forms, in Chinese, for BI tools.
-- Chinese has no lower case, which the linter does not know.
-- noqa: disable=CP02

create view 文件质量 as
select
    document_coverage.agency_name as 部门,
    document_coverage.region_name as 地区,
    document_coverage.fiscal_year as 预算年度,
    document_coverage.document_kind_zh as 文件类型,
    document_coverage.cells_read as 单元格数,
    document_coverage.forms_present as 已入库报表数,
    document_coverage.forms_empty as 空表数,
    document_coverage.forms_partial as 不完整报表数,
    document_coverage.forms_set_aside as 未入库报表数,
    document_coverage.forms_absent as 缺失报表数,
    document_coverage.tables_not_understood as 未能识别表数,
    document_coverage.labels_not_understood as 未能识别名称数,
    document_coverage.cells_not_loaded as 未入库单元格数,
    document_coverage.not_loaded_percent as 未入库百分比,
    document_coverage.fact_count as 数据条数,
    document_coverage.proved_count as 已证明条数,
    document_coverage.proved_percent as 已证明百分比,
    document_coverage.document_id as 文件编号,
    document_coverage.file_name as 文件名
from document_coverage;

comment on view 文件质量 is '每份文件读出了多少：各类报表数，以及由勾稽关系证明的数据所占比例。每份文件一行。';
comment on column 文件质量.部门 is '公开文件所属部门或单位，按原文。';
comment on column 文件质量.地区 is '部门所在行政区划（含上级）。';
comment on column 文件质量.预算年度 is '预算年度。';
comment on column 文件质量.文件类型 is '部门预算、单位预算、部门决算或单位决算。';
comment on column 文件质量.单元格数 is '表格中印有内容的单元格数。';
comment on column 文件质量.已入库报表数 is '完整读出的报表数。';
comment on column 文件质量.空表数 is '没有非零金额的报表数。';
comment on column 文件质量.不完整报表数 is '文件中缺少一部分的报表数。';
comment on column 文件质量.未入库报表数 is '其中有表不能确切读出的报表数。';
comment on column 文件质量.缺失报表数 is '目录列有而正文没有的报表数。';
comment on column 文件质量.未能识别表数 is '不属于任何已知报表的表数。';
comment on column 文件质量.未能识别名称数 is '词表不认识的标题、表头和行名数。';
comment on column 文件质量.未入库单元格数 is '未入库或未能识别的表中的单元格数，不含范围以外的报表。';
comment on column 文件质量.未入库百分比 is '未入库单元格数占单元格数的百分比，向下取整；没有单元格则为空。';
comment on column 文件质量.数据条数 is '入库的金额条数。';
comment on column 文件质量.已证明条数 is '其中至少有一个成立的勾稽等式包含的条数。';
comment on column 文件质量.已证明百分比 is '已证明条数占数据条数的百分比，向下取整；没有数据则为空。';
comment on column 文件质量.文件编号 is '文件编号，dim_document 的键。';
comment on column 文件质量.文件名 is '文件名。';

create view 报表状态 as
select
    coverage.agency_name as 部门,
    coverage.region_name as 地区,
    coverage.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    status_label.label_zh as 状态,
    coverage.title as 标题,
    coverage.page as 页码,
    coverage.line as 行号,
    coverage.table_count as 表数,
    coverage.not_loaded_count as 未入库表数,
    coverage.fact_count as 数据条数,
    coverage.proved_count as 已证明条数,
    coverage.document_id as 文件编号,
    coverage.file_name as 文件名,
    coalesce(coverage.form_name, '未知报表') as 报表
from coverage
left join code_label as kind_label
    on coverage.document_kind = kind_label.code and kind_label.domain = 'document_kind'
left join code_label as status_label
    on coverage.status = status_label.code and status_label.domain = 'form_status';

comment on view 报表状态 is '每份文件中每张报表的读取结果；不属于任何已知报表的表各占一行。';
comment on column 报表状态.部门 is '公开文件所属部门或单位，按原文。';
comment on column 报表状态.地区 is '部门所在行政区划（含上级）。';
comment on column 报表状态.预算年度 is '预算年度。';
comment on column 报表状态.文件类型 is '部门预算、单位预算、部门决算或单位决算。';
comment on column 报表状态.报表 is '报表名称；不属于任何已知报表的，为未知报表。';
comment on column 报表状态.状态 is '已入库；空表（没有非零金额）；不完整；未入库（不能确切读出）；目录有而正文无；未能识别。';
comment on column 报表状态.标题 is '原文标题；正文没有的，为目录所列名称。';
comment on column 报表状态.页码 is '报表或其中第一张未入库的表所在页。';
comment on column 报表状态.行号 is '所在行（文本格式）。';
comment on column 报表状态.表数 is '文件中该报表的表数。';
comment on column 报表状态.未入库表数 is '其中未入库的表数。';
comment on column 报表状态.数据条数 is '由此入库的金额条数。';
comment on column 报表状态.已证明条数 is '其中至少有一个成立的勾稽等式包含的条数。';
comment on column 报表状态.文件编号 is '文件编号，dim_document 的键。';
comment on column 报表状态.文件名 is '文件名。';
