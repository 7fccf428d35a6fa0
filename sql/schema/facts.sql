-- Facts: one row per leaf cell. Sums printed beside their parts are in control_total. Amounts in 元.

create table fact_expenditure_by_function (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    function_code varchar,
    function_name varchar,
    department_economic_code varchar,
    department_economic_name varchar,
    government_economic_code varchar,
    government_economic_name varchar,
    fund_source varchar not null,
    expenditure_type varchar not null,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null,
    proved boolean not null
);
comment on table fact_expenditure_by_function is 'Expenditure by function (功能分类): one row per leaf cell of the forms keyed by function code.';
comment on column fact_expenditure_by_function.cell_id is 'Cell that prints the amount; key of source_cell.';
comment on column fact_expenditure_by_function.document_id is 'Key of dim_document.';
comment on column fact_expenditure_by_function.form_id is 'Form that the table is; key of dim_form.';
comment on column fact_expenditure_by_function.table_id is 'Key of source_table.';
comment on column fact_expenditure_by_function.agency_id is 'Key of dim_agency.';
comment on column fact_expenditure_by_function.unit_name is 'Budget unit (预算单位) that the row belongs to; the agency where the table names no other.';
comment on column fact_expenditure_by_function.fiscal_year is 'Fiscal year of the document.';
comment on column fact_expenditure_by_function.function_code is 'Code by function (类款项), 3, 5 or 7 digits; key of dim_function.';
comment on column fact_expenditure_by_function.function_name is 'Name printed beside the code.';
comment on column fact_expenditure_by_function.department_economic_code is 'Economic code of the department budget, 3 or 5 digits, where the form crosses it with the function.';
comment on column fact_expenditure_by_function.department_economic_name is 'Name printed beside that code.';
comment on column fact_expenditure_by_function.government_economic_code is 'Economic code of the government budget, 3 or 5 digits, where the form crosses it with the function.';
comment on column fact_expenditure_by_function.government_economic_name is 'Name printed beside that code.';
comment on column fact_expenditure_by_function.fund_source is 'Key of dim_fund_source; all where the form does not break it down.';
comment on column fact_expenditure_by_function.expenditure_type is 'Key of dim_expenditure_type; unspecified where the form does not break it down.';
comment on column fact_expenditure_by_function.amount_yuan is 'Amount in 元, exact.';
comment on column fact_expenditure_by_function.printed_text is 'Amount as printed.';
comment on column fact_expenditure_by_function.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column fact_expenditure_by_function.proved is 'True if the balanced equations of the table bear the cell out: one of several terms, or a column that repeats such a sum.';

create table fact_expenditure_by_economic (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    department_economic_code varchar,
    department_economic_name varchar,
    government_economic_code varchar,
    government_economic_name varchar,
    function_code varchar,
    fund_source varchar not null,
    expenditure_type varchar not null,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null,
    proved boolean not null
);
comment on table fact_expenditure_by_economic is 'Expenditure by economic classification (经济分类): one row per leaf cell; function_code where the form crosses both.';
comment on column fact_expenditure_by_economic.cell_id is 'Cell that prints the amount; key of source_cell.';
comment on column fact_expenditure_by_economic.document_id is 'Key of dim_document.';
comment on column fact_expenditure_by_economic.form_id is 'Form that the table is; key of dim_form.';
comment on column fact_expenditure_by_economic.table_id is 'Key of source_table.';
comment on column fact_expenditure_by_economic.agency_id is 'Key of dim_agency.';
comment on column fact_expenditure_by_economic.unit_name is 'Budget unit (预算单位) that the row belongs to; the agency where the table names no other.';
comment on column fact_expenditure_by_economic.fiscal_year is 'Fiscal year of the document.';
comment on column fact_expenditure_by_economic.department_economic_code is 'Economic code of the department budget, 3 or 5 digits.';
comment on column fact_expenditure_by_economic.department_economic_name is 'Name printed beside the code.';
comment on column fact_expenditure_by_economic.government_economic_code is 'Economic code of the government budget, 3 or 5 digits.';
comment on column fact_expenditure_by_economic.government_economic_name is 'Name printed beside the code.';
comment on column fact_expenditure_by_economic.function_code is 'Code by function (类款项), 3, 5 or 7 digits; key of dim_function.';
comment on column fact_expenditure_by_economic.fund_source is 'Key of dim_fund_source; all where the form does not break it down.';
comment on column fact_expenditure_by_economic.expenditure_type is 'Key of dim_expenditure_type; unspecified where the form does not break it down.';
comment on column fact_expenditure_by_economic.amount_yuan is 'Amount in 元, exact.';
comment on column fact_expenditure_by_economic.printed_text is 'Amount as printed.';
comment on column fact_expenditure_by_economic.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column fact_expenditure_by_economic.proved is 'True if the balanced equations of the table bear the cell out: one of several terms, or a column that repeats such a sum.';

