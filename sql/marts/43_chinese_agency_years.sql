-- The main figures of each disclosure with Chinese names, for BI tools: same rows as agency_years.
-- Chinese has no lower case, which the linter does not know.
-- noqa: disable=CP02

create view 部门年度 as
select
    agency_years.agency_name as 部门,
    agency_years.region_name as 地区,
    agency_years.province_name as 省份,
    agency_years.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    measure_label.label_zh as 预算或决算,
    agency_years.countable as 可跨部门加总,
    agency_years.expenditure_yuan as 支出_元,
    agency_years.printed_expenditure_yuan as 所列支出合计_元,
    agency_years.expenditure_adds_up as 支出与合计一致,
    agency_years.expenditure_scope_name as 支出口径,
    agency_years.all_funds_expenditure_yuan as 全部资金支出_元,
    agency_years.basic_expenditure_yuan as 基本支出_元,
    agency_years.project_expenditure_yuan as 项目支出_元,
    agency_years.general_expenditure_yuan as 一般公共预算支出_元,
    agency_years.revenue_yuan as 收入_元,
    agency_years.current_revenue_yuan as 本年收入_元,
    agency_years.general_revenue_yuan as 一般公共预算收入_元,
    agency_years.three_public_yuan as 三公经费_元,
    agency_years.overseas_travel_yuan as 因公出国境费_元,
    agency_years.vehicle_yuan as 公务用车购置及运行费_元,
    agency_years.vehicle_purchase_yuan as 公务用车购置费_元,
    agency_years.vehicle_operation_yuan as 公务用车运行费_元,
    agency_years.reception_yuan as 公务接待费_元,
    agency_years.project_count as 项目数,
    agency_years.projects_yuan as 项目支出表合计_元,
    agency_years.indicator_count as 绩效指标数,
    agency_years.fact_count as 入库数据数,
    agency_years.proved_count as 已由勾稽证明数,
    agency_years.error_count as 错误数,
    agency_years.warning_count as 警告数,
    agency_years.unread_count as 未能读取数,
    summary_label.label_zh as 收支总表,
    revenue_label.label_zh as 收入总表,
    expenditure_label.label_zh as 支出总表,
    appropriation_label.label_zh as 财政拨款收支总表,
    general_label.label_zh as 一般公共预算支出表,
    basic_label.label_zh as 基本支出表,
    three_public_label.label_zh as 三公经费表,
    fund_label.label_zh as 政府性基金预算支出表,
    capital_label.label_zh as 国有资本经营预算支出表,
    project_label.label_zh as 项目支出表,
    agency_years.region_code as 行政区划代码,
    agency_years.agency_id as 部门编号,
    agency_years.document_id as 文件编号,
    agency_years.part_of_document_id as 所属部门文件编号,
    agency_years.file_name as 文件名
from agency_years
left join code_label as kind_label
    on agency_years.document_kind = kind_label.code and kind_label.domain = 'document_kind'
left join code_label as measure_label
    on agency_years.measure = measure_label.code and measure_label.domain = 'measure'
left join code_label as summary_label
    on agency_years.summary_status = summary_label.code and summary_label.domain = 'form_status'
left join code_label as revenue_label
    on agency_years.revenue_status = revenue_label.code and revenue_label.domain = 'form_status'
left join code_label as expenditure_label
    on agency_years.expenditure_status = expenditure_label.code and expenditure_label.domain = 'form_status'
left join code_label as appropriation_label
    on agency_years.appropriation_summary_status = appropriation_label.code and appropriation_label.domain = 'form_status'
left join code_label as general_label
    on agency_years.general_expenditure_status = general_label.code and general_label.domain = 'form_status'
left join code_label as basic_label
    on agency_years.basic_expenditure_status = basic_label.code and basic_label.domain = 'form_status'
left join code_label as three_public_label
    on agency_years.three_public_status = three_public_label.code and three_public_label.domain = 'form_status'
left join code_label as fund_label
    on agency_years.government_fund_status = fund_label.code and fund_label.domain = 'form_status'
left join code_label as capital_label
    on agency_years.state_capital_status = capital_label.code and capital_label.domain = 'form_status'
left join code_label as project_label
    on agency_years.project_status = project_label.code and project_label.domain = 'form_status';

