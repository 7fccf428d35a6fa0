-- What a document says it holds, what it must hold, and what became of each page.

create table contents_entry (
    entry_id varchar primary key,
    document_id varchar not null,
    printed_number varchar,
    title varchar not null,
    form_id varchar,
    said_empty boolean,
    reason varchar,
    page integer,
    line integer,
    found_as varchar not null,
    table_id varchar,
    found_title varchar,
    found_page integer,
    found_line integer
);
comment on table contents_entry is 'Forms that the list of contents (目录) names, each with what is there of it.';
comment on column contents_entry.entry_id is 'document_id and number of the entry.';
comment on column contents_entry.document_id is 'Key of dim_document.';
comment on column contents_entry.printed_number is 'Number in the list, as printed: 表6, 十一; null without one.';
comment on column contents_entry.title is 'Title in the list, white space removed.';
comment on column contents_entry.form_id is 'Form that the entry names; null if it is none that is known.';
comment on column contents_entry.said_empty is 'What the list says in its column 是否空表: true if the form is empty, false if not, null if it does not say.';
comment on column contents_entry.reason is 'Why it is empty (公开空表理由), as the list says.';
comment on column contents_entry.page is 'Page of the entry, for formats that have pages; number of the sheet, for workbooks.';
comment on column contents_entry.line is 'Line of the entry, for text.';
comment on column contents_entry.found_as is 'table; text (its title over a sentence that says it is empty); unread (its title over lines of figures that are not read as a table); heading (its title alone); or absent.';
comment on column contents_entry.table_id is 'Table that it names; key of source_table.';
comment on column contents_entry.found_title is 'Title there, as printed; null if it is not known.';
comment on column contents_entry.found_page is 'Page there, for formats that have pages; number of the sheet, for workbooks.';
comment on column contents_entry.found_line is 'Line there, for text.';

create table text_mark (
    mark_id varchar primary key,
    document_id varchar not null,
    mark_kind varchar not null,
    requirement_id varchar,
    printed_text varchar not null,
    page integer,
    line integer
);
comment on table text_mark is 'Places that say how complete a document is: parts that the rules of publication ask for, and what a template left.';
comment on column text_mark.mark_id is 'document_id and number.';
comment on column text_mark.document_id is 'Key of dim_document.';
comment on column text_mark.mark_kind is 'part (the first place of a required part), placeholder (XX局, a year without its last digits), unfinished (a sentence that breaks off), stops (a stop behind a stop), other_year (a heading of another year) or withheld (amounts are said to be left out, being secret).';
comment on column text_mark.requirement_id is 'Part that stands there; key of dim_required_form.';
comment on column text_mark.printed_text is 'Text as printed.';
comment on column text_mark.page is 'Page, for formats that have pages; number of the sheet, for workbooks.';
comment on column text_mark.line is 'Line, for text; row of the sheet, for workbooks.';

create table page_coverage (
    document_id varchar not null,
    page integer not null,
    characters integer not null,
    cells_read integer not null,
    cells_understood integer not null,
    cells_set_aside integer not null,
    claims integer not null,
    figure_lines integer not null,
    is_picture boolean not null,
    primary key (document_id, page)
);
comment on table page_coverage is 'What became of each page, for formats that have pages; number of the sheet, for workbooks.';
comment on column page_coverage.document_id is 'Key of dim_document.';
comment on column page_coverage.page is 'Page, from 1.';
comment on column page_coverage.characters is 'Printed characters, white space not counted.';
comment on column page_coverage.cells_read is 'Cells of tables that stand on it.';
comment on column page_coverage.cells_understood is 'Cells of them that are facts, totals, memos, labels or declared empty.';
comment on column page_coverage.cells_set_aside is 'Cells of them that are set aside.';
comment on column page_coverage.claims is 'Statements of its text in fact_narrative_claim.';
comment on column page_coverage.figure_lines is 'Lines of its text with two amounts or more: rows of a table that is not read as one, if there are many.';
comment on column page_coverage.is_picture is 'True for a page without text that a picture fills, such as a scan.';
