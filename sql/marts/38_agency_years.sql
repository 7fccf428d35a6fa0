-- The main figures of each disclosure in one row: what a chart of agencies over years is drawn from. Every amount is a sum
-- of the view or form that its comment names. What a document does not print is null, never 0: 0 says that it prints 0.

create view agency_years as
with recursive type_root as (
    select
        dim_expenditure_type.expenditure_type,
        dim_expenditure_type.expenditure_type as root
    from dim_expenditure_type
    where dim_expenditure_type.parent is null
    union all
    select
        part.expenditure_type,
        type_root.root
    from dim_expenditure_type as part
    inner join type_root on part.parent = type_root.expenditure_type
),

spent as (
    select
        expenditure_by_function.document_id,
        sum(expenditure_by_function.amount_yuan) as amount_yuan,
        -- A part is known only where the form breaks all of its money down.
        sum(expenditure_by_function.amount_yuan) filter (where type_root.root = 'basic') as basic_yuan,
        sum(expenditure_by_function.amount_yuan) filter (where type_root.root = 'project') as project_yuan,
        bool_and(expenditure_by_function.expenditure_type != 'unspecified') as is_by_type
    from expenditure_by_function
    left join type_root on expenditure_by_function.expenditure_type = type_root.expenditure_type
    group by expenditure_by_function.document_id
),

spent_of as (
    select
        chosen_form.document_id,
        string_agg(chosen_form.scope, ' + ' order by chosen_form.form_id) as scope,
        string_agg(chosen_form.scope_name, ' + ' order by chosen_form.form_id) as scope_name,
        string_agg(chosen_form.form_id, ' + ' order by chosen_form.form_id) as form_id
    from chosen_form
    where chosen_form.view_name = 'expenditure_by_function'
    group by chosen_form.document_id
),

stated as (
    select
        expenditure_total.document_id,
        bool_and(expenditure_total.adds_up) as adds_up,
        case when count(*) = count(expenditure_total.printed_yuan) then sum(expenditure_total.printed_yuan) end as printed_yuan
    from expenditure_total
    group by expenditure_total.document_id
),

general as (
    select
        fact.document_id,
        sum(fact.amount_yuan) as amount_yuan
    from fact_expenditure_by_function as fact
    inner join form_coverage on fact.document_id = form_coverage.document_id and fact.form_id = form_coverage.form_id
    where fact.form_id = 'general_expenditure' and form_coverage.status = 'present'
    group by fact.document_id
),

-- 财政拨款 that a document prints for itself may be of all three budgets; below 一般公共预算 it is a part of that.
names_general_budget as (
    select revenue.document_id
    from revenue
    where revenue.fund_source = 'general_public_budget'
    union
    select control_total.document_id
    from control_total
    where control_total.form_id in ('revenue', 'summary') and control_total.fund_source = 'general_public_budget'
),

received as (
    select
        revenue.document_id,
        any_value(revenue.form_id) as form_id,
        sum(revenue.amount_yuan) as amount_yuan,
        sum(revenue.amount_yuan) filter (where revenue.is_current_year) as current_yuan,
        sum(revenue.amount_yuan) filter (
            where names_general_budget.document_id is not null
            and revenue.fund_source in ('general_public_budget', 'fiscal_appropriation', 'superior_transfer')
        ) as general_yuan
    from revenue
    left join names_general_budget on revenue.document_id = names_general_budget.document_id
    group by revenue.document_id
),

three_public_item as (
    select
        three_public.document_id,
        sum(three_public.amount_yuan) as amount_yuan,
        sum(three_public.amount_yuan) filter (where three_public.item = 'overseas_travel') as overseas_travel_yuan,
        sum(three_public.amount_yuan) filter (
            where three_public.item in ('vehicle_total', 'vehicle_purchase', 'vehicle_operation')
        ) as vehicle_yuan,
        sum(three_public.amount_yuan) filter (where three_public.item = 'vehicle_purchase') as vehicle_purchase_yuan,
        sum(three_public.amount_yuan) filter (where three_public.item = 'vehicle_operation') as vehicle_operation_yuan,
        sum(three_public.amount_yuan) filter (where three_public.item = 'reception') as reception_yuan,
        -- Money of a row that says the total only belongs to one of the items, and nobody knows to which.
        count(*) filter (where three_public.item = 'total' and three_public.amount_yuan != 0) = 0 as is_by_item,
        count(*) filter (where three_public.item = 'vehicle_total' and three_public.amount_yuan != 0) = 0 as is_by_vehicle
    from three_public
    group by three_public.document_id
),

