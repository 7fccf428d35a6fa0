-- What the rules share: the files _1 to _5 are loaded once per run, after the staged frames and the reference data are in
-- the database. Tables rather than views, so that forty rules do not compute them forty times.

-- Names compare without white space, bracket width, the particle 的, a closing 支出 and the 用 of 费用: none of them changes
-- the meaning.
create or replace temp macro normal_name(printed) as (
    regexp_replace(
        replace(translate(regexp_replace(printed, '\s', '', 'g'), '（）', '()'), '的', ''),
        '(.)支出$|(费)用(支出)?$',
        '\1\2'
    )
);

-- Extraction cuts long names; four characters are enough to know one, fewer are not.
create or replace temp macro same_name(printed, known) as (
    printed = known or (length(printed) >= 4 and starts_with(known, printed))
);

-- Where a figure stands, in the reader's terms. Rules speak of no other cells, and those are most.
create or replace temp table cell_place as
select
    source_cell.cell_id,
    source_cell.document_id,
    source_cell.table_id,
    source_table.form_id,
    source_cell.amount_yuan,
    coalesce(dim_form.form_name, source_table.title, source_table.form_id, '表')
    || ' (' || coalesce(source_table.printed_number, 'table ' || source_table.table_number || ' of the document')
    || coalesce(', page ' || source_cell.page, '')
    || coalesce(', line ' || source_cell.line, '') || ')'
    || coalesce(', row ' || nullif(source_cell.row_label, ''), '') as row_place,
    row_place || coalesce(', column ' || nullif(source_cell.column_label, ''), '') as place,
    coalesce(dim_form.form_name, source_table.title, source_table.form_id, '表')
    || '（' || coalesce(source_table.printed_number, '第 ' || source_table.table_number || ' 张表')
    || coalesce('，第 ' || source_cell.page || ' 页', '')
    || coalesce('，第 ' || source_cell.line || ' 行', '') || '）'
    || coalesce('“' || nullif(source_cell.row_label, '') || '”行', '') as row_place_zh,
    row_place_zh || coalesce('“' || nullif(source_cell.column_label, '') || '”栏', '') as place_zh
from source_cell
inner join source_table on source_cell.table_id = source_table.table_id
left join dim_form on source_table.form_id = dim_form.form_id
where source_cell.amount_yuan is not null;

-- The entry that a figure belongs to, by all codes that its row prints for it.
create or replace temp macro entry_of(function_code, department_code, government_code) as (
    concat_ws('|', coalesce(function_code, ''), coalesce(department_code, ''), coalesce(government_code, ''))
);

-- The parameter of a macro has no table to qualify it with.
create or replace temp macro place_of(cell) as (
    select cell_place.place
    from cell_place
    where cell_place.cell_id = cell -- noqa: RF03
);

create or replace temp macro place_zh_of(cell) as (
    select cell_place.place_zh
    from cell_place
    where cell_place.cell_id = cell -- noqa: RF03
);

-- Of a name, the row: the cell that is known of it is that of the amount beside it.
create or replace temp macro row_place_of(cell) as (
    select cell_place.row_place
    from cell_place
    where cell_place.cell_id = cell -- noqa: RF03
);

create or replace temp macro row_place_zh_of(cell) as (
    select cell_place.row_place_zh
    from cell_place
    where cell_place.cell_id = cell -- noqa: RF03
);

create or replace temp macro amount_of(cell) as (
    select cell_place.amount_yuan
    from cell_place
    where cell_place.cell_id = cell -- noqa: RF03
);

-- A figure where it stands: the cell that states it, or, if the cell is only the first of several, their sum.
create or replace temp macro said(cell, amount) as (
    select
        case
            when cell_place.amount_yuan = amount -- noqa: RF03
                then cell_place.place || ' states ' || yuan_text(amount) -- noqa: RF03
            else 'the figures from ' || cell_place.place || ' on add up to ' || yuan_text(amount) -- noqa: RF03
        end
    from cell_place
    where cell_place.cell_id = cell -- noqa: RF03
);
create or replace temp macro said_zh(cell, amount) as (
    select
        case
            when cell_place.amount_yuan = amount then cell_place.place_zh || '列示 ' || yuan_text(amount) -- noqa: RF03
            else '自' || cell_place.place_zh || '起的各数合计 ' || yuan_text(amount) -- noqa: RF03
        end
    from cell_place
    where cell_place.cell_id = cell -- noqa: RF03
);

-- One sentence for two figures that should be the same.
create or replace temp macro differ_text(cell, amount, other_cell, other_amount, tolerance) as (
    said(cell, amount) || '; ' || said(other_cell, other_amount)
    || '. They should be equal and are ' || yuan_text(abs(amount - other_amount)) || ' apart; rounding allows '
    || yuan_text(tolerance) || '.'
);
create or replace temp macro differ_text_zh(cell, amount, other_cell, other_amount, tolerance) as (
    said_zh(cell, amount) || '，' || said_zh(other_cell, other_amount)
    || '。两者应当相等，实际相差 ' || yuan_text(abs(amount - other_amount)) || '，四舍五入只允许相差 '
    || yuan_text(tolerance) || '。'
);

-- One sentence for a part that is larger than its whole.
create or replace temp macro exceeds_text(cell, amount, other_cell, other_amount, tolerance) as (
    said(cell, amount) || '; ' || said(other_cell, other_amount)
    || ', and should include the former, which is ' || yuan_text(amount - other_amount) || ' larger; rounding allows '
    || yuan_text(tolerance) || '.'
);
create or replace temp macro exceeds_text_zh(cell, amount, other_cell, other_amount, tolerance) as (
    said_zh(cell, amount) || '，' || said_zh(other_cell, other_amount)
    || '。后者应当包含前者，前者反而多出 ' || yuan_text(amount - other_amount) || '，四舍五入只允许相差 '
    || yuan_text(tolerance) || '。'
);
