-- T17: of a list of amounts by name (办公费34.82万元，其他交通费54.08万元 …; projects by name) each is that of the entry of this name in
-- the tables.
-- Why: where most of a list are, the list is of that form, and the one that is not is a slip.
-- A figure that the sums of its table find at fault is no witness; one that is only a member of a broken sum is.
-- Tolerance: half a unit of the last printed digit of every figure; a figure cut off instead of rounded is the same, and one
-- figure printed twice with the same digits is twice the same. A list is compared if at least three of its names are entries,
-- and two thirds of those agree.
-- Source: 预算公开: 文字说明与报表数据一致.
with entry as (
    select
        document_id,
        form_id,
        cell_id,
        department_economic_name as printed_name,
        amount_yuan
    from fact_expenditure_by_economic
    where department_economic_name is not null
    union all
    select
        document_id,
        form_id,
        cell_id,
        project_name as printed_name,
        amount_yuan
    from fact_project
    union all
    select
        document_id,
        form_id,
        amount_cell_id as cell_id,
        project_name as printed_name,
        amount_yuan
    from target
    where amount_cell_id is not null and amount_yuan is not null and project_name is not null
),

-- Columns of nothing add nothing, and no rounding either.
entry_sum as (
    select
        entry.document_id,
        entry.form_id,
        list_name(entry.printed_name) as plain_name,
        arg_max(entry.cell_id, entry.amount_yuan) as cell_id,
        sum(entry.amount_yuan) as amount_yuan,
        coalesce(
            sum(source_cell.precision_yuan) filter (where entry.amount_yuan != 0),
            max(source_cell.precision_yuan),
            0.01
        ) as precision_yuan,
        count(*) filter (where entry.amount_yuan != 0) as addends
    from entry
    inner join source_cell on entry.cell_id = source_cell.cell_id
    inner join complete_form on entry.document_id = complete_form.document_id and entry.form_id = complete_form.form_id
    left join blamed_equation on entry.cell_id = blamed_equation.cell_id and blamed_equation.votes > 1
    group by entry.document_id, entry.form_id, plain_name
    having length(plain_name) >= 3 and count(blamed_equation.cell_id) = 0
),

named as (
    select
        claim.*,
        list_name(claim.subject) as plain_subject
    from claim
    left join claim_held on claim.claim_id = claim_held.claim_id
    where
        claim.metric = 'amount'
        and claim.amount_yuan is not null
        and claim.basis in ('current', 'final')
        and claim_held.claim_id is null
),

candidate as (
    select
        named.claim_id,
        named.document_id,
        named.sentence,
        named.page,
        entry_sum.form_id,
        entry_sum.cell_id,
        entry_sum.amount_yuan as table_amount_yuan,
        named.amount_yuan,
        (
            abs(named.amount_yuan - entry_sum.amount_yuan)
            <= if(
                entry_sum.addends <= 1 and named.step_yuan = entry_sum.precision_yuan,
                0,
                (named.step_yuan + entry_sum.precision_yuan) / 2
            )
            or is_cut_off(named.amount_yuan, named.step_yuan, entry_sum.amount_yuan)
        ) as agrees
    from named
    inner join entry_sum
        on named.document_id = entry_sum.document_id and ends_with(named.plain_subject, entry_sum.plain_name)
),

-- The form that most of the list agrees with is the one that it is of.
list_form as (
    select
        document_id,
        sentence,
        page,
        form_id
    from candidate
    group by document_id, sentence, page, form_id
    having count(distinct claim_id) >= 3 and 3 * count(distinct claim_id) filter (where agrees) >= 2 * count(distinct claim_id)
    qualify
        row_number() over (
            partition by document_id, sentence, page
            order by count(distinct claim_id) filter (where agrees) desc, form_id asc
        ) = 1
),

compared as (
    select candidate.*
    from candidate
    inner join list_form
        on
            candidate.document_id = list_form.document_id
            and candidate.sentence = list_form.sentence
            and candidate.page is not distinct from list_form.page
            and candidate.form_id = list_form.form_id
    qualify row_number() over (partition by candidate.claim_id order by candidate.agrees desc, candidate.cell_id asc) = 1
)

select
    compared.document_id,
    compared.form_id,
    cell_place.table_id,
    compared.cell_id,
    yuan_text(compared.amount_yuan) as stated,
    yuan_text(compared.table_amount_yuan) as expected,
    cast(compared.amount_yuan - compared.table_amount_yuan as decimal(18, 2)) as difference,
    compared.agrees as holds,
    claim.place,
    'The text (' || claim.spot || ') states ' || claim.printed_figure || ' for ' || claim.subject || '; '
    || said(compared.cell_id, compared.table_amount_yuan) || '. The rest of the list is as in that form.' as explanation,
    '文字说明（' || claim.spot_zh || '）称' || claim.subject || '为 ' || claim.printed_figure || '；'
    || said_zh(compared.cell_id, compared.table_amount_yuan) || '。同一列举中的其余各项与该表一致。' as explanation_zh,
    compared.claim_id
from compared
inner join claim on compared.claim_id = claim.claim_id
inner join cell_place on compared.cell_id = cell_place.cell_id;
