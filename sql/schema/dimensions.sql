-- Dimensions: what facts are keyed by. Every value is listed in sql/reference or comes from a document.

create table dim_document (
    document_id varchar primary key,
    file_name varchar not null,
    sha256 varchar not null,
    media_type varchar not null,
    agency_id varchar not null,
    agency_name varchar not null,
    fiscal_year smallint,
    document_kind varchar not null,
    page_count integer,
    line_count integer,
    cells_read integer not null,
    cells_fact integer not null,
    cells_control_total integer not null,
    cells_memo integer not null,
    cells_label integer not null,
    cells_set_aside integer not null,
    cells_declared_empty integer not null
);
comment on table dim_document is 'One row per disclosure loaded, with the count of its printed table cells by what became of them: read = fact + control_total + memo + label + set_aside + declared_empty.';
comment on column dim_document.document_id is 'First 16 hex digits of the sha256 of the bytes.';
comment on column dim_document.file_name is 'Name under which the bytes came in first; never used to understand them.';
comment on column dim_document.sha256 is 'Identity of the document: sha256 of its bytes.';
comment on column dim_document.media_type is 'Format found in the bytes, as a media type.';
comment on column dim_document.agency_id is 'Agency that the document is about; key of dim_agency.';
comment on column dim_document.agency_name is 'Agency name as printed, white space removed.';
comment on column dim_document.fiscal_year is 'Fiscal year (预算年度) that the tables are for; null if the document prints none.';
comment on column dim_document.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算.';
comment on column dim_document.page_count is 'Pages, for formats that have pages; sheets of a workbook.';
comment on column dim_document.line_count is 'Lines, for text; of a web page or a document of Word each paragraph and each row of a table is one.';
comment on column dim_document.cells_read is 'Table cells that print something.';
comment on column dim_document.cells_fact is 'Cells that became facts.';
comment on column dim_document.cells_control_total is 'Cells that state a sum of others.';
comment on column dim_document.cells_memo is 'Printed figures that are neither: an 其中 that does not cover its parent, a rate of change.';
comment on column dim_document.cells_label is 'Cells that are words, codes or numbering.';
comment on column dim_document.cells_set_aside is 'Cells of tables or rows that were not loaded; the findings say why.';
comment on column dim_document.cells_declared_empty is 'Cells of forms that are there and hold no amount.';

create table rejected_document (
    document_id varchar primary key,
    file_name varchar not null,
    sha256 varchar not null,
    reason varchar not null
);
comment on table rejected_document is 'Files that were given and not loaded, with the reason as a sentence.';
comment on column rejected_document.document_id is 'First 16 hex digits of the sha256 of the bytes.';
comment on column rejected_document.file_name is 'Name under which the bytes came in.';
comment on column rejected_document.sha256 is 'sha256 of the bytes.';
comment on column rejected_document.reason is 'What was expected, what was found, what to do.';

create table withdrawn_document (
    document_id varchar primary key,
    file_name varchar not null,
    sha256 varchar not null,
    reason varchar not null,
    withdrawn_at timestamptz not null
);
comment on table withdrawn_document is 'Documents that a person took out of what is published (yusuan withdraw), with the reason; yusuan restore brings one back.';
comment on column withdrawn_document.document_id is 'First 16 hex digits of the sha256 of the bytes, which stay archived.';
comment on column withdrawn_document.file_name is 'Name under which the bytes came in.';
comment on column withdrawn_document.sha256 is 'sha256 of the bytes.';
comment on column withdrawn_document.reason is 'Why, as the person said it.';
comment on column withdrawn_document.withdrawn_at is 'When.';

create table dim_agency (
    agency_id varchar primary key,
    agency_name varchar not null,
    region_code varchar
);
comment on table dim_agency is 'Agencies (部门, 单位) that published a disclosure.';
comment on column dim_agency.agency_id is 'Stable key: first 12 hex digits of the sha256 of agency_name; of the name and the document where a document prints none.';
comment on column dim_agency.agency_name is 'Name as printed, white space removed.';
comment on column dim_agency.region_code is 'Administrative division that the name begins with, where it names one; key of dim_region.';

