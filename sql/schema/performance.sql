-- Performance targets (绩效目标): what is to be reached with the money, and by which indicators it is measured.

create table fact_performance_goal (
    goal_id varchar primary key,
    cell_id varchar not null unique,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    project_code varchar,
    project_name varchar,
    department_name varchar,
    goal varchar,
    overall_goal varchar,
    amount_yuan decimal(18, 2),
    amount_period varchar,
    amount_cell_id varchar,
    weight_total decimal(9, 2),
    indicator_count integer not null
);
comment on table fact_performance_goal is 'Targets (绩效目标) of projects, special funds and whole agencies: one row for each form, or for each project of a form that lists several. Their amounts are printed in the forms of money too: never add them to those.';
comment on column fact_performance_goal.goal_id is 'table_id and number, e.g. 1f00…:t12:g01.';
comment on column fact_performance_goal.cell_id is 'Cell that the row is known by: it prints the project, the unit or the goal; key of source_cell.';
comment on column fact_performance_goal.document_id is 'Key of dim_document.';
comment on column fact_performance_goal.form_id is 'overall_performance 整体支出, project_performance 项目支出 or special_fund_performance 专项资金; key of dim_form.';
comment on column fact_performance_goal.table_id is 'Table in which it begins; key of source_table.';
comment on column fact_performance_goal.agency_id is 'Key of dim_agency.';
comment on column fact_performance_goal.unit_name is 'Unit that carries it out (实施单位, 预算单位) as printed; the agency where none is.';
comment on column fact_performance_goal.fiscal_year is 'Fiscal year of the document.';
comment on column fact_performance_goal.project_code is 'Project code where printed.';
comment on column fact_performance_goal.project_name is 'Project or special fund as printed; null in forms of whole agencies, and where the page does not say whose the indicators are.';
comment on column fact_performance_goal.department_name is 'Department in charge (主管部门) as printed.';
comment on column fact_performance_goal.goal is 'Goal of the year (年度绩效目标) as printed, white space removed.';
comment on column fact_performance_goal.overall_goal is 'Goal of all years (实施期总目标, 项目总目标) where printed beside it.';
comment on column fact_performance_goal.amount_yuan is 'Total amount in 元, exact; the parts are in performance_amount.';
comment on column fact_performance_goal.amount_period is 'year: the amount of the year; whole: of all years (实施期), where no other is printed; unspecified: the form does not say.';
comment on column fact_performance_goal.amount_cell_id is 'Cell that prints the amount; key of source_cell.';
comment on column fact_performance_goal.weight_total is 'What the weights of the indicators add up to as the heading says: 90 for 分值权重（90分）.';
comment on column fact_performance_goal.indicator_count is 'Its rows in fact_performance_indicator.';

create table performance_amount (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    goal_id varchar,
    agency_id varchar not null,
    fiscal_year smallint,
    line_name varchar not null,
    part varchar not null,
    period varchar not null,
    fund_source varchar not null,
    expenditure_type varchar not null,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null
);
comment on table performance_amount is 'Every amount that performance forms print. The same money stands in the forms of projects and expenditure: these are memos (source_cell.cell_role), to be compared and never added.';
comment on column performance_amount.cell_id is 'Cell that prints it; key of source_cell.';
comment on column performance_amount.document_id is 'Key of dim_document.';
comment on column performance_amount.form_id is 'Key of dim_form.';
comment on column performance_amount.table_id is 'Key of source_table.';
comment on column performance_amount.goal_id is 'Key of fact_performance_goal; null for the sums of units and of whole lists.';
comment on column performance_amount.agency_id is 'Key of dim_agency.';
comment on column performance_amount.fiscal_year is 'Fiscal year of the document.';
comment on column performance_amount.line_name is 'Label beside or over it as printed; the task where part is task.';
comment on column performance_amount.part is 'total 资金总额; fund: a part by source of funds; type: basic or project expenditure; level: a part by level of government (中央, 市级, 补助区县); task: of one task (年度主要任务).';
comment on column performance_amount.period is 'year 年度, whole 实施期, or unspecified.';
comment on column performance_amount.fund_source is 'Key of dim_fund_source; budget_appropriation for 财政拨款 and 政府预算资金 of all books.';
comment on column performance_amount.expenditure_type is 'Key of dim_expenditure_type.';
comment on column performance_amount.amount_yuan is 'Amount in 元, exact.';
comment on column performance_amount.printed_text is 'Amount as printed.';
comment on column performance_amount.printed_unit is 'Unit printed for it.';

