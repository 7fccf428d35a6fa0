"""The report as one web page that needs nothing else: no script, no font, no network."""

import re
from decimal import Decimal
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from flows.ask.coverage import Record
from flows.ask.values import shown
from flows.report.words import Language, words

_HERE = Path(__file__).parent

# What a rule states and expects is a figure or a name, or an English phrase that its Chinese sentence says better.
_ENGLISH = re.compile(r"[A-Za-z]{2,} [A-Za-z]|[a-z]{3,}")


def page(report: Record, language: Language, *, pictures_missing: bool = False) -> str:
    """HTML of what `flows.report.contents.contents` gathered."""
    ours, theirs = ("_zh", "") if language is Language.ZH else ("", "_zh")
    say = words(language)
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "shown": shown,
        "tidy": tidy,
        "tone": tone,
        "marked_sentence": marked_sentence,
        "readable": lambda value: value is not None and (not ours or not _ENGLISH.search(value)),
        "sentence": lambda one: one[f"explanation{ours}"],
        "other_sentence": lambda one: one[f"explanation{theirs}"],
        "title_of": lambda one: one[f"rule_title{ours}"] or one["rule_id"],
        "rule_title": lambda one: one[f"title{ours}"],
        "family_of": lambda one: one["family_zh"] if ours else one["family"],
    }
    document = report["document"]
    return environment.get_template("report.html.j2").render(
        **report,
        say=say,
        style=Markup((_HERE / "report.css").read_text(encoding="utf-8")),
        kind=document["document_kind_zh"] if ours else document["document_kind"].replace("_", " "),
        other_language="en" if ours else "zh-CN",
        pictures_missing=pictures_missing,
    )


def tone(finding: Record) -> str:
    """How grave a finding looks: only what failed is a fault of the document."""
    return str(finding["severity"]) if finding["standing"] == "failed" else "info"


def tidy(amount: Decimal | float) -> str:
    """An amount without zeros behind its last digit: a tolerance may have half a 分."""
    return shown(Decimal(str(amount)).normalize() + 0)


def marked_sentence(claim: Record) -> Markup:
    """The sentence of a statement, with the figure marked where it stands."""
    before, figure, after = str(claim["sentence"]).partition(str(claim["printed_text"]))
    return escape(before) + Markup("<mark>{}</mark>").format(figure) + escape(after)
