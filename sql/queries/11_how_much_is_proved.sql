-- How much of what was loaded is borne out by the documents' own arithmetic?
-- 入库数据中有多少由文件自身的勾稽关系证明？
-- A figure is proved if at least one balanced equation of its document contains it.

select
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    dim_document.file_name,
    sum(form_coverage.fact_count) as facts,
    sum(form_coverage.proved_count) as proved,
    round(100 * sum(form_coverage.proved_count) / nullif(sum(form_coverage.fact_count), 0), 1) as proved_percent
from form_coverage
inner join dim_document on form_coverage.document_id = dim_document.document_id
-- Performance targets state no sums that could prove them.
where form_coverage.form_id not like '%performance'
group by
    form_coverage.document_id,
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    dim_document.file_name
order by
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    dim_document.file_name;
