-- Comparisons that several rules make, each with what it looks at.
-- Parameters of a macro have no table to qualify them with.
-- noqa: disable=RF02,RF03

-- What a classification is called.
create or replace temp macro scheme_word(scheme_key) as (replace(scheme_key, '_', ' ') || ' classification');
create or replace temp macro scheme_word_zh(scheme_key) as (
    case scheme_key
        when 'function' then '支出功能分类'
        when 'department_economic' then '部门预算支出经济分类'
        else '政府预算支出经济分类'
    end
);

-- The comparisons of K01 to K03: each printed code of a classification against the entries of the fiscal year, where the
-- document says which that is.
create or replace temp macro code_known(scheme_key, scheme_name, scheme_name_zh) as table (
    with printed as (
        select
            printed_code.document_id,
            printed_code.fiscal_year,
            printed_code.code,
            min(printed_code.cell_id) as cell_id,
            arg_min(printed_code.printed_name, printed_code.cell_id) as printed_name,
            arg_min(printed_code.plain_name, printed_code.cell_id) as plain_name
        from printed_code
        where printed_code.scheme = scheme_key and printed_code.fiscal_year is not null
        group by printed_code.document_id, printed_code.fiscal_year, printed_code.code
    ),

    compared as (
        select
            printed.document_id,
            printed.fiscal_year,
            printed.code,
            printed.cell_id,
            printed.printed_name,
            name_bearer.bearers,
            coalesce(
                bool_or(
                    printed.fiscal_year between known_code.first_year and known_code.last_year or not known_code.is_dated
                ),
                false
            ) as holds,
            string_agg(distinct known_code.code_name, ' / ' order by known_code.code_name) as other_years,
            max(foreign_code.scheme) as other_scheme
        from printed
        left join known_code on printed.code = known_code.code and known_code.scheme = scheme_key
        left join known_code as foreign_code on printed.code = foreign_code.code and foreign_code.scheme != scheme_key
        left join name_bearer
            on
                name_bearer.scheme = scheme_key
                and printed.plain_name = name_bearer.plain_name
                and printed.fiscal_year = name_bearer.fiscal_year
        group by
            printed.document_id,
            printed.fiscal_year,
            printed.code,
            printed.cell_id,
            printed.printed_name,
            name_bearer.bearers
    )

    select
        compared.document_id,
        cell_place.form_id,
        cell_place.table_id,
        compared.cell_id,
        compared.code || coalesce(' ' || compared.printed_name, '') as stated,
        'an entry of the ' || scheme_name || ' of ' || compared.fiscal_year as expected,
        cast(null as decimal(18, 2)) as difference,
        compared.holds,
        cell_place.row_place as place,
        cell_place.row_place || ' prints ' || compared.code || coalesce(' ' || compared.printed_name, '')
        || ', which is not an entry of the ' || scheme_name || ' of ' || compared.fiscal_year
        || coalesce(' (in other years it is ' || compared.other_years || ')', '')
        || coalesce('; it is one of the ' || scheme_word(compared.other_scheme), '')
        || coalesce('; the printed name belongs to ' || compared.bearers, '') || '.' as explanation,
        cell_place.row_place_zh || '列示的科目 ' || compared.code || coalesce(' ' || compared.printed_name, '') || ' 不在 '
        || compared.fiscal_year || ' 年' || scheme_name_zh || '科目中' || coalesce('（其他年度为“' || compared.other_years || '”）', '')
        || coalesce('，而是' || scheme_word_zh(compared.other_scheme) || '的科目', '')
        || coalesce('，所印名称属于 ' || compared.bearers, '') || '。' as explanation_zh
    from compared
    inner join cell_place on compared.cell_id = cell_place.cell_id
);

