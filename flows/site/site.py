"""A site under construction: what makers of pages read from and write to."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows.ask.query import ask
from flows.ask.values import plain
from flows.report.page import marked_sentence, tidy, tone
from flows.site import amounts, figures, words

HERE = Path(__file__).parent
Record = dict[str, Any]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Site:
    """The warehouse, opened to be read, and the folder that the pages go to.

    `earlier` is the site of the last time, of which pictures are taken over; `pictures` says whether there are any.
    """

    connection: duckdb.DuckDBPyConnection
    warehouse: Path
    folder: Path
    progress: Progress
    earlier: Path | None = None
    pictures: bool = True
    workers: int = 1

    def rows(self, query: str, **parameters: Any) -> list[Record]:
        """Rows of a query by column name; money is Decimal."""
        return list(ask(self.connection, query, parameters or None).records)

    def page(self, path: str, template: str, **values: Any) -> None:
        """Write a page from a template of this folder, which extends base.html.j2."""
        root = "../" * path.count("/")
        text = self.environment.get_template(template).render(root=root, built=self.built, **values)
        self._write(path, text)

    def script(self, path: str, name: str, value: Any) -> None:
        """Write data as a script, `yusuan.data[name] = value`: a page opened from disk cannot fetch a file."""
        self._write(path, f"yusuan.data[{as_json(name)}]={as_json(value)};\n")

    def copy(self, file: Path, path: str) -> None:
        """Copy a file, such as a style or a picture."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)

    def _write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    @cached_property
    def built(self) -> Record | None:
        """Version that built the warehouse, and on which day (UTC); None for a warehouse without a run."""
        found = self.rows("select version, finished_at from load_run order by finished_at desc limit 1")
        return {**found[0], "day": found[0]["finished_at"].astimezone(UTC).date()} if found else None

    @cached_property
    def environment(self) -> Environment:
        """Templates. What documents print is text of strangers: everything is escaped."""
        environment = Environment(
            loader=FileSystemLoader(HERE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals |= {"say": words.say, "both": words.both, "pair": words.pair, "attribute": words.attribute}
        environment.filters |= {
            "yuan": amounts.yuan,
            "short": amounts.short,
            "evidence": figures.evidence,
            "tone_of": tone,
            "tidy": tidy,
            "marked_sentence": marked_sentence,
            "json": lambda value: Markup(as_json(value)),
        }
        return environment


def as_json(value: Any) -> str:
    """JSON that may stand in a script of a page: money as a string of its digits, nothing that ends the script."""
    text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
