-- Where a disclosure was published twice: which figures differ?
-- 同一份公开文件有两个版本时，哪些数字不一致？
-- The counted version is the one that the views sum; an amount is empty where that version does not print the figure. Forms
-- of which only one version was read are left out: nothing can be compared.

with comparable as (
    select version_figure.*
    from version_figure
    window same_form as (partition by version_figure.document_id, version_figure.form_id)
    qualify
        count(version_figure.amount_yuan) over same_form > 0
        and count(version_figure.counted_amount_yuan) over same_form > 0
)

select
    document_version.agency_name,
    document_version.fiscal_year,
    document_version.document_kind,
    dim_form.form_name,
    comparable.counted_amount_yuan,
    comparable.amount_yuan as other_amount_yuan,
    comparable.counted_cell_id,
    comparable.cell_id as other_cell_id,
    coalesce(counted_cell.row_label, other_cell.row_label) as row_label,
    coalesce(counted_cell.column_label, other_cell.column_label) as column_label,
    comparable.amount_yuan - comparable.counted_amount_yuan as difference_yuan
from comparable
inner join document_version on comparable.document_id = document_version.document_id
left join dim_form on comparable.form_id = dim_form.form_id
left join source_cell as counted_cell on comparable.counted_cell_id = counted_cell.cell_id
left join source_cell as other_cell on comparable.cell_id = other_cell.cell_id
where not coalesce(comparable.agrees, false)
order by
    abs(coalesce(comparable.amount_yuan, 0) - coalesce(comparable.counted_amount_yuan, 0)) desc,
    document_version.agency_name asc,
    comparable.form_id asc,
    comparable.counted_cell_id asc,
    comparable.cell_id asc;
