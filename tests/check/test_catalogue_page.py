"""The page of the rules is what the catalogue and the files say."""

import pytest

from flows.check.catalogue_page import PAGE, head, page
from flows.check.rules import catalogue

SQL = """-- X01: the one
-- 收支
-- 总表.
-- Why: it is.
-- Tolerance: none
-- at all.
-- Source: 勾稽.
select 1 -- Why: no"""


@pytest.fixture(scope="module")
def text() -> str:
    return page()


def test_the_page_is_up_to_date(text: str) -> None:
    assert PAGE.read_text(encoding="utf-8") == text, "run python -m flows.check.catalogue_page"


@pytest.mark.parametrize("rule", catalogue().to_dicts(), ids=lambda rule: rule["rule_id"])
def test_every_rule_is_on_it_in_both_languages(rule: dict[str, str], text: str) -> None:
    assert f"### {rule['rule_id']} {rule['title']}\n\n{rule['title_zh']} · {rule['severity']}" in text


@pytest.mark.parametrize(
    ("part", "said"),
    [("", "the one 收支总表."), ("Why", "it is."), ("Tolerance", "none at all."), ("Source", "勾稽.")],
)
def test_the_head_of_a_file_is_taken_apart(part: str, said: str) -> None:
    assert head(SQL)[part] == said