project as (
    select
        projects.document_id,
        sum(projects.amount_yuan) as amount_yuan,
        count(distinct row(projects.unit_name, projects.project_code, projects.project_name)) as project_count
    from projects
    group by projects.document_id
),

target as (
    select
        performance_indicators.document_id,
        count(*) as indicator_count
    from performance_indicators
    group by performance_indicators.document_id
),

found as (
    select
        finding.document_id,
        count(*) filter (where finding.severity = 'error' and finding.outcome = 'failed') as error_count,
        count(*) filter (where finding.severity = 'warning' and finding.outcome = 'failed') as warning_count,
        count(*) filter (where finding.outcome in ('set_aside', 'not_understood')) as unread_count
    from finding
    inner join finding_cause on finding.finding_id = finding_cause.finding_id
    where finding_cause.explained_by is null
    group by finding.document_id
),

form as (
    select
        form_coverage.document_id,
        max(form_coverage.status) filter (where form_coverage.form_id = 'summary') as summary_status,
        max(form_coverage.status) filter (where form_coverage.form_id = 'revenue') as revenue_status,
        max(form_coverage.status) filter (where form_coverage.form_id = 'expenditure') as expenditure_status,
        max(form_coverage.status) filter (where form_coverage.form_id = 'appropriation_summary') as appropriation_summary_status,
        max(form_coverage.status) filter (where form_coverage.form_id = 'general_expenditure') as general_expenditure_status,
        -- Three layouts of one form: what was read best of it says what is there.
        arg_min(
            form_coverage.status,
            array_position(['present', 'empty', 'partial', 'set_aside', 'listed_but_absent'], form_coverage.status)
        ) filter (
            where form_coverage.form_id in (
                'general_basic_economic', 'general_basic_function', 'general_basic_items', 'appropriation_basic_economic'
            )
        ) as basic_expenditure_status,
        max(form_coverage.status) filter (where form_coverage.form_id = 'three_public') as three_public_status,
        max(form_coverage.status) filter (where form_coverage.form_id = 'government_fund_expenditure') as government_fund_status,
        max(form_coverage.status) filter (where form_coverage.form_id = 'state_capital_expenditure') as state_capital_status,
        max(form_coverage.status) filter (where form_coverage.form_id = 'project_expenditure') as project_status
    from form_coverage
    group by form_coverage.document_id
),

