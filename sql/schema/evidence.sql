-- Evidence: where every figure stands, what the document itself says about it, and what was found.

create table source_table (
    table_id varchar primary key,
    document_id varchar not null,
    table_number smallint not null,
    form_id varchar,
    title varchar,
    printed_number varchar,
    printed_unit varchar,
    unit_source varchar,
    page integer,
    line integer,
    row_count integer not null,
    column_count integer not null,
    status varchar not null,
    reason varchar
);
comment on table source_table is 'Tables found in the documents, in reading order.';
comment on column source_table.table_id is 'document_id and number of the table, e.g. 1f00…:t03.';
comment on column source_table.document_id is 'Key of dim_document.';
comment on column source_table.table_number is 'Position in the document, from 1.';
comment on column source_table.form_id is 'Form that the table is; null if it is none that is known.';
comment on column source_table.title is 'Title as printed, white space removed.';
comment on column source_table.printed_number is 'Number that the document gives the form, as printed, e.g. 表6; null without one.';
comment on column source_table.printed_unit is 'Unit that its amounts are in: 元, 千元 or 万元.';
comment on column source_table.unit_source is 'table where the table prints its unit, document where it was taken from the other tables.';
comment on column source_table.page is 'First page, for formats that have pages; number of the sheet, for workbooks.';
comment on column source_table.line is 'First line, for text; row of the sheet, for workbooks.';
comment on column source_table.row_count is 'Rows.';
comment on column source_table.column_count is 'Columns.';
comment on column source_table.status is 'loaded, empty, set_aside or not_money.';
comment on column source_table.reason is 'Why a table was set aside, as a sentence.';

create table source_cell (
    cell_id varchar primary key,
    document_id varchar not null,
    table_id varchar not null,
    row_number smallint not null,
    column_number smallint not null,
    page integer,
    line integer,
    x0 double,
    top double,
    x1 double,
    bottom double,
    printed_text varchar not null,
    amount_yuan decimal(18, 2),
    precision_yuan decimal(18, 2),
    row_label varchar,
    column_label varchar,
    cell_role varchar not null
);
comment on table source_cell is 'Every printed cell of every table, with its place and what became of it.';
comment on column source_cell.cell_id is 'table_id, row and column, e.g. 1f00…:t03:r07:c05.';
comment on column source_cell.document_id is 'Key of dim_document.';
comment on column source_cell.table_id is 'Key of source_table.';
comment on column source_cell.row_number is 'Row in the table, from 1.';
comment on column source_cell.column_number is 'Column in the table, from 1, as printed.';
comment on column source_cell.page is 'Page, for formats that have pages; number of the sheet, for workbooks.';
comment on column source_cell.line is 'Line, for text; row of the sheet, for workbooks.';
comment on column source_cell.x0 is 'Left edge in points, for formats with geometry.';
comment on column source_cell.top is 'Top edge in points.';
comment on column source_cell.x1 is 'Right edge in points.';
comment on column source_cell.bottom is 'Bottom edge in points.';
comment on column source_cell.printed_text is 'Text as printed.';
comment on column source_cell.amount_yuan is 'Amount in 元, if the cell is a figure of money.';
comment on column source_cell.precision_yuan is 'Value of the last printed digit, in 元.';
comment on column source_cell.row_label is 'What the row says, in words.';
comment on column source_cell.column_label is 'What the column says, in words, header levels joined by /.';
comment on column source_cell.cell_role is 'fact, control_total, memo, label, set_aside or declared_empty.';

