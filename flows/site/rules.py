"""The rules explained: what each compares, why it holds, and what it said of these documents."""

import re

from flows.check.catalogue_page import FAMILIES, head
from flows.check.rules import RULES, catalogue
from flows.site.site import Record, Site

_RESULTS = """
    select
        rule_id,
        count(*) filter (where outcome = 'passed') as passed,
        count(*) filter (where outcome = 'failed') as failed,
        sum(comparisons)::bigint as comparisons
    from rule_result
    group by rule_id
"""


def write_rules(site: Site) -> None:
    """Write rules.html, with an anchor for each rule by its id."""
    results = {row["rule_id"]: row for row in site.rows(_RESULTS)}
    rules = [_rule(rule, results.get(rule["rule_id"])) for rule in catalogue().to_dicts()]
    names = [*FAMILIES, *dict.fromkeys(rule["family"] for rule in rules if rule["family"] not in FAMILIES)]
    families = [
        {"heading": FAMILIES.get(name, name).split(" · "), "rules": [rule for rule in rules if rule["family"] == name]}
        for name in names
    ]
    site.page(
        "rules.html", "rules.html.j2", nav=None, families=[one for one in families if one["rules"]], count=len(rules)
    )


def _rule(rule: Record, result: Record | None) -> Record:
    said = head((RULES / rule["file"]).read_text(encoding="utf-8")) if rule["file"] else {}
    said = {part: re.sub(r"`", "", text) for part, text in said.items()}
    text = said.pop("", "")
    return {**rule, "text": text[:1].upper() + text[1:], "parts": said, "result": result}
