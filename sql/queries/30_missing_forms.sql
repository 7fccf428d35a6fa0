-- Which forms that must be published does a document lack, or hold without a figure?
-- 按规定应公开的报表中，哪些缺失、空白或未能读取？
-- A form may have been published in another file; a blank one may be right (no such funds). partial and set_aside are limits
-- of reading, ours or the file's, and no fault of the publisher. Texts that must be published are in findings of rule L09.

with asked as (
    select
        document_version.document_id,
        document_version.agency_name,
        document_version.fiscal_year,
        document_version.document_kind,
        dim_required_form.requirement_id,
        dim_required_form.requirement_name,
        dim_required_form.duty,
        dim_required_form.source,
        string_split(dim_required_form.form_ids, '|') as form_ids
    from document_version
    inner join dim_required_form
        on
            (
                dim_required_form.document_kind = 'all'
                or starts_with(document_version.document_kind, dim_required_form.document_kind)
                or ends_with(document_version.document_kind, dim_required_form.document_kind)
            )
            and document_version.fiscal_year
            between coalesce(dim_required_form.valid_from, 0) and coalesce(dim_required_form.valid_to, 9999)
    where
        document_version.is_counted
        and dim_required_form.part_kind = 'form'
),

-- Several forms may meet a requirement: the one that was read best counts.
met as (
    select
        asked.document_id,
        asked.requirement_id,
        min(
            array_position(['present', 'partial', 'set_aside', 'empty', 'listed_but_absent'], form_coverage.status)
        ) as best
    from asked
    inner join form_coverage
        on
            asked.document_id = form_coverage.document_id
            and list_contains(asked.form_ids, form_coverage.form_id)
    group by
        asked.document_id,
        asked.requirement_id
),

titled as (
    select distinct
        text_mark.document_id,
        text_mark.requirement_id
    from text_mark
    where text_mark.mark_kind = 'part'
)

select
    asked.agency_name,
    asked.fiscal_year,
    asked.document_kind,
    asked.requirement_name,
    asked.duty,
    asked.source,
    case
        when met.best is not null then ['present', 'partial', 'set_aside', 'empty', 'listed_but_absent'][met.best]
        when titled.document_id is not null then 'title_only'
        else 'missing'
    end as status
from asked
left join met on asked.document_id = met.document_id and asked.requirement_id = met.requirement_id
left join titled on asked.document_id = titled.document_id and asked.requirement_id = titled.requirement_id
where coalesce(met.best, 0) != 1
order by
    array_position(['missing', 'listed_but_absent', 'title_only', 'empty', 'set_aside', 'partial'], status) asc,
    asked.duty asc,
    asked.agency_name asc,
    asked.fiscal_year asc,
    asked.document_kind asc,
    asked.requirement_name asc;