create table dim_region (
    region_code varchar primary key,
    region_name varchar not null,
    region_level varchar not null,
    parent_code varchar,
    full_name varchar not null
);
comment on table dim_region is 'Administrative divisions (行政区划, GB/T 2260) down to county level.';
comment on column dim_region.region_code is 'Six digits, GB/T 2260.';
comment on column dim_region.region_name is 'Official name, e.g. 江油市.';
comment on column dim_region.region_level is 'province, prefecture or county.';
comment on column dim_region.parent_code is 'Code of the division that this one belongs to; null for provinces.';
comment on column dim_region.full_name is 'Names from province down, joined.';

create table dim_function (
    function_code varchar not null,
    function_name varchar not null,
    function_level varchar not null,
    class_code varchar not null,
    class_name varchar,
    subclass_code varchar,
    subclass_name varchar,
    valid_from smallint,
    valid_to smallint,
    source varchar not null,
    confidence varchar not null
);
comment on table dim_function is 'Function classification of expenditure (支出功能分类): 类, 款, 项, by fiscal year. One row per code, name and span of years.';
comment on column dim_function.function_code is 'Digits joined: 3 类, 5 款, 7 项. Text.';
comment on column dim_function.function_name is 'Name of the entry in those years.';
comment on column dim_function.function_level is 'class 类, subclass 款 or item 项.';
comment on column dim_function.class_code is 'First three digits.';
comment on column dim_function.class_name is 'Name of the 类 in those years.';
comment on column dim_function.subclass_code is 'First five digits; null for a 类.';
comment on column dim_function.subclass_name is 'Name of the 款 in those years; null for a 类.';
comment on column dim_function.valid_from is 'First fiscal year in which the name is known to hold; null if not known.';
comment on column dim_function.valid_to is 'Last fiscal year in which the name is known to hold; null if still in use or not known.';
comment on column dim_function.source is 'Where the entry comes from: an edition of the official classification, or documents it was observed in.';
comment on column dim_function.confidence is 'high, medium or low.';

create table dim_department_economic (
    department_economic_code varchar not null,
    department_economic_name varchar not null,
    department_economic_level varchar not null,
    class_code varchar not null,
    class_name varchar,
    valid_from smallint,
    valid_to smallint,
    source varchar not null,
    confidence varchar not null
);
comment on table dim_department_economic is 'Economic classification of the department budget (部门预算支出经济分类), by fiscal year.';
comment on column dim_department_economic.department_economic_code is '3 digits 类, 5 digits 款. Text.';
comment on column dim_department_economic.department_economic_name is 'Name of the entry in those years.';
comment on column dim_department_economic.department_economic_level is 'class 类 or subclass 款.';
comment on column dim_department_economic.class_code is 'First three digits.';
comment on column dim_department_economic.class_name is 'Name of the 类.';
comment on column dim_department_economic.valid_from is 'First fiscal year in which the name is known to hold; null if not known.';
comment on column dim_department_economic.valid_to is 'Last fiscal year in which the name is known to hold; null if still in use or not known.';
comment on column dim_department_economic.source is 'Where the entry comes from.';
comment on column dim_department_economic.confidence is 'high, medium or low.';

create table dim_government_economic (
    government_economic_code varchar not null,
    government_economic_name varchar not null,
    government_economic_level varchar not null,
    class_code varchar not null,
    class_name varchar,
    valid_from smallint,
    valid_to smallint,
    source varchar not null,
    confidence varchar not null
);
comment on table dim_government_economic is 'Economic classification of the government budget (政府预算支出经济分类), by fiscal year; in force since 2018.';
comment on column dim_government_economic.government_economic_code is '3 digits 类, 5 digits 款. Text.';
comment on column dim_government_economic.government_economic_name is 'Name of the entry in those years.';
comment on column dim_government_economic.government_economic_level is 'class 类 or subclass 款.';
comment on column dim_government_economic.class_code is 'First three digits.';
comment on column dim_government_economic.class_name is 'Name of the 类.';
comment on column dim_government_economic.valid_from is 'First fiscal year in which the name is known to hold; null if not known.';
comment on column dim_government_economic.valid_to is 'Last fiscal year in which the name is known to hold; null if still in use or not known.';
comment on column dim_government_economic.source is 'Where the entry comes from.';
comment on column dim_government_economic.confidence is 'high, medium or low.';

