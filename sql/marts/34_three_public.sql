-- 三公经费. Two views: with every basis and item that the form prints, and what is safe to sum of it.

create view three_public_by_basis as
with named as (
    select
        dim_region.full_name as region_name,
        fact.fiscal_year,
        dim_document.document_kind,
        fact.unit_name,
        fact.item,
        item_label.label_zh as item_zh,
        fact.basis,
        basis_label.label_zh as basis_zh,
        fact.fund_source,
        dim_fund_source.fund_source_name,
        fact.amount_yuan,
        fact.form_id,
        dim_form.form_name,
        fact.proved,
        fact.printed_text,
        fact.printed_unit,
        fact.cell_id,
        fact.document_id,
        fact.agency_id,
        dim_agency.region_code,
        document_measure.part_of_document_id,
        document_measure.measure,
        document_measure.countable,
        coalesce(dim_agency.agency_name, dim_document.agency_name) as agency_name
    from fact_three_public as fact
    inner join chosen_form
        on
            fact.document_id = chosen_form.document_id
            and fact.form_id = chosen_form.form_id
            and chosen_form.view_name = 'three_public'
    inner join dim_document on fact.document_id = dim_document.document_id
    left join dim_agency on fact.agency_id = dim_agency.agency_id
    inner join document_measure on fact.document_id = document_measure.document_id
    left join dim_region on dim_agency.region_code = dim_region.region_code
    left join dim_form on fact.form_id = dim_form.form_id
    left join dim_fund_source on fact.fund_source = dim_fund_source.fund_source
    left join code_label as item_label on fact.item = item_label.code and item_label.domain = 'item'
    left join code_label as basis_label on fact.basis = basis_label.code and basis_label.domain = 'basis'
)

select
    named.agency_name,
    named.region_name,
    named.fiscal_year,
    named.document_kind,
    named.unit_name,
    named.item,
    named.item_zh,
    named.basis,
    named.basis_zh,
    named.fund_source,
    named.fund_source_name,
    named.amount_yuan,
    named.form_id,
    named.form_name,
    named.proved,
    named.printed_text,
    named.printed_unit,
    named.cell_id,
    named.document_id,
    named.agency_id,
    named.region_code,
    named.part_of_document_id,
    named.measure,
    named.countable
from named;

comment on view three_public_by_basis is 'Three public expenses (三公经费) and what is printed with them (会议费, 培训费), on every basis: sum within one basis only.';
comment on column three_public_by_basis.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column three_public_by_basis.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column three_public_by_basis.fiscal_year is 'Fiscal year (预算年度).';
comment on column three_public_by_basis.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算. Never sum a budget with a final account.';
comment on column three_public_by_basis.unit_name is 'Budget unit (预算单位) of the row; the agency where the table names no other.';
comment on column three_public_by_basis.item is 'overseas_travel, vehicle_purchase, vehicle_operation, reception; conference, training, operating_expenses (机关运行经费), which are no part of 三公经费; total or vehicle_total only where their parts are not printed.';
comment on column three_public_by_basis.item_zh is 'Item in Chinese.';
comment on column three_public_by_basis.basis is 'current 本年预算数, prior 上年预算数; in a final account budget 预算数, final 决算数.';
comment on column three_public_by_basis.basis_zh is 'Basis in Chinese.';
comment on column three_public_by_basis.fund_source is 'Source of funds; all where the form does not break it down. Values in dim_fund_source.';
comment on column three_public_by_basis.fund_source_name is 'Source of funds in Chinese (资金来源).';
comment on column three_public_by_basis.amount_yuan is 'Amount in 元, exact. Sum within one basis only.';
comment on column three_public_by_basis.form_id is 'Form that was chosen for the document.';
comment on column three_public_by_basis.form_name is 'Chinese name of the form.';
comment on column three_public_by_basis.proved is 'True if at least one balanced equation of the document contains the amount.';
comment on column three_public_by_basis.printed_text is 'Amount as printed.';
comment on column three_public_by_basis.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column three_public_by_basis.cell_id is 'Cell that prints the amount; `yusuan explain` takes it.';
comment on column three_public_by_basis.document_id is 'Key of dim_document.';
comment on column three_public_by_basis.agency_id is 'Key of dim_agency.';
comment on column three_public_by_basis.region_code is 'Administrative division, GB/T 2260; key of dim_region.';
comment on column three_public_by_basis.part_of_document_id is 'Document of the department whose money contains this document''s, where document_relation proves one; else null. To add up agencies, take the rows where it is null, and budgets or final accounts.';
comment on column three_public_by_basis.measure is 'budget 预算 or final_account 决算: never added to one another.';
comment on column three_public_by_basis.countable is 'True where no other document of the same year and measure is known to contain the money. Sum over agencies where it is true, within one measure, year and scope.';

