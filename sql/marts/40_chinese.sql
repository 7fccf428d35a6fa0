-- The same views with Chinese names, for BI tools: same rows, same amounts.
-- Chinese has no lower case, which the linter does not know.
-- noqa: disable=CP02

create view 支出_功能分类 as
select
    expenditure_by_function.agency_name as 部门,
    expenditure_by_function.region_name as 地区,
    expenditure_by_function.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    expenditure_by_function.unit_name as 预算单位,
    expenditure_by_function.function_code as 功能科目编码,
    expenditure_by_function.function_name as 功能科目名称,
    expenditure_by_function.class_code as 类编码,
    expenditure_by_function.class_name as 类名称,
    expenditure_by_function.subclass_code as 款编码,
    expenditure_by_function.subclass_name as 款名称,
    expenditure_by_function.item_code as 项编码,
    expenditure_by_function.item_name as 项名称,
    expenditure_by_function.fund_source_name as 资金来源,
    expenditure_by_function.expenditure_type_name as 支出类型,
    expenditure_by_function.amount_yuan as 金额_元,
    expenditure_by_function.scope_name as 口径,
    expenditure_by_function.form_name as 报表,
    expenditure_by_function.proved as 已由勾稽证明,
    expenditure_by_function.cell_id as 单元格,
    expenditure_by_function.document_id as 文件编号,
    expenditure_by_function.part_of_document_id as 所属部门文件编号,
    measure_label.label_zh as 预算或决算,
    expenditure_by_function.countable as 可跨部门加总,
    expenditure_by_function.adds_up as 与合计一致
from expenditure_by_function
left join code_label as kind_label
    on expenditure_by_function.document_kind = kind_label.code and kind_label.domain = 'document_kind'
left join code_label as measure_label
    on expenditure_by_function.measure = measure_label.code and measure_label.domain = 'measure';

comment on view 支出_功能分类 is '支出（按功能分类），同一部门、年度、文件类型内可直接求和：每份文件只取一张报表（或互不重叠的几种资金的报表），见“报表”“口径”。';
comment on column 支出_功能分类.部门 is '公开文件所属部门或单位，按原文。';
comment on column 支出_功能分类.地区 is '部门所在行政区划（含上级）。';
comment on column 支出_功能分类.预算年度 is '预算年度。';
comment on column 支出_功能分类.文件类型 is '部门预算、单位预算、部门决算或单位决算；预算与决算不可相加。';
comment on column 支出_功能分类.预算单位 is '该行所属预算单位。';
comment on column 支出_功能分类.功能科目编码 is '支出功能分类科目编码，原文所列：类 3 位、款 5 位、项 7 位。';
comment on column 支出_功能分类.功能科目名称 is '该编码在本年度的科目名称。';
comment on column 支出_功能分类.类编码 is '类编码，3 位。';
comment on column 支出_功能分类.类名称 is '类名称。';
comment on column 支出_功能分类.款编码 is '款编码，5 位。';
comment on column 支出_功能分类.款名称 is '款名称。';
comment on column 支出_功能分类.项编码 is '项编码，7 位。';
comment on column 支出_功能分类.项名称 is '项名称。';
comment on column 支出_功能分类.资金来源 is '资金来源；报表未细分时注明不区分。';
comment on column 支出_功能分类.支出类型 is '支出类型；报表未细分时注明不区分。';
comment on column 支出_功能分类.金额_元 is '金额，单位：元，精确，可直接求和。';
comment on column 支出_功能分类.口径 is '所选报表覆盖的资金范围；比较时请取同一口径。';
comment on column 支出_功能分类.报表 is '为该文件选用的报表。';
comment on column 支出_功能分类.已由勾稽证明 is '是否至少有一个成立的勾稽等式包含该数。';
comment on column 支出_功能分类.单元格 is '金额所在单元格，可用 yusuan explain 查看。';
comment on column 支出_功能分类.文件编号 is '文件编号，dim_document 的键。';
comment on column 支出_功能分类.所属部门文件编号 is '金额已包含在哪份部门文件中（见 document_relation），没有则为空。跨部门求和时只取为空的行，且预算与决算分开。';
comment on column 支出_功能分类.预算或决算 is '预算或决算，二者不可相加。';
comment on column 支出_功能分类.与合计一致 is '该文件该报表各行之和是否等于表内所列合计（见 expenditure_total）；为假时，发布单位略去了部分内容（如涉密）或有差错；未列合计时为空。';
comment on column 支出_功能分类.可跨部门加总 is '为真时，同年度同类（预算或决算）的其他文件不含这笔钱。跨部门求和时只取为真的行，并按年度、预算或决算、口径分开。';