named as (
    select
        dim_document.document_id,
        dim_document.agency_id,
        dim_agency.region_code,
        dim_region.full_name as region_name,
        province.region_name as province_name,
        dim_document.fiscal_year,
        dim_document.document_kind,
        document_measure.measure,
        document_measure.part_of_document_id,
        document_measure.countable,
        spent.amount_yuan as expenditure_yuan,
        stated.printed_yuan as printed_expenditure_yuan,
        stated.adds_up as expenditure_adds_up,
        spent_of.scope as expenditure_scope,
        spent_of.scope_name as expenditure_scope_name,
        spent_of.form_id as expenditure_form_id,
        general.amount_yuan as general_expenditure_yuan,
        received.amount_yuan as revenue_yuan,
        received.form_id as revenue_form_id,
        received.current_yuan as current_revenue_yuan,
        received.general_yuan as general_revenue_yuan,
        three_public_item.amount_yuan as three_public_yuan,
        project.project_count,
        project.amount_yuan as projects_yuan,
        target.indicator_count,
        document_coverage.fact_count,
        document_coverage.proved_count,
        form.summary_status,
        form.revenue_status,
        form.expenditure_status,
        form.appropriation_summary_status,
        form.general_expenditure_status,
        form.basic_expenditure_status,
        form.three_public_status,
        form.government_fund_status,
        form.state_capital_status,
        form.project_status,
        dim_document.file_name,
        coalesce(dim_agency.agency_name, dim_document.agency_name) as agency_name,
        case when spent_of.scope = 'all_funds' then spent.amount_yuan end as all_funds_expenditure_yuan,
        case when spent.is_by_type then spent.basic_yuan end as basic_expenditure_yuan,
        case when spent.is_by_type then spent.project_yuan end as project_expenditure_yuan,
        case when three_public_item.is_by_item then three_public_item.overseas_travel_yuan end as overseas_travel_yuan,
        case when three_public_item.is_by_item then three_public_item.vehicle_yuan end as vehicle_yuan,
        case
            when three_public_item.is_by_item and three_public_item.is_by_vehicle then three_public_item.vehicle_purchase_yuan
        end as vehicle_purchase_yuan,
        case
            when three_public_item.is_by_item and three_public_item.is_by_vehicle then three_public_item.vehicle_operation_yuan
        end as vehicle_operation_yuan,
        case when three_public_item.is_by_item then three_public_item.reception_yuan end as reception_yuan,
        coalesce(found.error_count, 0) as error_count,
        coalesce(found.warning_count, 0) as warning_count,
        coalesce(found.unread_count, 0) as unread_count
    from dim_document
    inner join document_version on dim_document.document_id = document_version.document_id and document_version.is_counted
    inner join document_measure on dim_document.document_id = document_measure.document_id
    left join dim_agency on dim_document.agency_id = dim_agency.agency_id
    left join dim_region on dim_agency.region_code = dim_region.region_code
    left join dim_region as province on concat(left(dim_agency.region_code, 2), '0000') = province.region_code
    left join spent on dim_document.document_id = spent.document_id
    left join stated on dim_document.document_id = stated.document_id
    left join spent_of on dim_document.document_id = spent_of.document_id
    left join general on dim_document.document_id = general.document_id
    left join received on dim_document.document_id = received.document_id
    left join three_public_item on dim_document.document_id = three_public_item.document_id
    left join project on dim_document.document_id = project.document_id
    left join target on dim_document.document_id = target.document_id
    left join document_coverage on dim_document.document_id = document_coverage.document_id
    left join found on dim_document.document_id = found.document_id
    left join form on dim_document.document_id = form.document_id
)

select
    named.document_id,
    named.agency_id,
    named.agency_name,
    named.region_code,
    named.region_name,
    named.province_name,
    named.fiscal_year,
    named.document_kind,
    named.measure,
    named.part_of_document_id,
    named.countable,
    named.expenditure_yuan,
    named.printed_expenditure_yuan,
    named.expenditure_adds_up,
    named.expenditure_scope,
    named.expenditure_scope_name,
    named.expenditure_form_id,
    named.all_funds_expenditure_yuan,
    named.basic_expenditure_yuan,
    named.project_expenditure_yuan,
    named.general_expenditure_yuan,
    named.revenue_yuan,
    named.revenue_form_id,
    named.current_revenue_yuan,
    named.general_revenue_yuan,
    named.three_public_yuan,
    named.overseas_travel_yuan,
    named.vehicle_yuan,
    named.vehicle_purchase_yuan,
    named.vehicle_operation_yuan,
    named.reception_yuan,
    named.project_count,
    named.projects_yuan,
    named.indicator_count,
    named.fact_count,
    named.proved_count,
    named.error_count,
    named.warning_count,
    named.unread_count,
    named.summary_status,
    named.revenue_status,
    named.expenditure_status,
    named.appropriation_summary_status,
    named.general_expenditure_status,
    named.basic_expenditure_status,
    named.three_public_status,
    named.government_fund_status,
    named.state_capital_status,
    named.project_status,
    named.file_name
from named;