create view three_public as
select
    three_public_by_basis.agency_name,
    three_public_by_basis.region_name,
    three_public_by_basis.fiscal_year,
    three_public_by_basis.document_kind,
    three_public_by_basis.unit_name,
    three_public_by_basis.item,
    three_public_by_basis.item_zh,
    three_public_by_basis.basis,
    three_public_by_basis.basis_zh,
    three_public_by_basis.fund_source,
    three_public_by_basis.fund_source_name,
    three_public_by_basis.amount_yuan,
    three_public_by_basis.form_id,
    three_public_by_basis.form_name,
    three_public_by_basis.proved,
    three_public_by_basis.printed_text,
    three_public_by_basis.printed_unit,
    three_public_by_basis.cell_id,
    three_public_by_basis.document_id,
    three_public_by_basis.agency_id,
    three_public_by_basis.region_code,
    three_public_by_basis.part_of_document_id,
    three_public_by_basis.measure,
    three_public_by_basis.countable
from three_public_by_basis
where
    three_public_by_basis.basis in ('current', 'final')
    and three_public_by_basis.item not in ('conference', 'training', 'operating_expenses');

comment on view three_public is 'Three public expenses (三公经费), safe to sum within an agency, year and kind of document: the budget of the year, or in a final account what was spent. Other bases, 会议费, 培训费 and 机关运行经费 are in three_public_by_basis.';
comment on column three_public.agency_name is 'Agency that the document is about (部门或单位), as printed.';
comment on column three_public.region_name is 'Administrative division of the agency (行政区划), with its parents; null if its name does not tell.';
comment on column three_public.fiscal_year is 'Fiscal year (预算年度).';
comment on column three_public.document_kind is 'department_budget 部门预算, unit_budget 单位预算, department_final_account 部门决算, unit_final_account 单位决算. Never sum a budget with a final account.';
comment on column three_public.unit_name is 'Budget unit (预算单位) of the row; the agency where the table names no other.';
comment on column three_public.item is 'overseas_travel, vehicle_purchase, vehicle_operation, reception; total or vehicle_total only where their parts are not printed.';
comment on column three_public.item_zh is 'Item in Chinese.';
comment on column three_public.basis is 'current 本年预算数, in a final account final 决算数.';
comment on column three_public.basis_zh is 'Basis in Chinese.';
comment on column three_public.fund_source is 'Source of funds; all where the form does not break it down. Values in dim_fund_source.';
comment on column three_public.fund_source_name is 'Source of funds in Chinese (资金来源).';
comment on column three_public.amount_yuan is 'Amount in 元, exact. Safe to sum.';
comment on column three_public.form_id is 'Form that was chosen for the document.';
comment on column three_public.form_name is 'Chinese name of the form.';
comment on column three_public.proved is 'True if at least one balanced equation of the document contains the amount.';
comment on column three_public.printed_text is 'Amount as printed.';
comment on column three_public.printed_unit is 'Unit printed for the table: 元, 千元 or 万元.';
comment on column three_public.cell_id is 'Cell that prints the amount; `yusuan explain` takes it.';
comment on column three_public.document_id is 'Key of dim_document.';
comment on column three_public.agency_id is 'Key of dim_agency.';
comment on column three_public.region_code is 'Administrative division, GB/T 2260; key of dim_region.';
comment on column three_public.part_of_document_id is 'Document of the department whose money contains this document''s, where document_relation proves one; else null. To add up agencies, take the rows where it is null, and budgets or final accounts.';
comment on column three_public.measure is 'budget 预算 or final_account 决算: never added to one another.';
comment on column three_public.countable is 'True where no other document of the same year and measure is known to contain the money. Sum over agencies where it is true, within one measure, year and scope.';