create view 支出_经济分类 as
select
    expenditure_by_economic.agency_name as 部门,
    expenditure_by_economic.region_name as 地区,
    expenditure_by_economic.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    expenditure_by_economic.unit_name as 预算单位,
    expenditure_by_economic.department_economic_code as 部门经济科目编码,
    expenditure_by_economic.department_economic_name as 部门经济科目名称,
    expenditure_by_economic.department_economic_class_code as 部门经济类编码,
    expenditure_by_economic.department_economic_class_name as 部门经济类名称,
    expenditure_by_economic.government_economic_code as 政府经济科目编码,
    expenditure_by_economic.government_economic_name as 政府经济科目名称,
    expenditure_by_economic.government_economic_class_code as 政府经济类编码,
    expenditure_by_economic.government_economic_class_name as 政府经济类名称,
    expenditure_by_economic.function_code as 功能科目编码,
    expenditure_by_economic.function_name as 功能科目名称,
    expenditure_by_economic.fund_source_name as 资金来源,
    expenditure_by_economic.expenditure_type_name as 支出类型,
    expenditure_by_economic.amount_yuan as 金额_元,
    expenditure_by_economic.scope_name as 口径,
    expenditure_by_economic.form_name as 报表,
    expenditure_by_economic.proved as 已由勾稽证明,
    expenditure_by_economic.cell_id as 单元格,
    expenditure_by_economic.document_id as 文件编号,
    expenditure_by_economic.part_of_document_id as 所属部门文件编号,
    measure_label.label_zh as 预算或决算,
    expenditure_by_economic.countable as 可跨部门加总
from expenditure_by_economic
left join code_label as kind_label
    on expenditure_by_economic.document_kind = kind_label.code and kind_label.domain = 'document_kind'
left join code_label as measure_label
    on expenditure_by_economic.measure = measure_label.code and measure_label.domain = 'measure';

comment on view 支出_经济分类 is '支出（按经济分类），同一部门、年度、文件类型内可直接求和：每份文件只取一张报表，见“报表”“口径”；不少文件只公开基本支出。';
comment on column 支出_经济分类.部门 is '公开文件所属部门或单位，按原文。';
comment on column 支出_经济分类.地区 is '部门所在行政区划（含上级）。';
comment on column 支出_经济分类.预算年度 is '预算年度。';
comment on column 支出_经济分类.文件类型 is '部门预算、单位预算、部门决算或单位决算；预算与决算不可相加。';
comment on column 支出_经济分类.预算单位 is '该行所属预算单位。';
comment on column 支出_经济分类.部门经济科目编码 is '部门预算支出经济分类科目编码：类 3 位、款 5 位。';
comment on column 支出_经济分类.部门经济科目名称 is '该编码在本年度的科目名称。';
comment on column 支出_经济分类.部门经济类编码 is '部门预算经济分类的类编码。';
comment on column 支出_经济分类.部门经济类名称 is '部门预算经济分类的类名称。';
comment on column 支出_经济分类.政府经济科目编码 is '政府预算支出经济分类科目编码。';
comment on column 支出_经济分类.政府经济科目名称 is '该编码在本年度的科目名称。';
comment on column 支出_经济分类.政府经济类编码 is '政府预算经济分类的类编码。';
comment on column 支出_经济分类.政府经济类名称 is '政府预算经济分类的类名称。';
comment on column 支出_经济分类.功能科目编码 is '支出功能分类科目编码，原文所列：类 3 位、款 5 位、项 7 位。';
comment on column 支出_经济分类.功能科目名称 is '该编码在本年度的科目名称。';
comment on column 支出_经济分类.资金来源 is '资金来源；报表未细分时注明不区分。';
comment on column 支出_经济分类.支出类型 is '支出类型；报表未细分时注明不区分。';
comment on column 支出_经济分类.金额_元 is '金额，单位：元，精确，可直接求和。';
comment on column 支出_经济分类.口径 is '所选报表覆盖的资金范围；比较时请取同一口径。';
comment on column 支出_经济分类.报表 is '为该文件选用的报表。';
comment on column 支出_经济分类.已由勾稽证明 is '是否至少有一个成立的勾稽等式包含该数。';
comment on column 支出_经济分类.单元格 is '金额所在单元格，可用 yusuan explain 查看。';
comment on column 支出_经济分类.文件编号 is '文件编号，dim_document 的键。';
comment on column 支出_经济分类.所属部门文件编号 is '金额已包含在哪份部门文件中（见 document_relation），没有则为空。跨部门求和时只取为空的行，且预算与决算分开。';
comment on column 支出_经济分类.预算或决算 is '预算或决算，二者不可相加。';
comment on column 支出_经济分类.可跨部门加总 is '为真时，同年度同类（预算或决算）的其他文件不含这笔钱。跨部门求和时只取为真的行，并按年度、预算或决算、口径分开。';

