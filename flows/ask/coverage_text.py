"""Coverage as text: documents in one line each, a document in full, the tables not loaded, the labels to teach."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, TextIO

from flows.ask.plain_table import write_plain_table

Record = dict[str, Any]

# The work list under another list; alone it is told whole.
_LABELS_BELOW = 15

_STATUS = {
    "set_aside": "set aside",
    "listed_but_absent": "listed but absent",
    "not_understood": "not understood",
}

_COUNTS = {
    "read": "forms_present",
    "empty": "forms_empty",
    "part": "forms_partial",
    "set\naside": "forms_set_aside",
    "absent": "forms_absent",
    "no known\nform": "tables_not_understood",
}

_LEGEND = """
Forms: read, there and empty, only in part, set aside, listed but absent. Then tables of no known
form, the share of printed cells in tables that were not loaded, facts, and the share of them that
the document's own sums prove. `yusuan coverage WORD` shows the documents with that word in full.
"""


def write_overview(documents: Sequence[Record], labels: Sequence[Record], out: TextIO, width: int) -> None:
    """One line for each document, all of them together, and the first labels of the work list."""
    if not documents:
        out.write("There are no documents.\n")
        return
    rows = [(one["agency_name"], one["fiscal_year"], one["document_kind_zh"], *_counts([one])) for one in documents]
    if len(documents) > 1:
        rows.append((f"{len(documents)} documents", "", "", *_counts(documents)))
    names = ("agency", "year", "kind", *_COUNTS, "cells not\nloaded", "facts", "proved")
    write_plain_table(names, rows, 1, out, width)
    out.write(_LEGEND)
    if labels:
        out.write("\nLabels not understood, most frequent first:\n\n")
        write_labels(labels[:_LABELS_BELOW], out, width)
        if len(labels) > _LABELS_BELOW:
            out.write(f"and {len(labels) - _LABELS_BELOW} more: yusuan coverage --labels\n")


def write_details(details: Iterable[Record], out: TextIO, width: int) -> None:
    """Each document with its forms, its tables that were not loaded and why, and its labels not understood."""
    for one in details:
        proved = f", {_percent(one['proved_count'], one['fact_count'])} of them proved" if one["fact_count"] else ""
        out.write(
            f"{_named(one)}, {one['document_kind_zh']}\n"
            f"  document  {one['file_name']} ({one['document_id']})\n"
            f"  cells     {one['cells_read']:,} read, {one['cells_not_loaded']:,} of them in tables not loaded\n"
            f"  facts     {one['fact_count']:,}{proved}\n\n"
        )
        rows = [
            (
                form["form_name"], _STATUS.get(form["status"], form["status"]), _places([form]),
                form["fact_count"] or "", _percent(form["proved_count"], form["fact_count"]),
            )
            for form in one["forms"]
            if form["form_id"]
        ]  # fmt: skip
        write_plain_table(("form", "status", "place", "facts", "proved"), rows, 3, out, width)
        if one["not_loaded"]:
            out.write("\nTables not loaded:\n")
            _write_tables(one["not_loaded"], out)
        if one["labels"]:
            out.write("\nLabels not understood:\n\n")
            write_labels(one["labels"], out, width)
        out.write("\n")


def write_not_loaded(tables: Sequence[Record], out: TextIO) -> None:
    """Tables not loaded under the name of their document, those with one reason together."""
    for _, own in groupby(tables, key=lambda table: table["document_id"]):
        found = list(own)
        out.write(f"{_named(found[0])}, {found[0]['file_name']}\n")
        _write_tables(found, out)
        out.write("\n")
    out.write(f"{len(tables)} tables.\n" if tables else "All tables were loaded.\n")


def write_labels(labels: Sequence[Record], out: TextIO, width: int) -> None:
    """The work list: what is not understood, in how many documents and tables, and the first place."""
    if not labels:
        out.write("All labels were understood.\n")
        return
    rows = [
        (
            label["label_kind"], label["label"] + " *" * label["is_entry"], f"{label['file_name']} {_places([label])}",
            label["document_count"], label["table_count"], label["not_loaded_count"],
        )
        for label in labels
    ]  # fmt: skip
    names = ("kind", "label", "for example", "docu-\nments", "tables", "of them\nnot loaded")
    write_plain_table(names, rows, 3, out, width)
    if any(label["is_entry"] for label in labels):
        out.write(
            "* An entry of a classification, known by its name: look for its code, or for the list it stands in.\n"
        )


def _counts(documents: Sequence[Record]) -> list[Any]:
    read, lost, facts, proved = (
        sum(one[name] for one in documents) for name in ("cells_read", "cells_not_loaded", "fact_count", "proved_count")
    )
    forms = [sum(one[name] for one in documents) for name in _COUNTS.values()]
    return [*forms, _percent(lost, read), facts, _percent(proved, facts)]


def _percent(part: int, whole: int) -> str:
    """Part of the whole, rounded down, so that 100 % is all of it; empty if there is no whole."""
    return f"{1000 * part // whole / 10} %" if whole else ""


def _write_tables(tables: Sequence[Record], out: TextIO) -> None:
    groups: dict[tuple[str, str, str], list[Record]] = {}
    for table in tables:
        called = table["form_name"] or table["title"] or "untitled"
        groups.setdefault((called, table["status"], table["reason"]), []).append(table)
    for (called, status, reason), own in groups.items():
        cells = sum(table["cell_count"] for table in own)
        out.write(f"  {_STATUS[status]}: {called} ({_places(own)}; {cells:,} cells)\n    {reason}\n")
        headings = dict.fromkeys(table["unknown_headings"] for table in own if table["unknown_headings"])
        out.writelines(f"    headings not understood: {words}\n" for words in headings)


def _named(record: Record) -> str:
    return f"{record['agency_name']}, {record['fiscal_year']}"


def _places(records: Sequence[Record]) -> str:
    """`page 3`, `pages 3, 5` or the same with sheets or lines; empty for what stands nowhere."""
    for name in ("page", "line"):
        if found := list(dict.fromkeys(str(one[name]) for one in records if one[name] is not None)):
            name = "sheet" if all(one["page"] and one["line"] for one in records) else name
            return f"{name}{'s' * (len(found) > 1)} {', '.join(found)}"
    return ""