comment on view 部门年度 is '每份公开文件的主要数字，每行一个部门、年度和文件类型，取计入的版本。空值表示文件未列或未能完整读取，不是零。跨部门求和时只取“可跨部门加总”为真的行，并按年度、预算或决算分开。';
comment on column 部门年度.部门 is '公开文件所属部门或单位，按原文。';
comment on column 部门年度.地区 is '部门所在行政区划（含上级）。';
comment on column 部门年度.省份 is '所在省、自治区或直辖市。';
comment on column 部门年度.预算年度 is '预算年度。';
comment on column 部门年度.文件类型 is '部门预算、单位预算、部门决算或单位决算；预算与决算不可相加。';
comment on column 部门年度.预算或决算 is '预算或决算，二者不可相加。';
comment on column 部门年度.可跨部门加总 is '为真时，同年度同类（预算或决算）的其他文件不含这笔钱。跨部门求和时只取为真的行。';
comment on column 部门年度.支出_元 is '支出，即视图“支出_功能分类”之和，单位：元；跨部门求和时取同一支出口径。';
comment on column 部门年度.所列支出合计_元 is '支出_元所取报表列出的合计，单位：元；未列的为空。';
comment on column 部门年度.支出与合计一致 is '支出_元是否等于所列合计；为假时，文件略去了部分内容（如涉密）或有差错；未列合计时为空。';
comment on column 部门年度.支出口径 is '支出_元覆盖的资金范围；几种并列的，互不重叠。';
comment on column 部门年度.全部资金支出_元 is '口径为全部资金的支出，否则为空：各行口径相同。';
comment on column 部门年度.基本支出_元 is '支出_元中的基本支出；报表未全部细分的为空。';
comment on column 部门年度.项目支出_元 is '支出_元中的项目支出；报表未全部细分的为空。';
comment on column 部门年度.一般公共预算支出_元 is '一般公共预算支出表（已完整入库的）各行之和。';
comment on column 部门年度.收入_元 is '收入总计（含上年结转），即视图“收入”之和。';
comment on column 部门年度.本年收入_元 is '其中本年收入。';
comment on column 部门年度.一般公共预算收入_元 is '本年一般公共预算收入，含列于其下的财政拨款和上级转移支付；文件只列“财政拨款”的为空。';
comment on column 部门年度.三公经费_元 is '“三公”经费合计，即视图“三公经费”之和：预算取本年预算数，决算取决算数。';
comment on column 部门年度.因公出国境费_元 is '因公出国（境）费。';
comment on column 部门年度.公务用车购置及运行费_元 is '公务用车购置费与运行费之和。';
comment on column 部门年度.公务用车购置费_元 is '公务用车购置费；只列合计的为空。';
comment on column 部门年度.公务用车运行费_元 is '公务用车运行费；只列合计的为空。';
comment on column 部门年度.公务接待费_元 is '公务接待费。';
comment on column 部门年度.项目数 is '视图“项目”中的项目数，按预算单位、编码和名称计。';
comment on column 部门年度.项目支出表合计_元 is '视图“项目”之和；不少文件没有项目支出表。';
comment on column 部门年度.绩效指标数 is '视图“绩效指标”的行数。';
comment on column 部门年度.入库数据数 is '从文件读取的金额数。';
comment on column 部门年度.已由勾稽证明数 is '其中由文件自身勾稽关系证明的。';
comment on column 部门年度.错误数 is '不符的错误，同因只计一次。';
comment on column 部门年度.警告数 is '不符的警告，同因只计一次。';
comment on column 部门年度.未能读取数 is '本系统未能可靠读取之处，同因只计一次；不是文件的差错。';
comment on column 部门年度.收支总表 is '该表情况：已入库、空表、不完整、未入库、目录有而正文无；没有该表的为空。';
comment on column 部门年度.收入总表 is '该表情况，同上。';
comment on column 部门年度.支出总表 is '该表情况，同上。';
comment on column 部门年度.财政拨款收支总表 is '该表情况，同上。';
comment on column 部门年度.一般公共预算支出表 is '该表情况，同上。';
comment on column 部门年度.基本支出表 is '该表情况，同上；各种版式取情况最好的。';
comment on column 部门年度.三公经费表 is '该表情况，同上。';
comment on column 部门年度.政府性基金预算支出表 is '该表情况，同上。';
comment on column 部门年度.国有资本经营预算支出表 is '该表情况，同上。';
comment on column 部门年度.项目支出表 is '该表情况，同上。';
comment on column 部门年度.行政区划代码 is '行政区划代码，六位（GB/T 2260）。';
comment on column 部门年度.部门编号 is '部门编号，dim_agency 的键。';
comment on column 部门年度.文件编号 is '文件编号，dim_document 的键。';
comment on column 部门年度.所属部门文件编号 is '金额已包含在哪份部门文件中（见 document_relation），没有则为空。';
comment on column 部门年度.文件名 is '文件名。';