create view 收入 as
select
    revenue.agency_name as 部门,
    revenue.region_name as 地区,
    revenue.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    revenue.unit_name as 预算单位,
    revenue.line_name as 收支总表项目,
    revenue.function_code as 功能科目编码,
    revenue.function_name as 功能科目名称,
    revenue.fund_source_name as 资金来源,
    revenue.is_current_year as 是否本年收入,
    revenue.amount_yuan as 金额_元,
    revenue.scope_name as 口径,
    revenue.form_name as 报表,
    revenue.proved as 已由勾稽证明,
    revenue.cell_id as 单元格,
    revenue.document_id as 文件编号,
    revenue.part_of_document_id as 所属部门文件编号,
    measure_label.label_zh as 预算或决算,
    revenue.countable as 可跨部门加总
from revenue
left join code_label as kind_label
    on revenue.document_kind = kind_label.code and kind_label.domain = 'document_kind'
left join code_label as measure_label
    on revenue.measure = measure_label.code and measure_label.domain = 'measure';

comment on view 收入 is '收入（按资金来源），同一部门、年度、文件类型内可直接求和：取收入总表，没有则取收支总表的收入方。';
comment on column 收入.部门 is '公开文件所属部门或单位，按原文。';
comment on column 收入.地区 is '部门所在行政区划（含上级）。';
comment on column 收入.预算年度 is '预算年度。';
comment on column 收入.文件类型 is '部门预算、单位预算、部门决算或单位决算；预算与决算不可相加。';
comment on column 收入.预算单位 is '该行所属预算单位。';
comment on column 收入.收支总表项目 is '收支总表中的项目；选用收入总表时为空。';
comment on column 收入.功能科目编码 is '支出功能分类科目编码，原文所列：类 3 位、款 5 位、项 7 位。';
comment on column 收入.功能科目名称 is '该编码在本年度的科目名称。';
comment on column 收入.资金来源 is '资金来源；报表未细分时注明不区分。';
comment on column 收入.是否本年收入 is '本年收入为真；上年结转、用事业基金弥补收支差额为假。全部行之和为收入总计。';
comment on column 收入.金额_元 is '金额，单位：元，精确，可直接求和。';
comment on column 收入.口径 is '所选报表覆盖的资金范围；比较时请取同一口径。';
comment on column 收入.报表 is '为该文件选用的报表。';
comment on column 收入.已由勾稽证明 is '是否至少有一个成立的勾稽等式包含该数。';
comment on column 收入.单元格 is '金额所在单元格，可用 yusuan explain 查看。';
comment on column 收入.文件编号 is '文件编号，dim_document 的键。';
comment on column 收入.所属部门文件编号 is '金额已包含在哪份部门文件中（见 document_relation），没有则为空。跨部门求和时只取为空的行，且预算与决算分开。';
comment on column 收入.预算或决算 is '预算或决算，二者不可相加。';
comment on column 收入.可跨部门加总 is '为真时，同年度同类（预算或决算）的其他文件不含这笔钱。跨部门求和时只取为真的行，并按年度、预算或决算、口径分开。';

create view 项目 as
select
    projects.agency_name as 部门,
    projects.region_name as 地区,
    projects.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    projects.unit_name as 预算单位,
    projects.project_name as 项目名称,
    projects.project_code as 项目编码,
    projects.function_code as 功能科目编码,
    projects.function_name as 功能科目名称,
    projects.fund_source_name as 资金来源,
    projects.expenditure_type_name as 支出类型,
    projects.amount_yuan as 金额_元,
    projects.form_name as 报表,
    projects.proved as 已由勾稽证明,
    projects.cell_id as 单元格,
    projects.document_id as 文件编号,
    projects.part_of_document_id as 所属部门文件编号,
    measure_label.label_zh as 预算或决算,
    projects.countable as 可跨部门加总
from projects
left join code_label as kind_label
    on projects.document_kind = kind_label.code and kind_label.domain = 'document_kind'
left join code_label as measure_label
    on projects.measure = measure_label.code and measure_label.domain = 'measure';

