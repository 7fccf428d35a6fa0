"""Files that people write by hand: what is wrong with one is said by file, entry and key."""

from pathlib import Path

import pytest

from flows.errors import YusuanError
from flows.review.accepted import load_accepted
from flows.review.corrections import load_corrections

REVIEW = "  reason: Letter\n  source: Letter 3\n  who: Li Lei\n  when: 2026-11-23\n"
CORRECTION = f'- document: "{"a" * 64}"\n  cell: t01:r04:c03\n  line: 7\n  printed: "39.24"\n  meant: "39.42"\n{REVIEW}'
ACCEPTED = f'- document: "{"a" * 64}"\n  rule: C02\n  cell: t01:r04:c03\n  stated: "39.24 元"\n{REVIEW}'


def ledger(tmp_path: Path, text: str, name: str = "corrections") -> Path:
    folder = tmp_path / "expectations" / name
    folder.mkdir(parents=True)
    (folder / "bureau.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_correction_is_read_as_it_is_written(tmp_path: Path) -> None:
    (entry,) = load_corrections(ledger(tmp_path, CORRECTION))
    assert (entry.name, entry.cell, entry.line, entry.printed, entry.meant) == (
        "expectations/corrections/bureau.yaml, entry 1",
        "t01:r04:c03",
        7,
        "39.24",
        "39.42",
    )


def test_an_acceptance_is_read_as_it_is_written(tmp_path: Path) -> None:
    (entry,) = load_accepted(ledger(tmp_path, ACCEPTED, "accepted"))
    assert (entry.rule, entry.cell, entry.stated, entry.who) == ("C02", "t01:r04:c03", "39.24 元", "Li Lei")


def test_a_folder_without_entries_has_none(tmp_path: Path) -> None:
    assert load_corrections(tmp_path) == ()


def test_an_empty_list_is_a_list(tmp_path: Path) -> None:
    assert load_corrections(ledger(tmp_path, "[]")) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("document: [", "corrections/bureau.yaml is no YAML"),
        ("document: a", "corrections/bureau.yaml is no list of entries"),
        ("", "corrections/bureau.yaml is no list of entries"),
        ("- a", "entry 1, is no list of keys and values"),
        (CORRECTION + "- a", "entry 2, is no list of keys and values"),
        (CORRECTION + "  amount: 1\n", "entry 1, has the unknown key amount"),
        (CORRECTION.replace("  reason: Letter\n", ""), "entry 1, lacks reason"),
        (CORRECTION.replace('"39.24"', '""'), "entry 1, lacks printed"),
        (CORRECTION.replace("  line: 7\n", ""), "entry 1, lacks page or line"),
        (CORRECTION.replace('"39.24"', "39.24"), "printed is 39.24; put it in quotes"),
        (CORRECTION.replace("  line: 7", '  line: "7"'), "line is '7', and must be a number from 1"),
        (CORRECTION.replace("a" * 64, "a" * 16), "must be the 64 hex digits"),
        (CORRECTION.replace("t01:r04:c03", "B4"), "must read like t04:r09:c02"),
        (CORRECTION.replace("2026-11-23", "today"), "must be a day such as 2026-11-23"),
        (CORRECTION.replace('"39.42"', '"none"'), "39.24 is a figure, and none is none"),
        (CORRECTION.replace('"39.42"', '"39.24 "'), "printed and meant are the same"),
        (CORRECTION + CORRECTION, "entry 2, corrects the same cell as .*entry 1"),
    ],
)
def test_what_is_wrong_with_a_correction_is_said(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(YusuanError, match=said):
        load_corrections(ledger(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ACCEPTED.replace("C02", "C99"), "there is no rule C99"),
        (ACCEPTED.replace("C02", "V01"), "a finding of V01 is no fault of one publisher"),
        (ACCEPTED.replace("C02", "G01"), "a finding of G01 is no fault of one publisher"),
        (ACCEPTED.replace("  rule: C02\n", ""), "entry 1, lacks rule"),
        (ACCEPTED + '  printed: "1"\n', "entry 1, has the unknown key printed"),
    ],
)
def test_what_is_wrong_with_an_acceptance_is_said(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(YusuanError, match=said):
        load_accepted(ledger(tmp_path, text, "accepted"))


def test_the_ledgers_of_the_project_are_as_they_must_be() -> None:
    assert len({entry.name for entry in (*load_corrections(), *load_accepted())}) == len(
        [*load_corrections(), *load_accepted()]
    )
