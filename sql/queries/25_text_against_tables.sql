-- Where does the text of a document say something else than its tables, or than its own figures?
-- 文件的文字说明与报表不一致、或自相矛盾的地方有哪些？
-- One row for each cause. A statement that could not be matched with a table is not compared, and is not here.

select
    findings.agency_name,
    findings.fiscal_year,
    findings.document_kind,
    findings.severity,
    findings.rule_id,
    findings.rule_title_zh,
    fact_narrative_claim.sentence,
    findings.stated,
    findings.expected,
    findings.difference as difference_yuan,
    findings.finding_id,
    coalesce(fact_narrative_claim.page, findings.page) as page,
    coalesce(fact_narrative_claim.line, findings.line) as line -- noqa: RF04
from findings
left join fact_narrative_claim on findings.claim_id = fact_narrative_claim.claim_id
where
    findings.family = 'text'
    and findings.outcome = 'failed'
    and findings.explained_by is null
order by
    array_position(['error', 'warning', 'info'], findings.severity) asc,
    abs(findings.difference) desc nulls last,
    findings.agency_name asc,
    findings.finding_id asc;
