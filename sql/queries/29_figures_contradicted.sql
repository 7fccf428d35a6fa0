-- Which figures does a document itself speak against, and where do they stand?
-- 哪些数字与本文件其他数字相矛盾，位于何处？
-- The fifty with most against them. A broken sum speaks against each of its figures, of which most are right: the findings
-- say which one is at fault where that can be told. `yusuan explain CELL_ID` shows the sums.

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    dim_form.form_name,
    source_cell.page,
    source_cell.line,
    source_cell.row_label,
    source_cell.column_label,
    source_cell.printed_text,
    source_table.printed_unit,
    source_cell.amount_yuan,
    cell_evidence.sums_broken,
    cell_evidence.comparisons_broken,
    cell_evidence.cell_id,
    cell_evidence.sums_held + cell_evidence.comparisons_held as held
from cell_evidence
inner join source_cell on cell_evidence.cell_id = source_cell.cell_id
inner join source_table on cell_evidence.table_id = source_table.table_id
inner join document_version on cell_evidence.document_id = document_version.document_id
left join dim_form on source_table.form_id = dim_form.form_id
where
    cell_evidence.verdict = 'contradicted'
    and document_version.is_counted
order by
    cell_evidence.sums_broken + cell_evidence.comparisons_broken desc,
    held asc,
    abs(source_cell.amount_yuan) desc,
    cell_evidence.cell_id asc
limit 50;
