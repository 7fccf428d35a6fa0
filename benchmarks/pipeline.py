#!/usr/bin/env python3
"""What the way from documents to a published warehouse costs, beside pdfplumber's tables of the same PDFs.

    python benchmarks/pipeline.py [FOLDER] [--workers 1 2] [--json FILE]

Everything is measured in one run, each in a fresh process; the pipeline with an empty warehouse each time.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Measured = dict[str, Any]


def bare(folder: Path) -> Measured:
    """The yardstick: extract_tables() of every page that pdfplumber can open, and nothing done with them."""
    import logging

    import pdfplumber

    logging.disable(logging.ERROR)
    pages = failed = 0
    for file in sorted(folder.rglob("*.pdf")):
        try:
            with pdfplumber.open(file) as pdf:
                for page in pdf.pages:
                    page.extract_tables()
                    page.close()  # or the objects of all pages stay in memory
                    pages += 1
        except Exception:
            failed += 1
    return {"pages": pages, "files_failed": failed}


def pipeline(folder: Path, workers: int) -> Measured:
    """Ingest the folder into a new warehouse."""
    from flows.ingest import ingest

    with tempfile.TemporaryDirectory() as place:
        summary = ingest([folder], Path(place, "yusuan.duckdb"), workers=workers)
    return {
        "documents": summary.documents_given,
        "loaded": summary.contents.documents,
        "facts": sum(summary.contents.facts.values()),
        "stages": summary.seconds,
    }


def measure(folder: Path, workers: int | None) -> Measured:
    """Wall and processor seconds and peak memory of one run, in a process of its own from start to end."""
    command = [sys.executable, __file__, str(folder), "--only", str(workers or 0)]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    started = time.perf_counter()
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, check=True)
    seconds = time.perf_counter() - started
    return {"seconds": round(seconds, 2), **json.loads(done.stdout)}


def measured_here(folder: Path, workers: int) -> Measured:
    """What a process of `measure` does, with what it used itself and what the largest of its workers did."""
    found = pipeline(folder, workers) if workers else bare(folder)
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        **found,
        "cpu_seconds": round(sum(used.ru_utime + used.ru_stime for used in (own, others)), 2),
        "peak_mib": round(own.ru_maxrss / 1024),
        "peak_mib_of_a_worker": round(others.ru_maxrss / 1024) if workers > 1 else None,
    }


def report(result: Measured) -> str:
    """The figures as a table: seconds, ms a page and ms a document of each run and stage; then the ratios."""
    yardstick, runs = result["bare"], result["pipeline"]
    pages, files = yardstick["pages"], result["files"]
    lines = [f"{files} files, {pages} pages; {result['machine']}", ""]
    lines.append(f"{'':24}{'seconds':>10}{'ms/page':>10}{'ms/file':>10}{'cpu s':>10}{'peak MiB':>10}{'a worker':>10}")

    def line(name: str, seconds: float, run: Measured | None = None) -> str:
        shown = [seconds, 1000 * seconds / pages, 1000 * seconds / files]
        used = [run["cpu_seconds"], run["peak_mib"], run["peak_mib_of_a_worker"] or ""] if run else []
        return f"{name:24}" + "".join(f"{value:10.1f}" for value in shown) + "".join(f"{value!s:>10}" for value in used)

    lines.append(line("bare extract_tables()", yardstick["seconds"], yardstick))
    for workers, run in runs.items():
        lines.append(line(f"pipeline, {workers} worker(s)", run["seconds"], run))
        lines += [line(f"    {stage}", seconds) for stage, seconds in run["stages"].items()]
    first = next(iter(runs.values()))
    lines.append("")
    for workers, run in runs.items():
        lines.append(
            f"{workers} worker(s): {run['seconds'] / yardstick['seconds']:.2f} of the time of bare extract_tables(); "
            f"{first['seconds'] / run['seconds']:.2f} times as fast as the first"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, print the table, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "data" / "raw")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="runs of the pipeline; default: 1 2")
    parser.add_argument("--json", type=Path, default=Path("benchmark.json"), help="file for the figures")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only is not None:
        print(json.dumps(measured_here(given.folder, given.only)))
        return
    files = sum(1 for _ in given.folder.rglob("*.pdf"))
    if not files:
        parser.error(f"there is no PDF in {given.folder}; name a folder that has some")
    result = {
        "machine": f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}",
        "files": files,
        "bare": measure(given.folder, None),
        "pipeline": {str(workers): measure(given.folder, workers) for workers in given.workers},
    }
    given.json.write_text(json.dumps(result, indent=1), encoding="utf-8")
    print(report(result))


if __name__ == "__main__":
    main()
