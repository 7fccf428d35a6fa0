"""The worked questions of sql/queries: what each asks, in English and Chinese, and its query."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.ask.query import Answer
from flows.errors import YusuanError
from flows.schema import SQL

QUERIES = SQL / "queries"


@dataclass(frozen=True)
class Question:
    """A worked question: the number that its file's name begins with, and the comment on top of its query."""

    number: int
    english: str
    chinese: str
    notes: str
    """What the answer does not say; one line for each of the file."""
    query: str
    file: Path

    @property
    def told(self) -> str:
        """The question in both languages, and what its answer does not say."""
        return "\n".join(part for part in (self.english, self.chinese, self.notes) if part) + "\n"


def questions(folder: Path = QUERIES) -> list[Question]:
    """All worked questions, by number. They are in the wheel too."""
    return [_read(file) for file in sorted(folder.glob("[0-9]*.sql"))]


def question(number: int) -> Question:
    """The question of that number. Raises YusuanError if there is none."""
    asked = questions()
    for one in asked:
        if one.number == number:
            return one
    raise YusuanError(
        f"There is no question {number}, they go from {asked[0].number} to {asked[-1].number}. "
        "`yusuan sql --questions` lists them."
    )


def listed(asked: Sequence[Question]) -> Answer:
    """Questions as an answer: number, question, the same in Chinese."""
    rows = ((one.number, one.english, one.chinese) for one in asked)
    return Answer(("number", "question", "问题"), ("INTEGER", "VARCHAR", "VARCHAR"), rows)


def _read(file: Path) -> Question:
    text = file.read_text(encoding="utf-8")
    head = re.match(r"(?:--.*\n)*", text)
    english, chinese, *notes = [line.removeprefix("--").strip() for line in (head[0] if head else "").splitlines()]
    return Question(int(file.name.partition("_")[0]), english, chinese, "\n".join(notes), text, file)
