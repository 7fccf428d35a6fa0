-- One cause, one finding: which findings follow from another one of the same document, and in what order to read them.
-- A wrong figure breaks the sums of its column, of its row and of the forms that repeat it; each of these is a finding of
-- its own rule and stays one, but a reader needs to be told once. The rest points to the one that is told.

create view rule_family as
select
    printed.family,
    printed.family_zh,
    printed.importance
from (
    values
    ('row', '表内横向勾稽', 1),
    ('column', '表内纵向勾稽', 2),
    ('balance', '收支平衡', 3),
    ('cross_form', '表间勾稽', 4),
    ('text', '文字说明', 5),
    ('performance', '绩效目标', 6),
    ('code', '科目与名称', 7),
    ('completeness', '公开完整性', 8),
    ('version', '版本', 9),
    ('structure', '版面与识别', 10),
    ('contract', '数据约定', 11)
) as printed (family, family_zh, importance);

comment on view rule_family is 'Families of rules, the one whose findings weigh most first.';
comment on column rule_family.family is 'Key, as in rule.';
comment on column rule_family.family_zh is 'Chinese name.';
comment on column rule_family.importance is 'Order in which findings of the same severity are told, from 1.';

create view finding_cause as
with ordered as (
    select
        finding.finding_id,
        finding.document_id,
        finding.form_id,
        finding.table_id,
        finding.cell_id,
        finding.other_cell_ids,
        finding.rule_id,
        finding.severity,
        finding.stated,
        finding.expected,
        finding.difference,
        rule.family,
        finding.outcome not in ('repaired', 'accepted') as is_open,
        row_number() over (
            partition by finding.document_id
            order by
                finding.outcome != 'failed' asc,
                finding.outcome in ('repaired', 'accepted') asc,
                array_position(['error', 'warning', 'info'], finding.severity) asc,
                coalesce(rule_family.importance, 99) asc,
                abs(finding.difference) desc nulls last,
                finding.table_id asc,
                finding.cell_id asc,
                finding.finding_id asc
        ) as importance
    from finding
    left join rule on finding.rule_id = rule.rule_id
    left join rule_family on rule.family = rule_family.family
),

-- The same fault printed in several forms differs by the same amount everywhere. That two faults differ by the same three
-- digits or more is hardly chance; with fewer, the figures themselves must be the same too.
apart as (
    select
        ordered.*,
        trim(abs(ordered.difference)::varchar, '0.') as digits,
        first_value(ordered.finding_id) over (
            partition by
                ordered.document_id,
                abs(ordered.difference),
                case when length(replace(digits, '.', '')) < 3 then concat_ws('|', ordered.stated, ordered.expected) end
            order by ordered.importance
        ) as printed_first
    from ordered
    where ordered.is_open and ordered.difference != 0
),

-- Of those, findings for whom one cell would have to change by the same amount, but for rounding, have that cell as cause.
wanted as (
    select
        finding_id,
        document_id,
        cell_id,
        -difference as correction,
        importance
    from apart
    where cell_id is not null and finding_id = printed_first
    union all
    select
        finding_id,
        document_id,
        unnest(other_cell_ids) as cell_id,
        difference as correction,
        importance
    from apart
    -- Sums within a table have been weighed against each other by their rules.
    where finding_id = printed_first and family not in ('row', 'column')
),

rounding as (
    select
        member.finding_id,
        sum(source_cell.precision_yuan) / 2 as tolerance
    from (
        select
            finding_id,
            unnest(list_append(coalesce(other_cell_ids, []), cell_id)) as cell_id
        from apart
    ) as member
    inner join source_cell on member.cell_id = source_cell.cell_id
    group by member.finding_id
),

near as (
    select
        wanted.*,
        coalesce(rounding.tolerance, 0) as tolerance,
        coalesce(
            wanted.correction - lag(wanted.correction) over same_cell
            > tolerance + lag(tolerance) over same_cell,
            true
        ) as begins
    from wanted
    left join rounding on wanted.finding_id = rounding.finding_id
    window same_cell as (partition by wanted.document_id, wanted.cell_id order by wanted.correction, wanted.finding_id)
),

