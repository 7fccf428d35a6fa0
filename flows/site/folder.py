"""The folder of the site: built beside, then put in its place file by file; files that are not ours stay."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.archive.whole import whole_file
from flows.errors import YusuanError

MARKER = ".yusuan-site.json"
"""Names the files that we wrote: these alone are replaced and removed."""


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Yield an empty folder; if the block ends well its files take the place of those of the last time.

    Raises YusuanError if `target` holds files and no site, or cannot be written to.
    """
    ours = _ours(target)
    beside = target.with_name(f".{target.name}.partial-site")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        yield beside
        _move(beside, target, ours)
    except OSError as error:
        raise YusuanError(f"The site cannot be written to {target}: {error.strerror}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _ours(target: Path) -> set[str]:
    if target.exists() and not target.is_dir():
        raise YusuanError(f"{target} is a file. Name a folder for the site.")
    marker = target / MARKER
    if marker.exists():
        return set(json.loads(marker.read_text(encoding="utf-8"))["files"])
    if target.exists() and any(target.iterdir()):
        raise YusuanError(
            f"{target} holds files that are no site of yusuan. Name an empty folder, or one that is not there."
        )
    return set()


def _move(beside: Path, target: Path, ours: set[str]) -> None:
    files = sorted(path.relative_to(beside).as_posix() for path in beside.rglob("*") if path.is_file())
    target.mkdir(parents=True, exist_ok=True)
    # While files change, the marker names the old and the new: whatever happens, the next time knows them all.
    _mark(target, sorted(ours | set(files)))
    for name in files:
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        (beside / name).replace(place)
    for name in sorted(ours - set(files)):
        place = (target / name).resolve()
        if place.is_relative_to(target.resolve()):
            place.unlink(missing_ok=True)
            if not any(place.parent.iterdir()) and place.parent != target.resolve():
                place.parent.rmdir()
    _mark(target, files)


def _mark(target: Path, files: list[str]) -> None:
    with whole_file(target / MARKER) as partial:
        text = json.dumps({"made_by": "yusuan site", "files": files}, ensure_ascii=False, indent=0)
        partial.write_text(text + "\n", encoding="utf-8", newline="\n")
