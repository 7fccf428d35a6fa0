-- From pairs of figures to comparisons, and the sentences on those that fail.
-- Parameters of a macro have no table to qualify them with.
-- noqa: disable=RF02,RF03

-- Pairs that should be equal. The relation has document_id, cell_id, amount_yuan, other_cell_id, other_amount_yuan, tolerance.
create or replace temp macro equal_amounts(pairs) as table (
    select
        cell_place.document_id,
        cell_place.form_id,
        cell_place.table_id,
        pair.cell_id,
        yuan_text(pair.amount_yuan) as stated,
        yuan_text(pair.other_amount_yuan) as expected,
        cast(pair.amount_yuan - pair.other_amount_yuan as decimal(18, 2)) as difference,
        abs(pair.amount_yuan - pair.other_amount_yuan) <= pair.tolerance as holds,
        cell_place.place,
        differ_text(pair.cell_id, pair.amount_yuan, pair.other_cell_id, pair.other_amount_yuan, pair.tolerance) as explanation,
        differ_text_zh(pair.cell_id, pair.amount_yuan, pair.other_cell_id, pair.other_amount_yuan, pair.tolerance)
            as explanation_zh,
        -- What is a sum of several cells speaks for none of them.
        case
            when
                not holds or (
                    cell_place.amount_yuan = pair.amount_yuan
                    and amount_of(pair.other_cell_id) = pair.other_amount_yuan
                )
                then [pair.other_cell_id]
        end as other_cell_ids
    from query_table(pairs) as pair
    inner join cell_place on pair.cell_id = cell_place.cell_id
);

-- Pairs of which the first is a part of the second, and so is not larger.
create or replace temp macro part_within_amounts(pairs) as table (
    select
        cell_place.document_id,
        cell_place.form_id,
        cell_place.table_id,
        pair.cell_id,
        yuan_text(pair.amount_yuan) as stated,
        'at most ' || yuan_text(pair.other_amount_yuan) as expected,
        cast(pair.amount_yuan - pair.other_amount_yuan as decimal(18, 2)) as difference,
        pair.amount_yuan - pair.other_amount_yuan <= pair.tolerance as holds,
        cell_place.place,
        exceeds_text(pair.cell_id, pair.amount_yuan, pair.other_cell_id, pair.other_amount_yuan, pair.tolerance) as explanation,
        exceeds_text_zh(pair.cell_id, pair.amount_yuan, pair.other_cell_id, pair.other_amount_yuan, pair.tolerance)
            as explanation_zh,
        -- A part that is not too large proves nothing.
        case when not holds then [pair.other_cell_id] end as other_cell_ids
    from query_table(pairs) as pair
    inner join cell_place on pair.cell_id = cell_place.cell_id
);