comment on view agency_years is 'The main figures of each disclosure: one row for an agency, fiscal year and kind of document, of the version that is counted. Null is what the document does not print or was not read whole, never 0. Over agencies, sum where countable, within one measure and year.';
comment on column agency_years.document_id is 'Key of dim_document.';
comment on column agency_years.agency_id is 'Key of dim_agency.';
comment on column agency_years.agency_name is 'Agency that published.';
comment on column agency_years.region_code is 'Six digits (GB/T 2260), where the name of the agency begins with a division.';
comment on column agency_years.region_name is 'Administrative division from province down.';
comment on column agency_years.province_name is 'Province-level division.';
comment on column agency_years.fiscal_year is 'Fiscal year.';
comment on column agency_years.document_kind is 'Kind of disclosure, as in dim_document.';
comment on column agency_years.measure is 'budget 预算 or final_account 决算: never added to one another.';
comment on column agency_years.part_of_document_id is 'Document of the department that contains this money, where that is proved (document_relation).';
comment on column agency_years.countable is 'True where no other document of the same year and measure is known to contain the money. Sum over agencies where it is true, within one measure and year.';
comment on column agency_years.expenditure_yuan is 'Expenditure: the sum of view expenditure_by_function. Over agencies, within one expenditure_scope.';
comment on column agency_years.printed_expenditure_yuan is 'Total that the form of expenditure_yuan prints; null where it prints none.';
comment on column agency_years.expenditure_adds_up is 'False where expenditure_yuan is not that total, because rows were left out or the document errs; null without a printed total.';
comment on column agency_years.expenditure_scope is 'Money that expenditure_yuan covers, see form_preference; several are of disjoint funds.';
comment on column agency_years.expenditure_scope_name is 'Scope in Chinese.';
comment on column agency_years.expenditure_form_id is 'Form, or forms of disjoint funds, that it was taken from; key of dim_form.';
comment on column agency_years.all_funds_expenditure_yuan is 'expenditure_yuan where it is of all funds, else null: of one scope in every row.';
comment on column agency_years.basic_expenditure_yuan is 'Basic expenditure (基本支出) within expenditure_yuan; null where the form does not break all of it down.';
comment on column agency_years.project_expenditure_yuan is 'Project expenditure (项目支出) within expenditure_yuan; null where the form does not break all of it down.';
comment on column agency_years.general_expenditure_yuan is 'Expenditure of the general public budget: the facts of 一般公共预算支出表 where it was read whole.';
comment on column agency_years.revenue_yuan is 'Revenue with what is carried over: the sum of view revenue.';
comment on column agency_years.revenue_form_id is 'Form that revenue was taken from; key of dim_form.';
comment on column agency_years.current_revenue_yuan is 'Revenue of the year: the rows of view revenue that are is_current_year.';
comment on column agency_years.general_revenue_yuan is 'Revenue of the year from the general public budget, with 财政拨款 and 上级转移支付 where they are printed as parts of it; null where a document says only 财政拨款.';
comment on column agency_years.three_public_yuan is 'Three public expenses (三公经费): the sum of view three_public, the budget of the year or, in a final account, what was spent.';
comment on column agency_years.overseas_travel_yuan is 'Of them: 因公出国（境）费.';
comment on column agency_years.vehicle_yuan is 'Of them: 公务用车购置及运行费, both together.';
comment on column agency_years.vehicle_purchase_yuan is 'Of that: 公务用车购置费; null where only both together are printed.';
comment on column agency_years.vehicle_operation_yuan is 'Of that: 公务用车运行费; null where only both together are printed.';
comment on column agency_years.reception_yuan is 'Of them: 公务接待费.';
comment on column agency_years.project_count is 'Projects of view projects: one for each unit, code and name.';
comment on column agency_years.projects_yuan is 'The sum of view projects (项目支出表), which not every document has; no part of expenditure_yuan is missing without it.';
comment on column agency_years.indicator_count is 'Rows of view performance_indicators.';
comment on column agency_years.fact_count is 'Facts of amounts read from the document, as in document_coverage.';
comment on column agency_years.proved_count is 'Facts of them that the document''s own arithmetic proves.';
comment on column agency_years.error_count is 'Findings of severity error that failed, each cause once.';
comment on column agency_years.warning_count is 'Findings of severity warning that failed, each cause once.';
comment on column agency_years.unread_count is 'Findings on what yusuan could not read for certain, each cause once: no fault of the document.';
comment on column agency_years.summary_status is '收支总表: present, empty, partial, set_aside or listed_but_absent, as in form_coverage; null where nothing is there.';
comment on column agency_years.revenue_status is '收入总表, likewise.';
comment on column agency_years.expenditure_status is '支出总表, likewise.';
comment on column agency_years.appropriation_summary_status is '财政拨款收支总表, likewise.';
comment on column agency_years.general_expenditure_status is '一般公共预算支出表, likewise.';
comment on column agency_years.basic_expenditure_status is '基本支出表 in any of its layouts, likewise; the best of them.';
comment on column agency_years.three_public_status is '“三公”经费表, likewise.';
comment on column agency_years.government_fund_status is '政府性基金预算支出表, likewise.';
comment on column agency_years.state_capital_status is '国有资本经营预算支出表, likewise.';
comment on column agency_years.project_status is '项目支出表, likewise.';
comment on column agency_years.file_name is 'Name under which the bytes came in.';