create table fact_revenue (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    function_code varchar,
    function_name varchar,
    fund_source varchar not null,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null,
    proved boolean not null
);
comment on table fact_revenue is 'Revenue (收入): one row per leaf cell of the forms keyed by unit or function and source.';
comment on column fact_revenue.cell_id is 'Cell that prints the amount; key of source_cell.';
comment on column fact_revenue.document_id is 'Key of dim_document.';
comment on column fact_revenue.form_id is 'Form that the table is; key of dim_form.';
comment on column fact_revenue.table_id is 'Key of source_table.';
comment on column fact_revenue.agency_id is 'Key of dim_agency.';
comment on column fact_revenue.unit_name is 'Budget unit (预算单位) that the row belongs to; the agency where the table names no other.';
comment on column fact_revenue.fiscal_year is 'Fiscal year of the document.';
comment on column fact_revenue.function_code is 'Code by function (类款项), 3, 5 or 7 digits; key of dim_function.';
comment on column fact_revenue.function_name is 'Name printed beside the code.';
comment on column fact_revenue.fund_source is 'Key of dim_fund_source; all where the form does not break it down.';
comment on column fact_revenue.amount_yuan is 'Amount in 元, exact.';
comment on column fact_revenue.printed_text is 'Amount as printed.';
comment on column fact_revenue.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column fact_revenue.proved is 'True if the balanced equations of the table bear the cell out: one of several terms, or a column that repeats such a sum.';

create table fact_summary_line (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    side varchar not null,
    classification varchar not null,
    line_name varchar not null,
    function_code varchar,
    department_economic_code varchar,
    government_economic_code varchar,
    fund_source varchar not null,
    expenditure_type varchar not null,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null,
    proved boolean not null
);
comment on table fact_summary_line is 'Lines of the summary forms (收支总表 and its like): one row per leaf line and column.';
comment on column fact_summary_line.cell_id is 'Cell that prints the amount; key of source_cell.';
comment on column fact_summary_line.document_id is 'Key of dim_document.';
comment on column fact_summary_line.form_id is 'Form that the table is; key of dim_form.';
comment on column fact_summary_line.table_id is 'Key of source_table.';
comment on column fact_summary_line.agency_id is 'Key of dim_agency.';
comment on column fact_summary_line.unit_name is 'Budget unit (预算单位) that the row belongs to; the agency where the table names no other.';
comment on column fact_summary_line.fiscal_year is 'Fiscal year of the document.';
comment on column fact_summary_line.side is 'revenue or expenditure.';
comment on column fact_summary_line.classification is 'What the block lists: revenue, function, department_economic, government_economic or expenditure_type.';
comment on column fact_summary_line.line_name is 'Label as printed, without its numbering.';
comment on column fact_summary_line.function_code is 'Code by function (类款项), 3, 5 or 7 digits; key of dim_function.';
comment on column fact_summary_line.department_economic_code is 'Economic code of the department budget, 3 or 5 digits.';
comment on column fact_summary_line.government_economic_code is 'Economic code of the government budget, 3 or 5 digits.';
comment on column fact_summary_line.fund_source is 'Key of dim_fund_source; all where the form does not break it down.';
comment on column fact_summary_line.expenditure_type is 'Key of dim_expenditure_type; unspecified where the form does not break it down.';
comment on column fact_summary_line.amount_yuan is 'Amount in 元, exact.';
comment on column fact_summary_line.printed_text is 'Amount as printed.';
comment on column fact_summary_line.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column fact_summary_line.proved is 'True if the balanced equations of the table bear the cell out: one of several terms, or a column that repeats such a sum.';