create table control_total (
    cell_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    agency_id varchar not null,
    unit_name varchar not null,
    fiscal_year smallint,
    row_kind varchar not null,
    side varchar,
    classification varchar,
    line_name varchar,
    function_code varchar,
    department_economic_code varchar,
    government_economic_code varchar,
    fund_source varchar not null,
    expenditure_type varchar not null,
    item varchar,
    basis varchar,
    amount_yuan decimal(18, 2) not null,
    printed_text varchar not null,
    printed_unit varchar not null,
    proved boolean not null
);
comment on table control_total is 'Printed sums: cells whose parts are printed beside or below them. Never added to facts.';
comment on column control_total.cell_id is 'Key of source_cell.';
comment on column control_total.document_id is 'Key of dim_document.';
comment on column control_total.form_id is 'Key of dim_form.';
comment on column control_total.table_id is 'Key of source_table.';
comment on column control_total.agency_id is 'Key of dim_agency.';
comment on column control_total.unit_name is 'Budget unit that the row belongs to.';
comment on column control_total.fiscal_year is 'Fiscal year of the document.';
comment on column control_total.row_kind is 'What the row is: total 合计, unit, code, line, project, current_total 本年合计, grand_total 收入总计 or 支出总计.';
comment on column control_total.side is 'revenue or expenditure, in summary forms.';
comment on column control_total.classification is 'What the block lists, in summary forms.';
comment on column control_total.line_name is 'Label of the row as printed, without its numbering.';
comment on column control_total.function_code is 'Code by function, where the row has one.';
comment on column control_total.department_economic_code is 'Economic code of the department budget.';
comment on column control_total.government_economic_code is 'Economic code of the government budget.';
comment on column control_total.fund_source is 'Key of dim_fund_source; all in a column that does not break it down.';
comment on column control_total.expenditure_type is 'Key of dim_expenditure_type; unspecified in a column that does not break it down.';
comment on column control_total.item is 'Item of the three public expenses.';
comment on column control_total.basis is 'current, prior, budget or final, in three_public.';
comment on column control_total.amount_yuan is 'Amount in 元, exact.';
comment on column control_total.printed_text is 'Amount as printed.';
comment on column control_total.printed_unit is 'Unit printed for the table.';
comment on column control_total.proved is 'True if the balanced equations of the table bear the cell out.';

create table equation (
    equation_id varchar primary key,
    document_id varchar not null,
    form_id varchar not null,
    table_id varchar not null,
    direction varchar not null,
    axis varchar not null,
    relation varchar not null,
    total_cell_id varchar not null
);
comment on table equation is 'What the layout of a table states about its own cells: one total and its terms.';
comment on column equation.equation_id is 'table_id and number.';
comment on column equation.document_id is 'Key of dim_document.';
comment on column equation.form_id is 'Key of dim_form.';
comment on column equation.table_id is 'Key of source_table.';
comment on column equation.direction is 'row: the total stands in the same row as its terms; column: in the same column.';
comment on column equation.axis is 'What the total is broken down by: fund_source, expenditure_type, item, unit, code, line, project.';
comment on column equation.relation is 'equals, or at_least where the parts (其中) need not cover the total.';
comment on column equation.total_cell_id is 'Cell of the total; key of source_cell.';

create table equation_term (
    equation_id varchar not null,
    cell_id varchar not null
);
comment on table equation_term is 'The terms of each equation.';
comment on column equation_term.equation_id is 'Key of equation.';
comment on column equation_term.cell_id is 'Cell of the term; key of source_cell.';

create table form_coverage (
    document_id varchar not null,
    form_id varchar not null,
    status varchar not null,
    listed_as varchar,
    table_count smallint not null,
    fact_count integer not null,
    proved_count integer not null,
    reason varchar
);
comment on table form_coverage is 'What became of each form in each document.';
comment on column form_coverage.document_id is 'Key of dim_document.';
comment on column form_coverage.form_id is 'Key of dim_form.';
comment on column form_coverage.status is 'present, empty (there, without an amount other than zero), partial (part of the table is missing), listed_but_absent (in the contents, not in the document) or set_aside.';
comment on column form_coverage.listed_as is 'Name in the list of contents, if listed.';
comment on column form_coverage.table_count is 'Tables of that form in the document.';
comment on column form_coverage.fact_count is 'Facts loaded from it.';
comment on column form_coverage.proved_count is 'Facts of them that are proved.';
comment on column form_coverage.reason is 'Why it is partial, absent, set aside, or empty.';

