-- Amounts in sentences: 3,754,154.08 元. Digits are cut from the decimal's own text, so nothing passes through a float.
create or replace temp macro yuan_text(amount) as (
    case when amount < 0 then '-' else '' end
    || format('{:,}', cast(split_part(cast(abs(cast(amount as decimal(18, 2))) as varchar), '.', 1) as bigint))
    || '.' || split_part(cast(abs(cast(amount as decimal(18, 2))) as varchar), '.', 2) || ' 元'
);
