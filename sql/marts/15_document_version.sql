-- The same disclosure comes in several versions: published again, put right, or extracted again. Their money is the same
-- money, so that the views count one document for each agency, fiscal year and kind: the one that has most facts proved by
-- its own arithmetic, then most facts. The order in which documents came is no reason, since it must not change an answer;
-- where nothing else decides, the lower document_id does, and `yusuan withdraw` is how a person decides otherwise.

create view document_version as
with proved as (
    select
        form_coverage.document_id,
        sum(form_coverage.proved_count)::bigint as proved_count
    from form_coverage
    group by form_coverage.document_id
),

version as (
    select
        dim_document.document_id,
        dim_document.agency_id,
        dim_document.agency_name,
        dim_document.fiscal_year,
        dim_document.document_kind,
        dim_document.file_name,
        dim_document.cells_fact as fact_count,
        coalesce(proved.proved_count, 0) as proved_count,
        -- Without a year nothing says that two documents are of the same one.
        case when dim_document.fiscal_year is null then dim_document.document_id end as undated_document_id
    from dim_document
    left join proved on dim_document.document_id = proved.document_id
),

ranked as (
    select
        version.*,
        count(*) over disclosure as version_count,
        row_number() over best as version_rank,
        first_value(version.document_id) over best as counted_document_id,
        first_value(version.proved_count) over best as counted_proved_count,
        first_value(version.fact_count) over best as counted_fact_count
    from version
    window
        disclosure as (partition by version.agency_id, version.fiscal_year, version.document_kind, version.undated_document_id),
        best as (
            partition by version.agency_id, version.fiscal_year, version.document_kind, version.undated_document_id
            order by version.proved_count desc, version.fact_count desc, version.document_id asc
        )
)

select
    ranked.document_id,
    ranked.agency_id,
    ranked.agency_name,
    ranked.fiscal_year,
    ranked.document_kind,
    ranked.file_name,
    ranked.fact_count,
    ranked.proved_count,
    ranked.version_count,
    ranked.counted_document_id,
    ranked.version_rank = 1 as is_counted,
    case
        when ranked.version_rank = 1 then null
        when ranked.proved_count < ranked.counted_proved_count then 'fewer_proved'
        when ranked.fact_count < ranked.counted_fact_count then 'fewer_facts'
        else 'undecided'
    end as left_out_because
from ranked;

comment on view document_version is 'Documents by disclosure (agency, fiscal year, kind): the views sum the one that is_counted says, and leave out its other versions. `yusuan withdraw` takes a version out.';
comment on column document_version.document_id is 'Key of dim_document.';
comment on column document_version.agency_id is 'Key of dim_agency.';
comment on column document_version.agency_name is 'Agency name as printed.';
comment on column document_version.fiscal_year is 'Fiscal year of the document.';
comment on column document_version.document_kind is 'Kind of disclosure, as in dim_document.';
comment on column document_version.file_name is 'Name under which the bytes came in.';
comment on column document_version.fact_count is 'Facts read from it.';
comment on column document_version.proved_count is 'Facts of them that the document''s own arithmetic proves.';
comment on column document_version.version_count is 'Documents of the same disclosure.';
comment on column document_version.is_counted is 'True for the one that the views sum: of several, that with most proved facts, then with most facts, then with the lower document_id.';
comment on column document_version.counted_document_id is 'Document of the disclosure that is counted; itself for the one that is.';
comment on column document_version.left_out_because is 'Why the views leave it out: fewer_proved or fewer_facts than the counted one, or undecided, where it has as many of both; null for the counted one.';
