-- The text (说明) of a document: what it states, and what the tables state of the same.

create table fact_narrative_claim (
    claim_id varchar primary key,
    document_id varchar not null,
    agency_id varchar not null,
    fiscal_year smallint,
    section varchar,
    subject varchar not null,
    topic varchar,
    side varchar,
    code varchar,
    fund_source varchar,
    expenditure_type varchar,
    item varchar,
    metric varchar not null,
    basis varchar not null,
    amount_yuan decimal(18, 2),
    precision_yuan decimal(18, 2),
    value decimal(18, 6),
    value_precision decimal(18, 6),
    direction varchar,
    base varchar,
    base_subject varchar,
    of_claim_id varchar,
    base_claim_id varchar,
    printed_text varchar not null,
    printed_unit varchar,
    sentence varchar not null,
    page integer,
    line integer
);
comment on table fact_narrative_claim is 'What the text (说明) states: one row per stated amount, change, rate, share and count.';
comment on column fact_narrative_claim.claim_id is 'Document and place of the claim.';
comment on column fact_narrative_claim.document_id is 'Key of dim_document.';
comment on column fact_narrative_claim.agency_id is 'Key of dim_agency.';
comment on column fact_narrative_claim.fiscal_year is 'Fiscal year of the document.';
comment on column fact_narrative_claim.section is 'Heading of the part of the text that the sentence stands under, as printed.';
comment on column fact_narrative_claim.subject is 'What the text speaks of, as printed.';
comment on column fact_narrative_claim.topic is 'What the subject means: revenue, expenditure, revenue_and_expenditure, appropriation (财政拨款, or a fund''s 拨款 of which the text does not say the side), three_public, operating_expenses, procurement, staff, vehicles, assets, performance or code; null where it is not understood.';
comment on column fact_narrative_claim.side is 'revenue or expenditure, where the subject says which.';
comment on column fact_narrative_claim.code is 'Classification code of the subject: printed behind it, or the one entry of the fiscal year that its printed names determine.';
comment on column fact_narrative_claim.fund_source is 'Key of dim_fund_source, where subject or section says which; null elsewhere.';
comment on column fact_narrative_claim.expenditure_type is 'Key of dim_expenditure_type, where the subject says which; null elsewhere.';
comment on column fact_narrative_claim.item is 'Item of the three public expenses and what is printed with them, as in fact_three_public; kind of staff, vehicle, asset or procurement; current_year (本年收入合计) or grand_total (收入总计) where revenue and expenditure say which.';
comment on column fact_narrative_claim.metric is 'amount; change (an amount by which the subject grew or shrank); growth_rate (percent); share (percent of a whole); completion_rate (percent of the budget that was spent); count; other (a figure of which the words do not say what it measures).';
comment on column fact_narrative_claim.basis is 'What the stated figure is of: current, prior; in a final account budget, final, prior; other for a year that is neither this one nor the last.';
comment on column fact_narrative_claim.amount_yuan is 'Amount or change in 元; a change is negative where direction is decrease.';
comment on column fact_narrative_claim.precision_yuan is 'Value of the last printed digit, in 元.';
comment on column fact_narrative_claim.value is 'Rate or share in percent, or count; a growth rate is negative where direction is decrease.';
comment on column fact_narrative_claim.value_precision is 'Value of the last printed digit of value.';
comment on column fact_narrative_claim.direction is 'increase, decrease or unchanged, as the words say; null where none do, or where they contradict each other; then the amount has no sign.';
comment on column fact_narrative_claim.base is 'What change, rate or share is measured against: prior (last year), budget (年初预算) or whole.';
comment on column fact_narrative_claim.base_subject is 'The base as printed.';
comment on column fact_narrative_claim.of_claim_id is 'Claim that states the amount which this change, rate or share speaks of.';
comment on column fact_narrative_claim.base_claim_id is 'Claim that states the amount of the base, where the text does.';
comment on column fact_narrative_claim.printed_text is 'Figure as printed; the word where no figure is (持平).';
comment on column fact_narrative_claim.printed_unit is 'Unit as printed.';
comment on column fact_narrative_claim.sentence is 'The sentence.';
comment on column fact_narrative_claim.page is 'Page, for formats that have pages; number of the sheet, for workbooks.';
comment on column fact_narrative_claim.line is 'Line, for text; row of the sheet, for workbooks.';

create table claim_match (
    claim_id varchar not null,
    document_id varchar not null,
    form_id varchar not null,
    cell_id varchar not null,
    table_amount_yuan decimal(18, 2) not null,
    tolerance_yuan decimal(18, 2) not null,
    agrees boolean not null,
    chosen boolean not null,
    primary key (claim_id, form_id)
);
comment on table claim_match is 'What the tables state where the text speaks of the same: one row per claim and form that could bear it out.';
comment on column claim_match.claim_id is 'Key of fact_narrative_claim.';
comment on column claim_match.document_id is 'Key of dim_document.';
comment on column claim_match.form_id is 'Form that states the same; key of dim_form.';
comment on column claim_match.cell_id is 'Cell that states it, the first of them where it is a sum; key of source_cell.';
comment on column claim_match.table_amount_yuan is 'What the form states, in 元.';
comment on column claim_match.tolerance_yuan is 'What rounding of both allows, in 元.';
comment on column claim_match.agrees is 'True if both agree within it.';
comment on column claim_match.chosen is 'True for the one form that the claim is held against.';