create table unknown_label (
    table_id varchar not null,
    label_kind varchar not null,
    label varchar not null,
    document_id varchar not null,
    occurrence_count integer not null,
    page integer,
    line integer,
    primary key (table_id, label_kind, label)
);
comment on table unknown_label is 'Words that name what figures mean and that the vocabulary does not know: each once for every table that prints them.';
comment on column unknown_label.table_id is 'Key of source_table.';
comment on column unknown_label.label_kind is 'title: the line over a table that is no known form; heading: over a column; row: beside amounts.';
comment on column unknown_label.label is 'Words as the vocabulary would have them: without white space, numbering and quotes.';
comment on column unknown_label.document_id is 'Key of dim_document.';
comment on column unknown_label.occurrence_count is 'Columns or rows of the table that print it.';
comment on column unknown_label.page is 'Page of the first of them, for formats that have pages (number of the sheet, for workbooks); of a heading, the page on which its table begins.';
comment on column unknown_label.line is 'Line, for text; row of the sheet, for workbooks.';

create table finding (
    finding_id varchar primary key,
    document_id varchar not null,
    form_id varchar,
    table_id varchar,
    cell_id varchar,
    other_cell_ids varchar[],
    claim_id varchar,
    rule_id varchar not null,
    severity varchar not null,
    outcome varchar not null,
    stated varchar,
    expected varchar,
    difference decimal(18, 2),
    place varchar,
    explanation varchar not null,
    explanation_zh varchar not null
);
comment on table finding is 'What is wrong or worth knowing, one row each.';
comment on column finding.finding_id is 'rule_id, document and number.';
comment on column finding.document_id is 'Key of dim_document.';
comment on column finding.form_id is 'Key of dim_form.';
comment on column finding.table_id is 'Key of source_table.';
comment on column finding.cell_id is 'Cell that the finding is about; key of source_cell.';
comment on column finding.other_cell_ids is 'Other cells that speak against it: parts of its sum, or the same figure in another form; keys of source_cell.';
comment on column finding.claim_id is 'Statement of the text that it is about; key of fact_narrative_claim.';
comment on column finding.rule_id is 'Key of rule.';
comment on column finding.severity is 'error: a figure is wrong; warning: a reader should look; info: worth knowing.';
comment on column finding.outcome is 'failed; repaired where the reading was put right with proof; accepted where people decided so (see accepted_finding); withheld where the document says that it leaves some out; or, of our reading and not of the document: set_aside (not loaded) and not_understood.';
comment on column finding.stated is 'What the document prints.';
comment on column finding.expected is 'What the rule expects.';
comment on column finding.difference is 'stated − expected in 元, where both are amounts.';
comment on column finding.place is 'Where it stands, in the reader''s terms.';
comment on column finding.explanation is 'The finding as an English sentence.';
comment on column finding.explanation_zh is 'The finding as a Chinese sentence.';

create table accepted_finding (
    finding_id varchar primary key,
    document_id varchar not null,
    reason varchar not null,
    source varchar not null,
    accepted_by varchar not null,
    accepted_on date not null
);
comment on table accepted_finding is 'Findings that people looked at and accepted as the publisher''s, in expectations/accepted; their outcome is accepted.';
comment on column accepted_finding.finding_id is 'Key of finding.';
comment on column accepted_finding.document_id is 'Key of dim_document.';
comment on column accepted_finding.reason is 'Why nothing is to be done about it.';
comment on column accepted_finding.source is 'What shows that: a page, a letter, an answer of the publisher.';
comment on column accepted_finding.accepted_by is 'Who accepted it.';
comment on column accepted_finding.accepted_on is 'On which day.';

create table rule (
    rule_id varchar primary key,
    family varchar not null,
    severity varchar not null,
    title varchar not null,
    title_zh varchar not null,
    checked_by varchar not null
);
comment on table rule is 'The catalogue of rules.';
comment on column rule.rule_id is 'Letter of the family and a number; never reused.';
comment on column rule.family is 'structure, contract, row, column, balance, cross_form, code, completeness, text, version or performance.';
comment on column rule.severity is 'error, warning or info.';
comment on column rule.title is 'The rule in English.';
comment on column rule.title_zh is 'The rule in Chinese.';
comment on column rule.checked_by is 'sql: a file of sql/rules; reading: found while the document is read; contract: a suite of expectations; warehouse: a file of sql/rules that looks across documents while the warehouse is built.';

