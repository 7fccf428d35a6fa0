#!/usr/bin/env python3
"""Set yusuan up in .venv and run it. Needs Python 3.11 or newer with pip, and nothing else.

    python3 make.py warehouse [PATH ...]   documents -> data/warehouse/yusuan.duckdb (data/raw, if no PATH)
    python3 make.py test [PYTEST OPTION ...]
    python3 make.py superset [OPTION ...]        the dashboard in Apache Superset, see docs/superset.md

Set-up installs exactly what requirements*.txt name by hash, compiles it, and happens once: the second call
starts at once, until a requirement or the Python changes. To start afresh, delete .venv.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path

# Said before anything that an old Python could not run; this file must parse there.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        f"yusuan needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. "
        "Run make.py with a newer one, for example: python3.11 make.py test"
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
WAREHOUSE = ROOT / "data" / "warehouse" / "yusuan.duckdb"
PRODUCT, DEVELOPMENT = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"


def stamp(requirements: Path) -> Path:
    """File in .venv that says what it was last completed for."""
    return VENV / f"{requirements.stem}.installed"


def stamped(requirements: Path) -> list[str]:
    """Lines of the stamp, see `current`; none if there is no environment, or its set-up was interrupted."""
    return stamp(requirements).read_text("utf-8").splitlines() if stamp(requirements).exists() else []


def current(requirements: Path) -> list[str]:
    """What a complete environment depends on: the Python and the place it was made for, and the packages."""
    packages = requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return [f"{sys.version} in {ROOT}".replace("\n", " "), hashlib.sha256(packages).hexdigest()]


def is_ready(requirements: Path) -> bool:
    """Whether .venv holds this set, or the development set, which includes it."""
    return any(stamped(kind) == current(kind) for kind in {requirements, DEVELOPMENT})


def run(*command: str | Path, check: bool = True) -> int:
    """Run a command in the project's root; a failure ends make.py with the command's exit code."""
    # Chinese labels and data, whatever the code page of the terminal.
    environment = {**os.environ, "PYTHONUTF8": "1"}
    code = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode
    if check and code:
        sys.exit(code)
    return code


def pip() -> list[str | Path]:
    """The environment's own pip; the one outside where Python has no ensurepip, as Debian's python3."""
    if (Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)})) / "pip").exists():
        return [PYTHON, "-m", "pip"]
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    sys.exit(f"{sys.executable} has no pip. Install pip for it and run make.py again.")


def set_up(requirements: Path) -> None:
    """Make .venv hold the requirements and the project itself, compiled. The stamp comes last."""
    if is_ready(requirements):
        return
    started = time.monotonic()
    print(f"Setting up .venv from {requirements.name}; once, this takes one to three minutes.", flush=True)
    usable = any(stamped(kind)[:1] == current(kind)[:1] for kind in (PRODUCT, DEVELOPMENT))
    if not usable:
        venv.create(VENV, with_pip=importlib.util.find_spec("ensurepip") is not None, clear=True)
    for kind in (PRODUCT, DEVELOPMENT):
        stamp(kind).unlink(missing_ok=True)
    install = [*pip(), "install", "-qq", "--disable-pip-version-check", "--no-compile"]
    # As constraints too: else pip holds `package[extra]`, which others ask for, to be bound by no pin of `package`.
    run(*install, "--require-hashes", "-r", requirements, "-c", requirements)
    run(*install, "--no-deps", "--no-build-isolation", "-e", ROOT)
    # On all cores, which pip does not do. A template that some package ships and is no Python does no harm.
    run(PYTHON, "-m", "compileall", "-qq", "-j", "0", VENV, ROOT / "flows", check=False)
    stamp(requirements).write_text("\n".join(current(requirements)), "utf-8")
    print(f"Set up in {time.monotonic() - started:.0f} s.", flush=True)


def main(arguments: list[str]) -> int:
    """Do what the first argument names and hand on the rest; return the exit code."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb == "warehouse":
        set_up(PRODUCT)
        # Paths are those of the folder that the user is in; the project's own is where the rest happens.
        given = [str(Path(path).resolve()) if Path(path).exists() else path for path in rest]
        return run(BIN / "yusuan", "ingest", *given, check=False)
    if verb == "test":
        set_up(DEVELOPMENT)
        return run(PYTHON, "-m", "pytest", "-n", "auto", *rest, check=False)  # a process for each core
    if verb == "superset":
        if "--warehouse" not in rest and "YUSUAN_WAREHOUSE" not in os.environ and not WAREHOUSE.exists():
            main(["warehouse"])
        # Superset has an environment of its own; its start is told paths of the folder that the user is in.
        given = [str(Path(path).resolve()) if Path(path).exists() else path for path in rest]
        return run(sys.executable, ROOT / "bi" / "superset" / "start.py", *given, check=False)
    print(__doc__)
    return 0 if verb in ("-h", "--help", "help") else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
