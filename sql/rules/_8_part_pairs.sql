-- The pairs of parts that several rules take.
-- Parameters of a macro have no table to qualify them with.
-- noqa: disable=RF02,RF03

-- One part of two forms, code by code: only where both forms state the same whole of that part, and for codes both print.
create or replace temp macro code_pairs(its_scheme, its_form, its_part, other_form, other_part) as table (
    select
        one.document_id,
        one.code,
        one.cell_id,
        one.amount_yuan,
        other.cell_id as other_cell_id,
        other.amount_yuan as other_amount_yuan,
        (one.precision_yuan + other.precision_yuan) / 2 as tolerance
    from code_sum as one
    inner join code_sum as other
        on one.document_id = other.document_id and one.scheme = other.scheme and one.code = other.code
    inner join part_total as one_total
        on one.document_id = one_total.document_id and one.form_id = one_total.form_id and one.part = one_total.part
    inner join part_total as other_total
        on other.document_id = other_total.document_id and other.form_id = other_total.form_id and other.part = other_total.part
    where
        one.scheme = its_scheme
        and one.form_id = its_form
        and one.part = its_part
        and other.form_id = other_form
        and other.part = other_part
        and abs(one_total.amount_yuan - other_total.amount_yuan)
        <= (one_total.precision_yuan + other_total.precision_yuan) / 2
);

-- The same where the first form holds a part of the money of the second: no code of it is larger. Only where the whole is not.
create or replace temp macro code_pairs_within(its_scheme, its_form, its_part, other_form, other_part) as table (
    select
        one.document_id,
        one.code,
        one.cell_id,
        one.amount_yuan,
        other.cell_id as other_cell_id,
        other.amount_yuan as other_amount_yuan,
        (one.precision_yuan + other.precision_yuan) / 2 as tolerance
    from code_sum as one
    inner join code_sum as other
        on one.document_id = other.document_id and one.scheme = other.scheme and one.code = other.code
    inner join part_total as one_total
        on one.document_id = one_total.document_id and one.form_id = one_total.form_id and one.part = one_total.part
    inner join part_total as other_total
        on other.document_id = other_total.document_id and other.form_id = other_total.form_id and other.part = other_total.part
    where
        one.scheme = its_scheme
        and one.form_id = its_form
        and one.part = its_part
        and other.form_id = other_form
        and other.part = other_part
        and one_total.amount_yuan - other_total.amount_yuan
        < -(one_total.precision_yuan + other_total.precision_yuan) / 2
);

-- What two forms (or sides of summary forms, '' for none) state of the same fund.
create or replace temp macro fund_pairs(its_form, its_side, other_form, other_side) as table (
    select
        one.document_id,
        one.fund_source,
        one.cell_id,
        one.amount_yuan,
        other.cell_id as other_cell_id,
        other.amount_yuan as other_amount_yuan,
        (one.precision_yuan + other.precision_yuan) / 2 as tolerance
    from fund_total as one
    inner join fund_total as other
        on one.document_id = other.document_id and one.fund_source = other.fund_source
    where one.form_id = its_form and one.side = its_side and other.form_id = other_form and other.side = other_side
);

-- The three funds of fiscal appropriation, where the revenue side of the first form may state apart what was carried over and
-- the second within the fund: if the fund alone is not the second's amount but is with it, that is what is compared.
create or replace temp macro fund_pairs_but_for_carryover(its_form, other_form, other_side) as table (
    select
        pair.document_id,
        pair.fund_source,
        pair.cell_id,
        pair.other_cell_id,
        pair.other_amount_yuan,
        case
            when
                abs(pair.amount_yuan + carried.amount_yuan - pair.other_amount_yuan)
                <= pair.tolerance + carried.precision_yuan / 2
                then pair.other_amount_yuan
            else pair.amount_yuan
        end as amount_yuan,
        pair.tolerance
    from fund_pairs(its_form, 'revenue', other_form, other_side) as pair
    left join fund_total as carried
        on
            pair.document_id = carried.document_id
            and carried.fund_source = 'carryover_' || pair.fund_source
            and carried.form_id = its_form
            and carried.side = 'revenue'
    where pair.fund_source in ('general_public_budget', 'government_fund', 'state_capital')
);
