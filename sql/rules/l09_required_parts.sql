-- L09: the document has the forms and the parts of text that the rules of publication ask for.
-- Why: without them the whole budget, its funds or its reasons cannot be seen. One comparison per document, and one finding
-- that names all that is missing.
-- Tolerance: none. A form counts if it is there in any state, empty ones too, or if its title is; one that the contents list
-- and the document lacks is L01's. What the rules ask for only as work allows is named beside, and is no finding alone.
-- Source: sql/reference/required_form.csv (预算法 第十四条、第四十六条; 地方预决算公开操作规程, 财预〔2016〕143号).
with asked as (
    select
        dim_document.document_id,
        dim_required_form.requirement_id,
        dim_required_form.requirement_name,
        dim_required_form.duty,
        dim_required_form.part_kind,
        dim_required_form.source,
        string_split(coalesce(dim_required_form.form_ids, ''), '|') as form_ids
    from dim_document
    inner join dim_required_form
        on
            (
                dim_required_form.document_kind = 'all'
                or starts_with(dim_document.document_kind, dim_required_form.document_kind)
                or ends_with(dim_document.document_kind, dim_required_form.document_kind)
            )
            and (dim_required_form.valid_from is null or dim_document.fiscal_year >= dim_required_form.valid_from)
            and (dim_required_form.valid_to is null or dim_document.fiscal_year <= dim_required_form.valid_to)
),

missing as (
    select asked.*
    from asked
    where
        not exists (
            select 1
            from form_coverage
            where
                form_coverage.document_id = asked.document_id
                and list_contains(asked.form_ids, form_coverage.form_id)
        )
        and not exists (
            select 1
            from contents_entry
            where
                contents_entry.document_id = asked.document_id
                and list_contains(asked.form_ids, contents_entry.form_id)
        )
        and not exists (
            select 1
            from text_mark
            where
                text_mark.document_id = asked.document_id
                and text_mark.requirement_id = asked.requirement_id
        )
),

counted as (
    select
        missing.document_id,
        string_agg(
            case when missing.duty = 'must' then missing.requirement_name end, '、'
            order by missing.part_kind, missing.requirement_id
        ) as lacking,
        string_agg(
            case when missing.duty != 'must' then missing.requirement_name end, '、'
            order by missing.part_kind, missing.requirement_id
        ) as later
    from missing
    group by missing.document_id
),

-- Two rules may ask for one part; what a rule says of it stands in brackets behind it.
ruled as (
    select distinct
        missing.document_id,
        unnest(string_split(regexp_replace(missing.source, '（[^）]*）', '', 'g'), '；')) as asked_by
    from missing
    where missing.duty = 'must'
),

sourced as (
    select
        ruled.document_id,
        string_agg(distinct ruled.asked_by, '、' order by ruled.asked_by) as sources
    from ruled
    group by ruled.document_id
)

select
    dim_document.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    coalesce('without ' || counted.lacking, 'all parts') as stated,
    'what the rules of publication ask for' as expected,
    cast(null as decimal(18, 2)) as difference,
    counted.lacking is null as holds,
    dim_document.file_name as place,
    'The document lacks ' || counted.lacking || ', asked for by ' || sourced.sources
    || coalesce('; to be published as work allows, and missing too: ' || counted.later, '')
    || '. They may have been published in another file.' as explanation,
    '文件缺少：' || counted.lacking || '（依据：' || sourced.sources || '）'
    || coalesce('；按要求逐步公开而未见：' || counted.later, '') || '。也可能另行公开。' as explanation_zh
from dim_document
left join counted on dim_document.document_id = counted.document_id
left join sourced on dim_document.document_id = sourced.document_id;
