-- C10: the row of the total is filled in where the rows below it print amounts. One comparison per table with a row 合计
-- or 总计 above its parts.
-- Why: a blank total above parts that are not zero says that nothing is spent; its reader looks no further.
-- Only a row that has no other cell is blank, and only if the table prints its total nowhere else. The label must stand
-- left of the figures: within them it heads a column.
-- Tolerance: none; amounts of zero ask for no total.
-- Source: the form itself, whose row 合计 states the sum of the rows below it (表内勾稽关系).
with total_label as (
    select
        document_id,
        table_id,
        row_number,
        column_number,
        cell_id
    from source_cell
    where cell_role = 'label' and regexp_full_match(regexp_replace(printed_text, '\s', '', 'g'), '合计|总计')
),

amount as (
    select
        table_id,
        row_number,
        column_number,
        cell_id,
        amount_yuan
    from source_cell
    where amount_yuan is not null
),

compared as (
    select
        total_label.document_id,
        total_label.table_id,
        total_label.cell_id,
        bool_or(amount.row_number = total_label.row_number) as is_filled_in,
        arg_min(amount.cell_id, amount.cell_id)
        filter (where amount.row_number > total_label.row_number and amount.amount_yuan != 0) as part_id
    from total_label
    inner join amount on total_label.table_id = amount.table_id
    group by total_label.document_id, total_label.table_id, total_label.cell_id, total_label.row_number, total_label.column_number
    having part_id is not null and total_label.column_number < min(amount.column_number)
),

judged as (
    select
        compared.document_id,
        compared.table_id,
        compared.cell_id,
        compared.part_id,
        compared.is_filled_in
    from compared
    where
        compared.is_filled_in
        or (
            not exists (
                select 1
                from source_cell as total
                inner join source_cell as beside on total.table_id = beside.table_id and total.row_number = beside.row_number
                where total.cell_id = compared.cell_id and beside.cell_id != total.cell_id
            )
            and not exists (
                select 1
                from control_total
                where
                    control_total.table_id = compared.table_id
                    and control_total.row_kind in ('total', 'grand_total', 'current_total')
            )
        )
)

select
    judged.document_id,
    source_table.form_id,
    judged.table_id,
    judged.cell_id,
    '空白' as stated,
    yuan_text(amount_of(judged.part_id)) as expected,
    cast(null as decimal(18, 2)) as difference,
    judged.is_filled_in as holds,
    label_place(judged.cell_id) as place,
    label_place(judged.cell_id) || ' is a total that is left blank, but ' || place_of(judged.part_id) || ' below it states '
    || yuan_text(amount_of(judged.part_id)) || '.' as explanation,
    label_place_zh(judged.cell_id) || '的合计行空白，而其下' || place_zh_of(judged.part_id) || '列示 '
    || yuan_text(amount_of(judged.part_id)) || '。' as explanation_zh,
    [judged.part_id] as other_cell_ids
from judged
inner join source_table on judged.table_id = source_table.table_id;
