-- Performance indicators with Chinese names, for BI tools: same rows as performance_indicators.
-- Chinese has no lower case, which the linter does not know.
-- noqa: disable=CP02

create view 绩效指标 as
select
    performance_indicators.agency_name as 部门,
    performance_indicators.region_name as 地区,
    performance_indicators.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    performance_indicators.unit_name as 实施单位,
    performance_indicators.project_code as 项目编码,
    performance_indicators.project_name as 项目名称,
    performance_indicators.department_name as 主管部门,
    performance_indicators.goal as 年度绩效目标,
    performance_indicators.amount_yuan as 项目资金_元,
    performance_indicators.task_name as 任务,
    performance_indicators.level_1 as 一级指标,
    performance_indicators.level_2 as 二级指标,
    performance_indicators.level_3 as 三级指标,
    performance_indicators.indicator as 指标名称,
    performance_indicators.comparator as 比较符号,
    performance_indicators.value as 指标数值,
    performance_indicators.unit as 计量单位,
    performance_indicators.value_text as 指标值原文,
    performance_indicators.weight as 权重,
    performance_indicators.is_core as 是否核心指标,
    performance_indicators.definition as 指标说明,
    performance_indicators.form_name as 报表,
    performance_indicators.cell_id as 单元格,
    performance_indicators.goal_id as 绩效目标编号,
    performance_indicators.document_id as 文件编号,
    case performance_indicators.direction
        when 'higher_is_better' then '正向'
        when 'lower_is_better' then '反向'
    end as 指标方向
from performance_indicators
left join code_label as kind_label
    on performance_indicators.document_kind = kind_label.code and kind_label.domain = 'document_kind';

comment on view 绩效指标 is '绩效指标，每行一项，附所属绩效目标。“项目资金_元”在同一目标的各行重复，不可在此相加。';
comment on column 绩效指标.部门 is '公开文件所属部门或单位，按原文。';
comment on column 绩效指标.地区 is '部门所在行政区划（含上级）。';
comment on column 绩效指标.预算年度 is '预算年度。';
comment on column 绩效指标.文件类型 is '部门预算、单位预算、部门决算或单位决算。';
comment on column 绩效指标.实施单位 is '实施单位或预算单位；未列时为本部门。';
comment on column 绩效指标.项目编码 is '项目编码，原文所列。';
comment on column 绩效指标.项目名称 is '项目或专项资金名称，原文所列；部门整体绩效目标，以及版面未注明所属项目的，为空。';
comment on column 绩效指标.主管部门 is '主管部门，原文所列。';
comment on column 绩效指标.年度绩效目标 is '年度绩效目标原文。';
comment on column 绩效指标.项目资金_元 is '绩效目标的资金总额，单位：元；同一目标各行相同。';
comment on column 绩效指标.任务 is '所属任务或活动，原文所列。';
comment on column 绩效指标.一级指标 is '一级指标，如产出指标、效益指标。';
comment on column 绩效指标.二级指标 is '二级指标，如数量指标、质量指标。';
comment on column 绩效指标.三级指标 is '三级指标；三级指标即指标名称的，为空。';
comment on column 绩效指标.指标名称 is '指标名称。';
comment on column 绩效指标.比较符号 is '≥、≤、=、>、<，或 qualitative（定性）；原文未注明则为空。';
comment on column 绩效指标.指标数值 is '应达到的数值；文字、日期、区间或多个数值的为空。';
comment on column 绩效指标.计量单位 is '计量单位，原文所列。';
comment on column 绩效指标.指标值原文 is '指标值原文。';
comment on column 绩效指标.权重 is '权重或分值，原文所列。';
comment on column 绩效指标.是否核心指标 is '是否核心指标，原文所列。';
comment on column 绩效指标.指标说明 is '指标解释、指标值说明或评价标准。';
comment on column 绩效指标.报表 is '所在报表。';
comment on column 绩效指标.单元格 is '指标名称所在单元格，可用 yusuan explain 查看。';
comment on column 绩效指标.绩效目标编号 is '绩效目标编号，fact_performance_goal 的键。';
comment on column 绩效指标.文件编号 is '文件编号，dim_document 的键。';
comment on column 绩效指标.指标方向 is '正向或反向，原文所列。';
