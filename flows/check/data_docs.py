"""Data Docs: the suites and how a batch of documents did against them, as pages to read in a browser."""

import re
from pathlib import Path
from typing import Any

from flows.check.contracts import checkable, skipped_tables
from flows.check.suite_run import new_context, run_suites
from flows.schema import Frames

_OUTSIDE = re.compile(
    r"""<link\b[^>]*href=["']https?:[^>]*>"""
    r"""|<script\b[^>]*src=["']https?:[^>]*>\s*</script>"""
    r"""|<img\b[^>]*src=["']https?:[^>]*>""",
    re.IGNORECASE,
)
_OUTSIDE_STYLE = re.compile(r"""url\(\s*["']?https?:[^)]*\)""", re.IGNORECASE)
_STYLE = """<style>
body { font-family: sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
.modal, #ge-cta-footer, footer { display: none; }
</style>
</head>"""
_INDEX = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Frame contracts</title></head><body>
<h1>Frame contracts</h1>
<table><tr><th>Suite</th><th>Tables</th><th>Rows</th><th>Expectations</th><th>Broken</th></tr>
{rows}
</table>
<p>No rows to check: {skipped}.</p>
</body></html>"""


def build_data_docs(frames: Frames, folder: Path) -> Path:
    """Validate the frames and write the pages under `folder`; returns its index.html.

    Built without network, and opened without: every link to style, script or image outside of `folder` is
    taken out, so nothing reports who reads what. The pages are plain for it: no sorting, no folding.
    """
    context = new_context()
    site: Any = {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": str(folder.resolve()),
        },
    }
    context.add_data_docs_site(site_name="contracts", site_config=site)
    rows = []
    for suite, seen, result in run_suites(context, frames, checkable(frames), kept=True):
        broken = sum(not one.success for one in result.results)
        rows.append((suite.name, ", ".join(suite.tables), seen.height, len(suite.expectations), broken))
    context.build_data_docs(site_names=["contracts"])
    # Great Expectations fills its own index by a script from outside.
    index = folder / "index.html"
    index.write_text(_index(rows, skipped_tables(frames), folder), encoding="utf-8")
    for page in [*folder.rglob("*.html"), *folder.rglob("*.css")]:
        page.write_text(make_self_contained(page.read_text(encoding="utf-8")), encoding="utf-8")
    return index


def make_self_contained(page: str) -> str:
    """A page, or a style sheet, without anything that a browser would fetch from elsewhere."""
    return _OUTSIDE_STYLE.sub("none", _OUTSIDE.sub("", page)).replace("</head>", _STYLE)


def _index(rows: list[tuple[str, str, int, int, int]], skipped: list[str], folder: Path) -> str:
    lines = []
    for name, tables, height, expectations, broken in rows:
        latest = max(folder.glob(f"validations/{name}/**/*.html")).relative_to(folder).as_posix()
        results, expected = (
            f'<a href="{latest}">{name}</a>',
            f'<a href="expectations/{name}.html">{expectations}</a>',
        )
        cells = (results, tables, height, expected, broken)
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return _INDEX.format(rows="\n".join(lines), skipped=", ".join(skipped) or "none")
