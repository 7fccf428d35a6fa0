-- A department's document contains the money of its units, which publish documents of their own: the two are never added.
-- What proves that a document is of a unit of another: the department's tables list the unit by its name, or both bear one
-- name and are published as of the department (部门) and as of the unit (单位, 本级). A name alone proves nothing else.

-- Names compare without brackets, white space and a code in front; the unit that is the department's own office (本级) is
-- named as the department, with or without a word for it behind.
create view unit_stem as
with printed as (
    select fact_expenditure_by_function.unit_name as printed_name
    from fact_expenditure_by_function
    union
    select fact_expenditure_by_economic.unit_name
    from fact_expenditure_by_economic
    union
    select fact_revenue.unit_name
    from fact_revenue
    union
    select fact_project.unit_name
    from fact_project
    union
    select dim_document.agency_name
    from dim_document
),

plain as (
    select
        printed.printed_name,
        regexp_replace(regexp_replace(printed.printed_name, '^[\[【(（]?\d{3,}[\]】)）]?[-—_ ]*', ''), '[()（）\s]', '', 'g')
            as plain_name
    from printed
)

select
    plain.printed_name,
    regexp_replace(plain.plain_name, '(.)(机关)?(本级|本部)$', '\1') as stem,
    regexp_matches(plain.plain_name, '.(本级|本部)$') as is_own_office
from plain;

comment on view unit_stem is 'Names of agencies and budget units as they are compared: without brackets, white space, a code in front, and 本级 behind.';
comment on column unit_stem.printed_name is 'Name as printed.';
comment on column unit_stem.stem is 'Name as it is compared.';
comment on column unit_stem.is_own_office is 'True if it says 本级 or 本部: the department''s own office.';

create view department_unit as
with listed as (
    select
        document_id,
        unit_name
    from fact_expenditure_by_function
    union
    select
        document_id,
        unit_name
    from fact_expenditure_by_economic
    union
    select
        document_id,
        unit_name
    from fact_revenue
    union
    select
        document_id,
        unit_name
    from fact_project
),

document as materialized (
    select
        document_version.document_id,
        document_version.agency_name,
        document_version.fiscal_year,
        unit_stem.stem,
        unit_stem.is_own_office,
        document_version.document_kind in ('department_final_account', 'unit_final_account') as is_final,
        document_version.document_kind in ('department_budget', 'department_final_account') as is_department
    from document_version
    inner join unit_stem on document_version.agency_name = unit_stem.printed_name
    where document_version.is_counted
),

listed_unit as materialized (
    select
        listed.document_id,
        unit_stem.stem,
        bool_or(unit_stem.is_own_office) as is_own_office,
        count(*) over (partition by listed.document_id) as unit_count
    from listed
    inner join unit_stem on listed.unit_name = unit_stem.printed_name
    group by
        listed.document_id,
        unit_stem.stem
),

-- The department's own office bears its name: as a unit, or with 本级 behind.
own_office as (
    select
        department.document_id as department_document_id,
        unit.document_id as unit_document_id,
        'same_name' as known_by,
        -- What stands under the department's own name is its office's money only where other units stand beside it.
        coalesce(listed_unit.is_own_office or listed_unit.unit_count > 1, false) as is_listed
    from document as department
    inner join document as unit
        on
            department.stem = unit.stem
            and department.fiscal_year = unit.fiscal_year
            and department.is_final = unit.is_final
            and department.document_id != unit.document_id
    left join listed_unit on department.document_id = listed_unit.document_id and department.stem = listed_unit.stem
    where
        (department.is_department and not unit.is_department)
        or (
            department.is_department = unit.is_department
            and unit.is_own_office
            and not department.is_own_office
        )
),

-- A unit's tables may name the department that it belongs to; that makes it no part of the unit.
row_of_other as materialized (
    select
        listed_unit.document_id,
        listed_unit.stem,
        document.fiscal_year,
        document.is_final,
        document.is_department
    from listed_unit
    inner join document on listed_unit.document_id = document.document_id
    where listed_unit.stem != document.stem
),

other_unit as (
    select
        row_of_other.document_id as department_document_id,
        unit.document_id as unit_document_id,
        'listed' as known_by,
        true as is_listed
    from row_of_other
    inner join document as unit
        on
            row_of_other.stem = unit.stem
            and row_of_other.fiscal_year = unit.fiscal_year
            and row_of_other.is_final = unit.is_final
    where row_of_other.is_department or not unit.is_department
),

pair as materialized (
    select own_office.*
    from own_office
    union all
    select other_unit.*
    from other_unit
)

-- Two documents that list one another are not told to be whole and part.
select
    pair.department_document_id,
    pair.unit_document_id,
    department.agency_name as department_name,
    unit.agency_name as unit_name,
    unit.fiscal_year,
    pair.known_by,
    unit.stem as unit_stem,
    pair.is_listed
from pair
inner join document as department on pair.department_document_id = department.document_id
inner join document as unit on pair.unit_document_id = unit.document_id
anti join pair as reverse
    on
        pair.department_document_id = reverse.unit_document_id
        and pair.unit_document_id = reverse.department_document_id;

comment on view department_unit is 'Which document is of a unit of which department, and what proves it; document_relation has the amounts.';
comment on column department_unit.department_document_id is 'Document that contains the other''s money; key of dim_document.';
comment on column department_unit.unit_document_id is 'Document of the unit; key of dim_document.';
comment on column department_unit.department_name is 'Agency of the department''s document, as printed.';
comment on column department_unit.unit_name is 'Agency of the unit''s document, as printed.';
comment on column department_unit.fiscal_year is 'Fiscal year of both.';
comment on column department_unit.known_by is 'listed: the department''s tables list the unit; same_name: both bear one name, one as 部门, the other as 单位 or 本级.';
comment on column department_unit.unit_stem is 'Name of the unit as it is compared; unit_stem.stem.';
comment on column department_unit.is_listed is 'Whether the department''s document has rows of this unit apart from others.';

