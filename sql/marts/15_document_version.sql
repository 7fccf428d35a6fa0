-- The same disclosure comes in several versions: published again, or extracted again. Their money is the same money, so
-- that the views count one document for each agency, fiscal year and kind: the one that most facts were read from.

create view document_version as
with version as (
    select
        dim_document.document_id,
        dim_document.agency_id,
        dim_document.agency_name,
        dim_document.fiscal_year,
        dim_document.document_kind,
        dim_document.file_name,
        dim_document.cells_fact as fact_count,
        count(*) over (
            partition by dim_document.agency_id, dim_document.fiscal_year, dim_document.document_kind
        ) as version_count,
        row_number() over (
            partition by dim_document.agency_id, dim_document.fiscal_year, dim_document.document_kind
            order by dim_document.cells_fact desc, dim_document.document_id asc
        ) as version_rank
    from dim_document
)

select
    version.document_id,
    version.agency_id,
    version.agency_name,
    version.fiscal_year,
    version.document_kind,
    version.file_name,
    version.fact_count,
    version.version_count,
    version.version_rank = 1 as is_counted
from version;

comment on view document_version is 'Documents by disclosure (agency, fiscal year, kind): the views sum the one that is_counted says, and leave out its other versions.';
comment on column document_version.document_id is 'Key of dim_document.';
comment on column document_version.agency_id is 'Key of dim_agency.';
comment on column document_version.agency_name is 'Agency name as printed.';
comment on column document_version.fiscal_year is 'Fiscal year of the document.';
comment on column document_version.document_kind is 'Kind of disclosure, as in dim_document.';
comment on column document_version.file_name is 'Name under which the bytes came in.';
comment on column document_version.fact_count is 'Facts read from it.';
comment on column document_version.version_count is 'Documents of the same disclosure.';
comment on column document_version.is_counted is 'True for the one that the views sum: of several, that with most facts.';
