"""Apache Superset over the warehouse: set it up, import the dashboard, start it. Needs Python 3.11 or 3.12 with pip.

    python3 make.py superset [--warehouse FILE] [--port 8088] [--import] [--prepare]

Everything is kept in .venv-superset (packages) and .superset (Superset's records, key and password).
"""

import argparse
import hashlib
import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from assets import WAREHOUSE, bundle, uri_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VENV = Path(os.environ.get("YUSUAN_SUPERSET_VENV", ROOT / ".venv-superset"))
HOME = Path(os.environ.get("YUSUAN_SUPERSET_HOME", ROOT / ".superset"))
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
REQUIREMENTS = HERE / "requirements.txt"
USER = os.environ.get("YUSUAN_SUPERSET_USER", "admin")
SUPPORTED = ((3, 11), (3, 12))
STARTUP = 120  # seconds that Superset may take to answer


def python() -> str:
    """A Python that Superset runs on: this one, or one beside it. Ends the program if there is none."""
    if sys.version_info[:2] in SUPPORTED:
        return sys.executable
    found = (shutil.which(f"python{major}.{minor}") for major, minor in reversed(SUPPORTED))
    return next((path for path in found if path), "") or sys.exit(
        f"Superset 6.1 needs Python 3.11 or 3.12; {sys.executable} is {sys.version.split()[0]}, and no other was "
        "found. Install one of them and run: python3.12 make.py superset"
    )


def run(*command: str | Path) -> None:
    """Run a command; a failure ends the program with its exit code."""
    code = subprocess.run([str(part) for part in command], check=False).returncode
    if code:
        sys.exit(code)


def set_up() -> None:
    """Make .venv-superset hold exactly the requirements, compiled. The stamp comes last."""
    stamp, current = VENV / "installed", hashlib.sha256(REQUIREMENTS.read_bytes() + str(VENV).encode()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == current:
        return
    started, base = time.monotonic(), python()
    print("Setting up Superset in .venv-superset; once, this takes one to five minutes.", flush=True)
    # Debian's python3 has no ensurepip; the pip outside installs then, if there is one.
    own_pip = subprocess.run([base, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0
    if not own_pip and importlib.util.find_spec("pip") is None:
        sys.exit(f"{sys.executable} has no pip. Install pip for it and run make.py again.")
    run(base, "-m", "venv", "--clear", *([] if own_pip else ["--without-pip"]), VENV)
    pip: list[str | Path] = [PYTHON, "-m", "pip"] if own_pip else [sys.executable, "-m", "pip", "--python", PYTHON]
    run(*pip, "install", "-qq", "--disable-pip-version-check", "--no-compile", "--require-hashes", "-r", REQUIREMENTS)
    # On all cores, which pip does not do. A template that some package ships and is no Python does no harm.
    subprocess.run([PYTHON, "-m", "compileall", "-qq", "-j", "0", VENV], stdout=subprocess.DEVNULL, check=False)
    stamp.write_text(current, "utf-8")
    print(f"Set up in {time.monotonic() - started:.0f} s.", flush=True)


def kept_secret(name: str, given: str | None, length: int) -> str:
    """A secret that is made once and kept where only its owner reads it; `given` takes its place."""
    file = HOME / name
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(given or secrets.token_urlsafe(length), "utf-8")
    return file.read_text("utf-8")


def settings() -> dict[str, str]:
    """Environment in which Superset runs."""
    HOME.mkdir(parents=True, exist_ok=True)
    kept_secret("secret_key", os.environ.get("SUPERSET_SECRET_KEY"), 42)
    return {
        "SUPERSET_HOME": str(HOME),
        "SUPERSET_CONFIG_PATH": str(HERE / "superset_config.py"),
        "SCARF_ANALYTICS": "false",
        "FLASK_APP": "superset.app:create_app()",
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "ignore",
        "YUSUAN_SUPERSET_USER": USER,
        "YUSUAN_SUPERSET_PASSWORD": kept_secret("password", os.environ.get("YUSUAN_SUPERSET_PASSWORD"), 9),
    }


def prepare(warehouse: Path, environment: dict[str, str], again: bool) -> None:
    """Superset's records and the assets, unless they are as they should be.

    What people changed in the dashboard stays until its files change, or `again` asks for it.
    """
    uri = uri_of(warehouse)
    assets, stamp = HOME / "assets.zip", HOME / "prepared"
    content = bundle(uri)
    current = hashlib.sha256(content + REQUIREMENTS.read_bytes()).hexdigest()
    if not again and stamp.exists() and stamp.read_text("utf-8") == current:
        return
    started = time.monotonic()
    print("Preparing Superset and importing the dashboard.", flush=True)
    assets.write_bytes(content)
    stamp.unlink(missing_ok=True)
    log = HOME / "prepare.log"
    with log.open("wb") as stream:
        load = [str(PYTHON), str(HERE / "load.py"), str(assets)]
        code = subprocess.run(
            load, env={**os.environ, **environment}, stdout=stream, stderr=stream, check=False
        ).returncode
    if code:
        last = log.read_text("utf-8", errors="replace").splitlines()[-15:]
        sys.exit("\n".join([*last, f"Superset could not be prepared; the last lines of {log} are above."]))
    stamp.write_text(current, "utf-8")
    print(f"Prepared in {time.monotonic() - started:.0f} s.", flush=True)


def serve(port: int, environment: dict[str, str]) -> int:
    """Run Superset on this machine until it is stopped; return the exit code."""
    address = f"http://127.0.0.1:{port}"
    if os.name == "nt":  # gunicorn needs a Unix
        command = [str(BIN / "superset"), "run", "-h", "127.0.0.1", "-p", str(port), "--with-threads"]
    else:
        gunicorn = [str(PYTHON), "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "8", "--timeout", "120"]
        command = [*gunicorn, "--log-level", "warning", "superset.app:create_app()"]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # whoever stops this program stops Superset
    started = time.monotonic()
    server = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        while not answers(f"{address}/health") and server.poll() is None:
            if time.monotonic() - started > STARTUP:
                server.terminate()
                sys.exit(f"Superset did not answer on {address} within {STARTUP} s; its messages are above.")
            time.sleep(0.3)
        if server.poll() is None:
            print(f"\n  {address}/superset/dashboard/yusuan/\n  user {USER}, password as first set: ", end="")
            print(f"{environment['YUSUAN_SUPERSET_PASSWORD']}\n  Ctrl+C stops it.\n", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait()


def answers(url: str) -> bool:
    """Whether something says OK there."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def main(arguments: list[str]) -> int:
    """Do all that is needed, then serve; return the exit code."""
    parser = argparse.ArgumentParser(prog="make.py superset", description="Superset over the warehouse.")
    warehouse = Path(os.environ.get("YUSUAN_WAREHOUSE", WAREHOUSE))
    parser.add_argument("--warehouse", type=Path, default=warehouse, help="the warehouse, a DuckDB file")
    parser.add_argument("--port", type=int, default=8088, help="port on this machine [8088]")
    parser.add_argument("--import", dest="again", action="store_true", help="import the dashboard again, as it came")
    parser.add_argument("--prepare", action="store_true", help="set up and import, and do not start")
    given = parser.parse_args(arguments)
    if not given.warehouse.exists():
        sys.exit(f"There is no warehouse at {given.warehouse}. Build it with: python3 make.py warehouse")
    set_up()
    environment = settings()
    prepare(given.warehouse, environment, given.again)
    return 0 if given.prepare else serve(given.port, environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