create table fact_performance_indicator (
    cell_id varchar primary key,
    goal_id varchar not null,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    project_code varchar,
    project_name varchar,
    task_name varchar,
    level_1 varchar,
    level_2 varchar,
    level_3 varchar,
    indicator varchar not null,
    comparator varchar,
    value decimal(28, 6),
    unit varchar,
    value_text varchar,
    value_cell_id varchar,
    weight decimal(9, 4),
    direction varchar,
    is_core boolean,
    definition varchar
);
comment on table fact_performance_indicator is 'Indicators (绩效指标) of performance targets: one row each.';
comment on column fact_performance_indicator.cell_id is 'Cell that prints the name of the indicator; key of source_cell.';
comment on column fact_performance_indicator.goal_id is 'Key of fact_performance_goal: the target that it measures.';
comment on column fact_performance_indicator.document_id is 'Key of dim_document.';
comment on column fact_performance_indicator.form_id is 'Key of dim_form.';
comment on column fact_performance_indicator.table_id is 'Table that prints it; key of source_table.';
comment on column fact_performance_indicator.agency_id is 'Key of dim_agency.';
comment on column fact_performance_indicator.unit_name is 'Unit that carries it out (实施单位, 预算单位) as printed; the agency where none is.';
comment on column fact_performance_indicator.fiscal_year is 'Fiscal year of the document.';
comment on column fact_performance_indicator.project_code is 'Project code where printed.';
comment on column fact_performance_indicator.project_name is 'Project or special fund as printed; null in forms of whole agencies, and where the page does not say whose the indicator is.';
comment on column fact_performance_indicator.task_name is 'Task (活动, 任务) that it stands under, in forms of whole agencies that print one.';
comment on column fact_performance_indicator.level_1 is 'First level (一级指标) as printed: 产出指标, 效益指标, 满意度指标, 成本指标, …; null where the form prints none.';
comment on column fact_performance_indicator.level_2 is 'Second level (二级指标) as printed: 数量指标, 质量指标, 社会效益指标, …; null where the form prints none.';
comment on column fact_performance_indicator.level_3 is 'Third level (三级指标), where the form prints names of indicators beside it; null where the third level is the name itself.';
comment on column fact_performance_indicator.indicator is 'Name of the indicator as printed, without white space and a number in front (指标1：).';
comment on column fact_performance_indicator.comparator is '≥, ≤, =, > or < from the sign or the words for it (不少于, 以内); qualitative for 定性; null where nothing says it.';
comment on column fact_performance_indicator.value is 'The number to be reached, in the unit; null for words, dates, ranges and several values in one.';
comment on column fact_performance_indicator.unit is 'Unit as printed, beside the value, in a column of its own, or in brackets behind the name.';
comment on column fact_performance_indicator.value_text is 'Value as printed, white space removed.';
comment on column fact_performance_indicator.value_cell_id is 'Cell that prints the value, or the sign where there is no more; key of source_cell.';
comment on column fact_performance_indicator.weight is 'Weight (权重, 分值) as printed, in points or percent.';
comment on column fact_performance_indicator.direction is 'higher_is_better 正向 or lower_is_better 反向, where printed.';
comment on column fact_performance_indicator.is_core is 'True for 是 under 是否核心, false for 否; null where the form does not ask.';
comment on column fact_performance_indicator.definition is 'What the form says of the indicator: 指标解释, 指标值说明, 评价标准.';
