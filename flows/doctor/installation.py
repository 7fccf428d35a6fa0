"""The installation: Python, the packages that are asked for, and whether the terminal can print Chinese."""

import importlib.util
import platform
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TextIO

from packaging.requirements import Requirement

from flows import __version__
from flows.doctor.diagnosis import Diagnosis, advice, fault, good

OLDEST_PYTHON = (3, 11)
_REINSTALL = "Run `python3 make.py warehouse` in the checkout, or `pip install --upgrade` yusuan where it is installed."


def check_installation(out: TextIO = sys.stdout) -> Iterator[Diagnosis]:
    """What the environment that this runs in is like."""
    yield _python(sys.version_info[:2])
    try:
        wanted = requires("yusuan") or []
    except PackageNotFoundError:
        yield advice("packages", "yusuan is not installed here, it runs from a folder.", _REINSTALL)
    else:
        yield check_packages(wanted)
        yield _prefect(wanted)
    yield _byte_code()
    yield _encoding(out.encoding or "")


def _python(running: tuple[int, int]) -> Diagnosis:
    found = f"Python {platform.python_version()}, yusuan {__version__}, {platform.system()}"
    if running < OLDEST_PYTHON:
        return fault("python", found, f"Install Python {'.'.join(map(str, OLDEST_PYTHON))} or newer, and set up again.")
    return good("python", found)


def check_packages(wanted: Iterable[str]) -> Diagnosis:
    """Whether the packages that these requirements (PEP 508) ask for are there; those of extras do not count."""
    required = [one for one in map(Requirement, wanted) if not one.marker or one.marker.evaluate({"extra": ""})]
    wrong = list(_unmet(required))
    if wrong:
        return fault("packages", f"{'; '.join(wrong)}.", _REINSTALL)
    return good("packages", f"all {len(required)} that yusuan needs, in versions that it works with")


def _prefect(wanted: Iterable[str]) -> Diagnosis:
    if importlib.util.find_spec("prefect") is None:
        found = "Prefect is not installed: runs happen at once, and `yusuan schedule` cannot be used."
        return advice("prefect", found, "If you want schedules: pip install 'yusuan[prefect]'")
    own = [one for one in map(Requirement, wanted) if one.marker and one.marker.evaluate({"extra": "prefect"})]
    wrong = list(_unmet(one for one in own if not one.marker or not one.marker.evaluate({"extra": ""})))
    if wrong:
        return fault("prefect", f"{'; '.join(wrong)}.", "Install it anew: pip install 'yusuan[prefect]'")
    return good("prefect", f"Prefect {version('prefect')}")


def _unmet(required: Iterable[Requirement]) -> Iterator[str]:
    for one in required:
        try:
            installed = version(one.name)
        except PackageNotFoundError:
            yield f"{one.name} is missing"
            continue
        if not one.specifier.contains(installed, prereleases=True):
            yield f"{one.name} is {installed}, and must be {one.specifier}"


def _byte_code() -> Diagnosis:
    """Whether packages were compiled when they were installed; without that each start takes many seconds."""
    spec = importlib.util.find_spec("great_expectations")
    if spec is None or spec.origin is None:
        return good("start", "nothing that would start slowly")
    if any(Path(spec.origin).parent.glob("__pycache__/*.pyc")):
        return good("start", "packages are compiled")
    todo = f"Compile them once: {sys.executable} -m compileall -q {Path(spec.origin).parent.parent}"
    return advice("start", "Packages are not compiled: each start takes many seconds.", todo)


def _encoding(encoding: str) -> Diagnosis:
    if encoding.lower().replace("-", "") in ("utf8", "gb18030", "gbk", "cp936"):
        return good("terminal", f"prints Chinese ({encoding})")
    todo = "Set the environment variable PYTHONUTF8=1 (Windows: setx PYTHONUTF8 1), and open the terminal anew."
    return advice("terminal", f"The terminal's encoding is {encoding or 'not known'}; Chinese may not print.", todo)