create table fact_project (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    project_name varchar not null,
    project_code varchar,
    function_code varchar,
    fund_source varchar not null,
    expenditure_type varchar not null,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null,
    proved boolean not null
);
comment on table fact_project is 'Projects (项目) and items of basic expenditure: one row per leaf cell of the forms keyed by project.';
comment on column fact_project.cell_id is 'Cell that prints the amount; key of source_cell.';
comment on column fact_project.document_id is 'Key of dim_document.';
comment on column fact_project.form_id is 'Form that the table is; key of dim_form.';
comment on column fact_project.table_id is 'Key of source_table.';
comment on column fact_project.agency_id is 'Key of dim_agency.';
comment on column fact_project.unit_name is 'Budget unit (预算单位) that the row belongs to; the agency where the table names no other.';
comment on column fact_project.fiscal_year is 'Fiscal year of the document.';
comment on column fact_project.project_name is 'Project or item as printed.';
comment on column fact_project.project_code is 'Project code where printed.';
comment on column fact_project.function_code is 'Code by function (类款项), 3, 5 or 7 digits; key of dim_function.';
comment on column fact_project.fund_source is 'Key of dim_fund_source; all where the form does not break it down.';
comment on column fact_project.expenditure_type is 'Key of dim_expenditure_type; unspecified where the form does not break it down.';
comment on column fact_project.amount_yuan is 'Amount in 元, exact.';
comment on column fact_project.printed_text is 'Amount as printed.';
comment on column fact_project.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column fact_project.proved is 'True if the balanced equations of the table bear the cell out: one of several terms, or a column that repeats such a sum.';

create table fact_three_public (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    item varchar not null,
    basis varchar not null,
    fund_source varchar not null,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null,
    proved boolean not null
);
comment on table fact_three_public is 'Three public expenses (三公经费) and what is printed with them.';
comment on column fact_three_public.cell_id is 'Cell that prints the amount; key of source_cell.';
comment on column fact_three_public.document_id is 'Key of dim_document.';
comment on column fact_three_public.form_id is 'Form that the table is; key of dim_form.';
comment on column fact_three_public.table_id is 'Key of source_table.';
comment on column fact_three_public.agency_id is 'Key of dim_agency.';
comment on column fact_three_public.unit_name is 'Budget unit (预算单位) that the row belongs to; the agency where the table names no other.';
comment on column fact_three_public.fiscal_year is 'Fiscal year of the document.';
comment on column fact_three_public.item is 'total, overseas_travel, vehicle_total, vehicle_purchase, vehicle_operation, reception, conference, training, operating_expenses. Totals stand here only where their parts are not printed.';
comment on column fact_three_public.basis is 'current, prior; in a final account budget, final.';
comment on column fact_three_public.fund_source is 'Key of dim_fund_source; all where the form does not break it down.';
comment on column fact_three_public.amount_yuan is 'Amount in 元, exact.';
comment on column fact_three_public.printed_text is 'Amount as printed.';
comment on column fact_three_public.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column fact_three_public.proved is 'True if the balanced equations of the table bear the cell out: one of several terms, or a column that repeats such a sum.';

create table fact_procurement (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    project_name varchar not null,
    catalogue_name varchar,
    function_code varchar,
    department_economic_code varchar,
    government_economic_code varchar,
    fund_source varchar not null,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null,
    proved boolean not null
);
comment on table fact_procurement is 'Government procurement (政府采购) and purchase of services: one row per leaf cell.';
comment on column fact_procurement.cell_id is 'Cell that prints the amount; key of source_cell.';
comment on column fact_procurement.document_id is 'Key of dim_document.';
comment on column fact_procurement.form_id is 'Form that the table is; key of dim_form.';
comment on column fact_procurement.table_id is 'Key of source_table.';
comment on column fact_procurement.agency_id is 'Key of dim_agency.';
comment on column fact_procurement.unit_name is 'Budget unit (预算单位) that the row belongs to; the agency where the table names no other.';
comment on column fact_procurement.fiscal_year is 'Fiscal year of the document.';
comment on column fact_procurement.project_name is 'What is bought, or the project it is bought for, as printed.';
comment on column fact_procurement.catalogue_name is 'Entry of the procurement catalogue (采购目录), as printed.';
comment on column fact_procurement.function_code is 'Code by function (类款项), 3, 5 or 7 digits; key of dim_function.';
comment on column fact_procurement.department_economic_code is 'Economic code of the department budget, 3 or 5 digits.';
comment on column fact_procurement.government_economic_code is 'Economic code of the government budget, 3 or 5 digits.';
comment on column fact_procurement.fund_source is 'Key of dim_fund_source; all where the form does not break it down.';
comment on column fact_procurement.amount_yuan is 'Amount in 元, exact.';
comment on column fact_procurement.printed_text is 'Amount as printed.';
comment on column fact_procurement.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column fact_procurement.proved is 'True if the balanced equations of the table bear the cell out: one of several terms, or a column that repeats such a sum.';