create view part_of_department as
select
    department_unit.unit_document_id as document_id,
    min(department_unit.department_document_id) as part_of_document_id
from department_unit
group by department_unit.unit_document_id;

comment on view part_of_department is 'Documents whose money the document of a department contains: one row each.';
comment on column part_of_department.document_id is 'Document of the unit; key of dim_document.';
comment on column part_of_department.part_of_document_id is 'Document of the department; of several, the one with the lowest document_id.';

create view document_relation as
with relation as materialized (
    select department_unit.*
    from department_unit
),

listed as (
    select
        document_id,
        form_id,
        unit_name,
        cell_id,
        amount_yuan
    from fact_expenditure_by_function
    union all
    select
        document_id,
        form_id,
        unit_name,
        cell_id,
        amount_yuan
    from fact_expenditure_by_economic
    union all
    select
        document_id,
        form_id,
        unit_name,
        cell_id,
        amount_yuan
    from fact_revenue
    union all
    select
        document_id,
        form_id,
        unit_name,
        cell_id,
        amount_yuan
    from fact_project
),

form_amount as materialized (
    select
        listed.document_id,
        listed.form_id,
        unit_stem.stem,
        sum(listed.amount_yuan) as amount_yuan,
        sum(coalesce(source_cell.precision_yuan, 0)) as precision_yuan
    from listed
    inner join form_coverage on listed.document_id = form_coverage.document_id and listed.form_id = form_coverage.form_id
    inner join unit_stem on listed.unit_name = unit_stem.printed_name
    left join source_cell on listed.cell_id = source_cell.cell_id
    where
        form_coverage.status = 'present'
        and listed.document_id in (
            select relation.department_document_id
            from relation
            union all
            select relation.unit_document_id
            from relation
        )
    group by
        listed.document_id,
        listed.form_id,
        unit_stem.stem
),

form_total as (
    select
        form_amount.document_id,
        form_amount.form_id,
        sum(form_amount.amount_yuan) as amount_yuan,
        sum(form_amount.precision_yuan) as precision_yuan
    from form_amount
    group by
        form_amount.document_id,
        form_amount.form_id
),

-- Both documents on one form: the widest by function that both print, else any.
compared as (
    select
        relation.department_document_id,
        relation.unit_document_id,
        unit_total.form_id,
        unit_total.amount_yuan as unit_amount_yuan,
        department_total.amount_yuan as department_total_yuan,
        department_amount.amount_yuan as department_amount_yuan,
        (unit_total.precision_yuan + coalesce(department_amount.precision_yuan, 0)) / 2 as tolerance_yuan
    from relation
    inner join form_total as unit_total on relation.unit_document_id = unit_total.document_id
    inner join form_total as department_total
        on
            relation.department_document_id = department_total.document_id
            and unit_total.form_id = department_total.form_id
    left join form_amount as department_amount
        on
            relation.is_listed
            and relation.department_document_id = department_amount.document_id
            and unit_total.form_id = department_amount.form_id
            and relation.unit_stem = department_amount.stem
    left join form_preference
        on unit_total.form_id = form_preference.form_id and form_preference.view_name = 'expenditure_by_function'
    qualify
        row_number() over (
            partition by relation.department_document_id, relation.unit_document_id
            order by
                (department_amount.amount_yuan is null) asc,
                form_preference.preference asc nulls last,
                unit_total.form_id asc
        ) = 1
)

select
    relation.department_document_id,
    relation.unit_document_id,
    relation.department_name,
    relation.unit_name,
    relation.fiscal_year,
    relation.known_by,
    compared.form_id,
    compared.department_total_yuan::decimal(18, 2) as department_total_yuan,
    compared.department_amount_yuan::decimal(18, 2) as department_amount_yuan,
    compared.unit_amount_yuan::decimal(18, 2) as unit_amount_yuan,
    abs(compared.department_amount_yuan - compared.unit_amount_yuan) <= compared.tolerance_yuan as agrees
from relation
left join compared
    on
        relation.department_document_id = compared.department_document_id
        and relation.unit_document_id = compared.unit_document_id;

comment on view document_relation is 'Documents of a department (部门) and of a unit of it (单位), of one fiscal year, both budgets or both final accounts: the first contains the money of the second.';
comment on column document_relation.department_document_id is 'Document that contains the other''s money; key of dim_document.';
comment on column document_relation.unit_document_id is 'Document of the unit; key of dim_document.';
comment on column document_relation.department_name is 'Agency of the department''s document, as printed.';
comment on column document_relation.unit_name is 'Agency of the unit''s document, as printed.';
comment on column document_relation.fiscal_year is 'Fiscal year of both.';
comment on column document_relation.known_by is 'listed: the department''s tables list the unit; same_name: both bear one name, one as 部门, the other as 单位 or 本级.';
comment on column document_relation.form_id is 'Form that the amounts are from; null if both print none that can be compared.';
comment on column document_relation.department_total_yuan is 'What the department''s form comes to, in 元.';
comment on column document_relation.department_amount_yuan is 'What of it stands under the unit''s name, in 元; null if it does not break the form down by unit.';
comment on column document_relation.unit_amount_yuan is 'What the unit''s own form comes to, in 元.';
comment on column document_relation.agrees is 'Whether the two amounts of the unit are no further apart than rounding allows; null if one of them is not known.';