comment on view 项目 is '项目支出，同一部门、年度、文件类型内可直接求和：只取项目支出表。';
comment on column 项目.部门 is '公开文件所属部门或单位，按原文。';
comment on column 项目.地区 is '部门所在行政区划（含上级）。';
comment on column 项目.预算年度 is '预算年度。';
comment on column 项目.文件类型 is '部门预算、单位预算、部门决算或单位决算；预算与决算不可相加。';
comment on column 项目.预算单位 is '该行所属预算单位。';
comment on column 项目.项目名称 is '项目名称，按原文。';
comment on column 项目.项目编码 is '项目编码，原文有则列。';
comment on column 项目.功能科目编码 is '支出功能分类科目编码，原文所列：类 3 位、款 5 位、项 7 位。';
comment on column 项目.功能科目名称 is '该编码在本年度的科目名称。';
comment on column 项目.资金来源 is '资金来源；报表未细分时注明不区分。';
comment on column 项目.支出类型 is '支出类型；报表未细分时注明不区分。';
comment on column 项目.金额_元 is '金额，单位：元，精确，可直接求和。';
comment on column 项目.报表 is '为该文件选用的报表。';
comment on column 项目.已由勾稽证明 is '是否至少有一个成立的勾稽等式包含该数。';
comment on column 项目.单元格 is '金额所在单元格，可用 yusuan explain 查看。';
comment on column 项目.文件编号 is '文件编号，dim_document 的键。';
comment on column 项目.所属部门文件编号 is '金额已包含在哪份部门文件中（见 document_relation），没有则为空。跨部门求和时只取为空的行，且预算与决算分开。';
comment on column 项目.预算或决算 is '预算或决算，二者不可相加。';
comment on column 项目.可跨部门加总 is '为真时，同年度同类（预算或决算）的其他文件不含这笔钱。跨部门求和时只取为真的行，并按年度、预算或决算、口径分开。';

create view 三公经费 as
select
    three_public.agency_name as 部门,
    three_public.region_name as 地区,
    three_public.fiscal_year as 预算年度,
    kind_label.label_zh as 文件类型,
    three_public.unit_name as 预算单位,
    three_public.item_zh as 三公项目,
    three_public.basis_zh as 数据口径,
    three_public.fund_source_name as 资金来源,
    three_public.amount_yuan as 金额_元,
    three_public.form_name as 报表,
    three_public.proved as 已由勾稽证明,
    three_public.cell_id as 单元格,
    three_public.document_id as 文件编号,
    three_public.part_of_document_id as 所属部门文件编号,
    measure_label.label_zh as 预算或决算,
    three_public.countable as 可跨部门加总
from three_public
left join code_label as kind_label
    on three_public.document_kind = kind_label.code and kind_label.domain = 'document_kind'
left join code_label as measure_label
    on three_public.measure = measure_label.code and measure_label.domain = 'measure';

comment on view 三公经费 is '“三公”经费，同一部门、年度、文件类型内可直接求和：预算取本年预算数，决算取决算数。';
comment on column 三公经费.部门 is '公开文件所属部门或单位，按原文。';
comment on column 三公经费.地区 is '部门所在行政区划（含上级）。';
comment on column 三公经费.预算年度 is '预算年度。';
comment on column 三公经费.文件类型 is '部门预算、单位预算、部门决算或单位决算；预算与决算不可相加。';
comment on column 三公经费.预算单位 is '该行所属预算单位。';
comment on column 三公经费.三公项目 is '“三公”经费项目。';
comment on column 三公经费.数据口径 is '本年预算数；决算中为决算数。';
comment on column 三公经费.资金来源 is '资金来源；报表未细分时注明不区分。';
comment on column 三公经费.金额_元 is '金额，单位：元，精确，可直接求和。';
comment on column 三公经费.报表 is '为该文件选用的报表。';
comment on column 三公经费.已由勾稽证明 is '是否至少有一个成立的勾稽等式包含该数。';
comment on column 三公经费.单元格 is '金额所在单元格，可用 yusuan explain 查看。';
comment on column 三公经费.文件编号 is '文件编号，dim_document 的键。';
comment on column 三公经费.所属部门文件编号 is '金额已包含在哪份部门文件中（见 document_relation），没有则为空。跨部门求和时只取为空的行，且预算与决算分开。';
comment on column 三公经费.预算或决算 is '预算或决算，二者不可相加。';
comment on column 三公经费.可跨部门加总 is '为真时，同年度同类（预算或决算）的其他文件不含这笔钱。跨部门求和时只取为真的行，并按年度、预算或决算、口径分开。';