create table dim_economic_pair (
    department_economic_code varchar not null,
    government_economic_code varchar not null,
    source varchar not null,
    confidence varchar not null
);
comment on table dim_economic_pair is 'Pairs of department and government economic codes known to belong together (30108 with 50102 for an agency, 50501 for an institution).';
comment on column dim_economic_pair.department_economic_code is 'Key of dim_department_economic.';
comment on column dim_economic_pair.government_economic_code is 'Key of dim_government_economic.';
comment on column dim_economic_pair.source is 'Where the pair comes from.';
comment on column dim_economic_pair.confidence is 'high, medium or low.';

create table dim_fund_source (
    fund_source varchar primary key,
    fund_source_name varchar not null,
    parent varchar
);
comment on table dim_fund_source is 'Sources of funds (资金来源).';
comment on column dim_fund_source.fund_source is 'Key, as in the facts.';
comment on column dim_fund_source.fund_source_name is 'Chinese name.';
comment on column dim_fund_source.parent is 'Fund source that this one is a part of.';

create table dim_expenditure_type (
    expenditure_type varchar primary key,
    expenditure_type_name varchar not null,
    parent varchar
);
comment on table dim_expenditure_type is 'Types of expenditure (支出类型): basic, project and their parts.';
comment on column dim_expenditure_type.expenditure_type is 'Key, as in the facts.';
comment on column dim_expenditure_type.expenditure_type_name is 'Chinese name.';
comment on column dim_expenditure_type.parent is 'Type that this one is a part of.';

create table dim_form (
    form_id varchar primary key,
    form_name varchar not null,
    fact_table varchar not null
);
comment on table dim_form is 'Forms (报表): the tables that a disclosure is made of.';
comment on column dim_form.form_id is 'Key, as in the facts.';
comment on column dim_form.form_name is 'Chinese name.';
comment on column dim_form.fact_table is 'Fact table that its leaf cells go to.';

create table dim_performance_level (
    level_1 varchar not null,
    level_2 varchar not null,
    source varchar not null,
    confidence varchar not null,
    primary key (level_1, level_2)
);
comment on table dim_performance_level is 'First and second levels (一级指标, 二级指标) of performance indicators, and which belongs under which.';
comment on column dim_performance_level.level_1 is 'First level, without a closing 指标.';
comment on column dim_performance_level.level_2 is 'Second level that may stand under it, without a closing 指标.';
comment on column dim_performance_level.source is 'Rule that names it.';
comment on column dim_performance_level.confidence is 'high, medium or low, as in sql/reference/README.md.';

create table dim_required_form (
    requirement_id varchar primary key,
    requirement_name varchar not null,
    document_kind varchar not null,
    part_kind varchar not null,
    form_ids varchar,
    words varchar not null,
    lacks varchar,
    duty varchar not null,
    valid_from smallint,
    valid_to smallint,
    source varchar not null
);
comment on table dim_required_form is 'Forms and parts of the text that the rules of publication ask of a document.';
comment on column dim_required_form.requirement_id is 'Key.';
comment on column dim_required_form.requirement_name is 'Chinese name.';
comment on column dim_required_form.document_kind is 'Documents that it is asked of: all, or words that begin or end their document_kind (department, final_account).';
comment on column dim_required_form.part_kind is 'form or text.';
comment on column dim_required_form.form_ids is 'Forms that meet it, separated by |.';
comment on column dim_required_form.words is 'Words that its title or the text has: groups apart by a blank, the alternatives of each by |.';
comment on column dim_required_form.lacks is 'Words that its title must not have, separated by |.';
comment on column dim_required_form.duty is 'must, or progressively where the rule asks for it as work allows (逐步公开).';
comment on column dim_required_form.valid_from is 'First fiscal year; null if not known.';
comment on column dim_required_form.valid_to is 'Last fiscal year; null if still in force.';
comment on column dim_required_form.source is 'Rule that asks for it.';

create table dim_name_variant (
    classification varchar not null,
    code varchar not null,
    variant varchar not null,
    note varchar not null,
    valid_to smallint
);
comment on table dim_name_variant is 'Other names that publishers print for an entry of a classification and that mean the same entry.';
comment on column dim_name_variant.classification is 'function, department_economic or government_economic.';
comment on column dim_name_variant.code is 'Code of the entry; key of the dimension that classification names.';
comment on column dim_name_variant.variant is 'Name as publishers print it.';
comment on column dim_name_variant.note is 'short form, other spelling, or outdated name: one that an earlier edition used.';
comment on column dim_name_variant.valid_to is 'Last fiscal year of an outdated name, where it is known.';
