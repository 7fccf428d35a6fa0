-- The same money is printed in several forms of one document. For each view exactly one of them is chosen: the widest
-- that was read whole (form_coverage.status present). Forms that were read in part or set aside are never summed.

create view form_preference as
select
    preference.view_name,
    preference.preference,
    preference.form_id,
    preference.scope,
    preference.scope_name,
    preference.needs_form_id
from (
    values
    ('expenditure_by_function', 1, 'expenditure', 'all_funds', '全部资金', null),
    ('expenditure_by_function', 2, 'appropriation_expenditure', 'fiscal_appropriation', '财政拨款', null),
    -- Funds are disjoint, so these three stand together; without the first the other two would pass for the whole.
    ('expenditure_by_function', 3, 'general_expenditure', 'general_public_budget', '一般公共预算', null),
    ('expenditure_by_function', 3, 'government_fund_expenditure', 'government_fund', '政府性基金预算', 'general_expenditure'),
    ('expenditure_by_function', 3, 'state_capital_expenditure', 'state_capital', '国有资本经营预算', 'general_expenditure'),
    ('expenditure_by_function', 4, 'general_basic_function', 'general_public_budget_basic', '一般公共预算基本支出', null),
    ('expenditure_by_economic', 1, 'economic_summary', 'all_funds', '全部资金', null),
    ('expenditure_by_economic', 2, 'general_expenditure_economic', 'general_public_budget', '一般公共预算', null),
    ('expenditure_by_economic', 3, 'appropriation_basic_economic', 'fiscal_appropriation_basic', '财政拨款基本支出', null),
    ('expenditure_by_economic', 4, 'general_basic_economic', 'general_public_budget_basic', '一般公共预算基本支出', null),
    ('revenue', 1, 'revenue', 'all_funds', '全部资金', null),
    ('revenue', 2, 'summary', 'all_funds', '全部资金', null),
    ('projects', 1, 'project_expenditure', 'all_funds', '全部资金', null),
    ('three_public', 1, 'three_public', 'fiscal_appropriation', '财政拨款', null)
) as preference (view_name, preference, form_id, scope, scope_name, needs_form_id);

comment on view form_preference is 'Which form each view takes, best first; forms of equal preference are taken together.';
comment on column form_preference.view_name is 'View that sums the form.';
comment on column form_preference.preference is '1 is best.';
comment on column form_preference.form_id is 'Key of dim_form.';
comment on column form_preference.scope is 'Money that the form covers: all_funds, fiscal_appropriation, general_public_budget, government_fund, state_capital; with _basic, only basic expenditure of it.';
comment on column form_preference.scope_name is 'Scope in Chinese.';
comment on column form_preference.needs_form_id is 'Form that must have been read whole, or be there and empty, for this one to be taken.';

create view chosen_form as
with coded as (
    select
        fact_expenditure_by_function.document_id,
        fact_expenditure_by_function.form_id
    from fact_expenditure_by_function
    group by all
    having count(fact_expenditure_by_function.function_code) > 0
),

readable as (
    select
        form_preference.view_name,
        form_preference.form_id,
        form_preference.scope,
        form_preference.scope_name,
        form_coverage.document_id,
        -- A form without a code says nothing of functions: it comes after all that have some.
        form_preference.preference
        + case when form_preference.view_name = 'expenditure_by_function' and coded.form_id is null then 100 else 0 end
            as preference
    from form_preference
    inner join form_coverage on form_preference.form_id = form_coverage.form_id
    inner join document_version on form_coverage.document_id = document_version.document_id
    left join coded on form_coverage.document_id = coded.document_id and form_coverage.form_id = coded.form_id
    left join form_coverage as needed
        on
            form_preference.needs_form_id = needed.form_id
            and form_coverage.document_id = needed.document_id
            and needed.status in ('present', 'empty')
    where
        form_coverage.status = 'present'
        and document_version.is_counted
        and (form_preference.needs_form_id is null or needed.form_id is not null)
    group by all
)

select
    readable.view_name,
    readable.document_id,
    readable.form_id,
    readable.scope,
    readable.scope_name
from readable
qualify readable.preference = min(readable.preference) over (partition by readable.view_name, readable.document_id);

comment on view chosen_form is 'The form, or forms of disjoint funds, that each view sums for each document.';
comment on column chosen_form.view_name is 'View that sums the form.';
comment on column chosen_form.document_id is 'Key of dim_document.';
comment on column chosen_form.form_id is 'Key of dim_form.';
comment on column chosen_form.scope is 'Money that the form covers, see form_preference.';
comment on column chosen_form.scope_name is 'Scope in Chinese.';