numbered as (
    select
        near.*,
        sum(near.begins::integer) over (
            partition by near.document_id, near.cell_id
            order by near.correction, near.finding_id
        ) as correction_number
    from near
),

voted as (
    select
        numbered.*,
        count(*) over (partition by numbered.document_id, numbered.cell_id, numbered.correction_number) as votes
    from numbered
),

chosen_cell as (
    select voted.*
    from voted
    qualify row_number() over (partition by voted.finding_id order by voted.votes desc, voted.cell_id asc) = 1
),

by_cell as (
    select
        chosen_cell.finding_id,
        first_value(chosen_cell.finding_id) over (
            partition by chosen_cell.document_id, chosen_cell.cell_id, chosen_cell.correction_number
            order by chosen_cell.importance
        ) as first_id
    from chosen_cell
),

-- What was not understood inside a table that could not be read as a whole is why it could not.
unread_table as (
    select
        table_id,
        arg_min(finding_id, importance) as finding_id
    from ordered
    where rule_id in ('S02', 'S03', 'S04') and is_open
    group by table_id
),

by_table as (
    select
        ordered.finding_id,
        unread_table.finding_id as first_id
    from ordered
    inner join unread_table on ordered.table_id = unread_table.table_id
    where ordered.rule_id in ('S05', 'S08', 'S10') and ordered.is_open
),

-- A form of which a part is missing, because its table is cut or was set aside.
unread_form as (
    select
        document_id,
        form_id,
        arg_min(finding_id, importance) as finding_id
    from ordered
    where rule_id in ('S02', 'S03', 'S12') and is_open
    group by document_id, form_id
),

by_form as (
    select
        ordered.finding_id,
        unread_form.finding_id as first_id
    from ordered
    inner join unread_form
        on ordered.document_id = unread_form.document_id and ordered.form_id = unread_form.form_id
    where ordered.rule_id = 'L02' and ordered.is_open
),

-- The same words not understood in one table after another.
by_wording as (
    select
        ordered.finding_id,
        first_value(ordered.finding_id) over (
            partition by ordered.document_id, ordered.stated
            order by ordered.importance
        ) as first_id
    from ordered
    left join by_table on ordered.finding_id = by_table.finding_id
    where ordered.rule_id = 'S05' and ordered.is_open and ordered.stated is not null and by_table.finding_id is null
),

explained as (
    select
        apart.finding_id,
        coalesce(by_cell.first_id, apart.printed_first) as explained_by
    from apart
    left join by_cell on apart.printed_first = by_cell.finding_id
    union all
    select
        by_table.finding_id,
        by_table.first_id as explained_by
    from by_table
    union all
    select
        by_form.finding_id,
        by_form.first_id as explained_by
    from by_form
    union all
    select
        by_wording.finding_id,
        by_wording.first_id as explained_by
    from by_wording
),

cause as (
    select
        ordered.finding_id,
        ordered.document_id,
        ordered.importance,
        nullif(explained.explained_by, ordered.finding_id) as explained_by
    from ordered
    left join explained on ordered.finding_id = explained.finding_id
)

select
    cause.finding_id,
    cause.explained_by,
    dense_rank() over (
        partition by cause.document_id
        order by coalesce(leader.importance, cause.importance)
    ) as finding_rank,
    count(*) over (partition by cause.document_id, coalesce(cause.explained_by, cause.finding_id)) - 1 as follow_count
from cause
left join cause as leader on cause.explained_by = leader.finding_id;

comment on view finding_cause is 'One cause, one finding: each finding with the one of the same document that explains it, and its place when they are read by importance.';
comment on column finding_cause.finding_id is 'Key of finding.';
comment on column finding_cause.explained_by is 'Finding of the same document that has the same cause and is told for it; null for those that are told. The same change of the same cell, the same difference in another form, or what follows from a table that could not be read.';
comment on column finding_cause.finding_rank is 'Place of its cause in the document, most important first: what failed, what could not be read, what was put right or accepted; then by severity, family of the rule, and amount. Findings of one cause share it.';
comment on column finding_cause.follow_count is 'Other findings of the same cause.';
