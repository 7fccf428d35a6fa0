-- What a document measures, and whether its money may be added to that of other agencies: one place for what
-- "What is never added" of the README says, so that whoever sums over agencies has one column to filter by.

create view document_measure as
select
    dim_document.document_id,
    part_of_department.part_of_document_id,
    case when ends_with(dim_document.document_kind, 'final_account') then 'final_account' else 'budget' end as measure,
    -- Without a year nothing says that two documents are of the same one.
    document_version.is_counted
    and part_of_department.part_of_document_id is null
    and dim_document.fiscal_year is not null as countable
from dim_document
inner join document_version on dim_document.document_id = document_version.document_id
left join part_of_department on dim_document.document_id = part_of_department.document_id;

comment on view document_measure is 'What each document measures, budget or final account, and whether its money may be added to that of other agencies.';
comment on column document_measure.document_id is 'Key of dim_document.';
comment on column document_measure.measure is 'budget 预算 or final_account 决算: never added to one another.';
comment on column document_measure.part_of_document_id is 'Document of the department that contains this money, where that is proved (document_relation).';
comment on column document_measure.countable is 'True where no other counted document of the same year and measure is known to contain the money: its disclosure is counted from this version, no department''s document contains it, and its fiscal year is known. Sum over agencies where it is true, within one measure, year and scope.';
