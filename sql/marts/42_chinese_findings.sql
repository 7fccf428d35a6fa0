-- Findings in Chinese, for BI tools; the views of amounts are in 40_chinese.sql.
-- Chinese has no lower case, which the linter does not know.
-- noqa: disable=CP02

create view 问题 as
select
    severity_label.label_zh as 严重程度,
    findings.rule_id as 规则编号,
    findings.rule_title_zh as 规则,
    findings.family_zh as 规则类别,
    findings.finding_rank as 次序,
    findings.explained_by as 同因问题编号,
    findings.follow_count as 同因问题数,
    outcome_label.label_zh as 结果,
    findings.agency_name as 部门,
    findings.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    findings.form_name as 报表,
    findings.page as 页码,
    findings.line as 行号,
    findings.row_label as 行名称,
    findings.column_label as 栏名称,
    findings.stated as 所列数,
    findings.expected as 应为,
    findings.difference as 差额_元,
    findings.place as 位置,
    findings.explanation_zh as 说明,
    findings.accepted_because as 认可理由,
    findings.finding_id as 问题编号,
    findings.cell_id as 单元格,
    findings.other_cell_ids as 对照单元格,
    findings.document_id as 文件编号,
    findings.file_name as 文件名,
    findings.region_name as 地区
from findings
left join code_label as kind_label
    on findings.document_kind = kind_label.code and kind_label.domain = 'document_kind'
left join code_label as severity_label
    on findings.severity = severity_label.code and severity_label.domain = 'severity'
left join code_label as outcome_label
    on findings.outcome = outcome_label.code and outcome_label.domain = 'outcome';

comment on view 问题 is '发现的问题，每行一条。';
comment on column 问题.严重程度 is '错误、警告或提示。';
comment on column 问题.规则编号 is '规则编号。';
comment on column 问题.规则 is '规则的内容。';
comment on column 问题.规则类别 is '规则所属类别。';
comment on column 问题.次序 is '在该文件中的重要性次序，1 为最重要；同一原因的问题次序相同。';
comment on column 问题.同因问题编号 is '与之同因、代为列示的问题；为空的行每个原因只有一条。';
comment on column 问题.同因问题数 is '同一原因的其他问题数。';
comment on column 问题.结果 is '不符；已凭证据修正；经人工认可；或属本系统读取所限：未入库、未能识别。';
comment on column 问题.部门 is '公开文件所属部门或单位，按原文。';
comment on column 问题.预算年度 is '预算年度。';
comment on column 问题.文件类型 is '部门预算、单位预算、部门决算或单位决算；预算与决算不可相加。';
comment on column 问题.报表 is '为该文件选用的报表。';
comment on column 问题.页码 is '所在页。';
comment on column 问题.行号 is '所在行（文本格式）。';
comment on column 问题.行名称 is '所在行的名称。';
comment on column 问题.栏名称 is '所在栏的名称。';
comment on column 问题.所列数 is '文件所列。';
comment on column 问题.应为 is '按规则应为。';
comment on column 问题.差额_元 is '所列数减应为数，单位：元。';
comment on column 问题.位置 is '所在位置。';
comment on column 问题.说明 is '问题说明。';
comment on column 问题.认可理由 is '经人工认可的理由，未认可则为空。';
comment on column 问题.问题编号 is '问题编号。';
comment on column 问题.单元格 is '金额所在单元格，可用 yusuan explain 查看。';
comment on column 问题.对照单元格 is '与之对照的单元格。';
comment on column 问题.文件编号 is '文件编号，dim_document 的键。';
comment on column 问题.文件名 is '文件名。';
comment on column 问题.地区 is '部门所在行政区划（含上级）。';