create table comparison (
    document_id varchar not null,
    rule_id varchar not null,
    cell_id varchar not null,
    other_cell_ids varchar[] not null,
    holds boolean not null
);
comment on table comparison is 'Figures that a rule held against figures of other forms, or of another block: the equations between forms. Those within a table are in equation.';
comment on column comparison.document_id is 'Key of dim_document.';
comment on column comparison.rule_id is 'Key of rule.';
comment on column comparison.cell_id is 'Cell that was compared; key of source_cell.';
comment on column comparison.other_cell_ids is 'Cells that it was compared with, or with the sum of which; keys of source_cell.';
comment on column comparison.holds is 'True if they agree within rounding.';

create table rule_result (
    document_id varchar not null,
    rule_id varchar not null,
    outcome varchar not null,
    comparisons integer not null,
    failures integer not null
);
comment on table rule_result is 'What each rule did on each document.';
comment on column rule_result.document_id is 'Key of dim_document.';
comment on column rule_result.rule_id is 'Key of rule.';
comment on column rule_result.outcome is 'passed, failed, or not_enough_data where there was nothing to compare.';
comment on column rule_result.comparisons is 'Comparisons made.';
comment on column rule_result.failures is 'Comparisons that failed.';

create table correction (
    correction_id varchar primary key,
    document_id varchar not null,
    form_id varchar,
    table_id varchar not null,
    cell_id varchar not null,
    correction_kind varchar not null,
    printed_place varchar not null,
    meant_place varchar not null,
    printed_value varchar,
    meant_value varchar,
    proof varchar not null
);
comment on table correction is 'Cells that are read elsewhere or otherwise than printed, each with its proof.';
comment on column correction.correction_id is 'document_id and number.';
comment on column correction.document_id is 'Key of dim_document.';
comment on column correction.form_id is 'Key of dim_form.';
comment on column correction.table_id is 'Key of source_table.';
comment on column correction.cell_id is 'Key of source_cell.';
comment on column correction.correction_kind is 'column: an amount stood in another column; header: a column heading stood elsewhere; label: a row label stood in another column; code: a code stood beside the name of another entry; reviewed: people said so, in expectations/corrections.';
comment on column correction.printed_place is 'Where it is printed, in words.';
comment on column correction.meant_place is 'Where it belongs, in words.';
comment on column correction.printed_value is 'What is printed there, where the words or the figure are put right and not the place.';
comment on column correction.meant_value is 'What it is read as.';
comment on column correction.proof is 'The equations that leave no other place; for a code the amounts of another form; for a reviewed correction its reason, source and reviewer.';

create table load_run (
    run_id varchar primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    version varchar not null,
    documents_given integer,
    documents_read integer,
    documents_unchanged integer,
    documents_rejected integer,
    facts bigint,
    findings bigint,
    documents_new integer,
    started_by varchar,
    outcome varchar not null default 'published',
    error varchar
);
comment on table load_run is 'Runs up to the one that built this file, also those that changed nothing; `yusuan runs` lists later ones too. Counts are null where a run did not come so far.';
comment on column load_run.run_id is 'Key of the run.';
comment on column load_run.started_at is 'Start.';
comment on column load_run.finished_at is 'End; null for a run that was killed.';
comment on column load_run.version is 'Version of yusuan.';
comment on column load_run.documents_given is 'Documents named to the run.';
comment on column load_run.documents_read is 'Documents read anew.';
comment on column load_run.documents_unchanged is 'Documents whose staged frames were used as they were.';
comment on column load_run.documents_rejected is 'Documents turned away.';
comment on column load_run.facts is 'Facts in the warehouse after the run.';
comment on column load_run.findings is 'Findings in the warehouse after the run.';
comment on column load_run.documents_new is 'Documents read for the first time.';
comment on column load_run.started_by is 'command_line, schedule, backfill, or program (called from Python); null for runs of earlier versions.';
comment on column load_run.outcome is 'published: the warehouse was replaced; unchanged: it is what it was; failed; skipped: another run was at work; killed: ended from outside.';
comment on column load_run.error is 'Why a run failed, was skipped or left off.';