-- The comparisons of K04 to K06: the name printed beside a code of a classification against its name in that year.
create or replace temp macro name_agrees(scheme_key) as table (
    with compared as (
        select
            distinct_name.*,
            name_bearer.bearers
        from distinct_name
        left join name_bearer
            on
                distinct_name.scheme = name_bearer.scheme
                and distinct_name.plain_name = name_bearer.plain_name
                and distinct_name.fiscal_year = name_bearer.fiscal_year
                and not distinct_name.agrees
        where distinct_name.scheme = scheme_key and distinct_name.name_count = 1 and distinct_name.agrees is not null
    )

    select
        repaired_code.document_id,
        cell_place.form_id,
        cell_place.table_id,
        repaired_code.cell_id,
        repaired_code.printed_value as stated,
        repaired_code.meant_value as expected,
        cast(null as decimal(18, 2)) as difference,
        false as holds,
        cell_place.row_place as place,
        cell_place.row_place || ' prints ' || repaired_code.printed_value || '. By its name the entry is '
        || repaired_code.meant_value || ', and the amounts say so too (' || repaired_code.proof || '); it is read as that.'
            as explanation,
        cell_place.row_place_zh || '印为“' || repaired_code.printed_value || '”。按名称应为“' || repaired_code.meant_value
        || '”，金额也可印证（' || repaired_code.proof || '），已按此读取。' as explanation_zh,
        'repaired' as outcome
    from repaired_code
    inner join cell_place on repaired_code.cell_id = cell_place.cell_id
    where repaired_code.scheme = scheme_key
    union all
    select
        compared.document_id,
        cell_place.form_id,
        cell_place.table_id,
        compared.cell_id,
        compared.code || ' ' || compared.printed_name as stated,
        compared.code || ' ' || compared.known_names as expected,
        cast(null as decimal(18, 2)) as difference,
        compared.agrees as holds,
        cell_place.row_place as place,
        cell_place.row_place || ' prints ' || compared.code || ' with the name ' || compared.printed_name || '; in '
        || compared.fiscal_year || ' ' || compared.code || ' is ' || compared.known_names || coalesce(
            ', and the printed name belongs to ' || compared.bearers, ''
        ) || '.' as explanation,
        cell_place.row_place_zh || '将科目 ' || compared.code || ' 的名称印为“' || compared.printed_name || '”；' || compared.fiscal_year
        || ' 年 ' || compared.code || ' 的名称为“' || compared.known_names || '”' || coalesce(
            '，所印名称属于 ' || compared.bearers, ''
        ) || '。' as explanation_zh,
        'failed' as outcome
    from compared
    inner join cell_place on compared.cell_id = cell_place.cell_id
);

-- The comparisons of X01 and X02: the total of one side of 收支总表 against the form that lists it.
create or replace temp macro side_equals_form(its_side, its_form) as table (
    with balanced as (
        select revenue.document_id
        from form_total as revenue
        inner join form_total as expenditure on revenue.document_id = expenditure.document_id
        where
            revenue.form_id = 'summary'
            and revenue.side = 'revenue'
            and revenue.row_kind = 'grand_total'
            and expenditure.form_id = 'summary'
            and expenditure.side = 'expenditure'
            and expenditure.row_kind = 'grand_total'
            and abs(revenue.amount_yuan - expenditure.amount_yuan)
            <= (revenue.precision_yuan + expenditure.precision_yuan) / 2
    ),

    compared as ( -- noqa: ST03
        select
            form.document_id,
            form.form_id,
            form.table_id,
            form.cell_id,
            form.amount_yuan,
            overview.cell_id as other_cell_id,
            overview.amount_yuan as other_amount_yuan,
            (form.precision_yuan + overview.precision_yuan) / 2 as tolerance
        from form_total as form
        inner join form_total as overview on form.document_id = overview.document_id
        inner join balanced on form.document_id = balanced.document_id
        where
            form.form_id = its_form
            and form.row_kind = 'total'
            and overview.form_id = 'summary'
            and overview.side = its_side
            and overview.row_kind in ('grand_total', 'current_total')
        qualify
            row_number() over (
                partition by form.document_id
                order by abs(form.amount_yuan - overview.amount_yuan), overview.row_kind desc
            ) = 1
    )

    select
        document_id,
        form_id,
        table_id,
        cell_id,
        stated,
        expected,
        difference,
        holds,
        place,
        explanation,
        explanation_zh,
        other_cell_ids
    from equal_amounts('compared')
);
