"""The dashboard as a file that any Superset imports. Needs Python alone.

python3 bi/superset/assets.py FILE.zip [--warehouse FILE | --uri URI]
"""

import argparse
import io
import os
import sys
import zipfile
from pathlib import Path
from urllib.parse import quote

FOLDER = Path(__file__).resolve().parent / "assets"
WAREHOUSE = Path(__file__).resolve().parents[2] / "data" / "warehouse" / "yusuan.duckdb"
PLACEHOLDER = "${WAREHOUSE_URI}"

# Read-only, and SQL that people write in Superset reaches no other file of the machine.
OPTIONS = "access_mode=read_only&enable_external_access=false"


def uri_of(warehouse: Path) -> str:
    """SQLAlchemy URI under which Superset opens a warehouse file."""
    return f"duckdb:///{quote(warehouse.resolve().as_posix(), safe='/:')}?{OPTIONS}"


def contents(uri: str) -> dict[str, str]:
    """Text of each asset by its path, with the URI of the warehouse filled in."""
    paths = sorted(FOLDER.rglob("*.yaml"))
    return {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8").replace(PLACEHOLDER, uri) for path in paths}


def bundle(uri: str) -> bytes:
    """The zip that Superset imports: same assets and URI, same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in contents(uri).items():
            # Superset looks for the assets inside one folder of the zip.
            archive.writestr(zipfile.ZipInfo(f"yusuan/{path}"), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def main(arguments: list[str]) -> int:
    """Write the zip; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the dashboard as a zip that Superset imports.")
    parser.add_argument("file", type=Path, help="zip to write")
    place = parser.add_mutually_exclusive_group()
    default = Path(os.environ.get("YUSUAN_WAREHOUSE", WAREHOUSE))
    place.add_argument("--warehouse", type=Path, default=default, help=f"warehouse on Superset's machine [{default}]")
    place.add_argument("--uri", help="SQLAlchemy URI of the warehouse, as Superset's machine sees it")
    given = parser.parse_args(arguments)
    uri = given.uri or uri_of(given.warehouse)
    given.file.write_bytes(bundle(uri))
    print(f"{given.file} connects to {uri}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
