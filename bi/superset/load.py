"""Runs in Superset's own environment: bring its records up to date, make the user, import the assets.

`python load.py ASSETS.zip` with SUPERSET_HOME, SUPERSET_CONFIG_PATH, YUSUAN_SUPERSET_USER and _PASSWORD set;
without a file, nothing is imported.
"""

import os
import sys
import zipfile
from pathlib import Path

from flask_migrate import upgrade
from superset.app import create_app


def prepare() -> None:
    """Superset's tables, roles and the administrator; what is there already stays."""
    from superset import appbuilder, security_manager

    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    name = os.environ["YUSUAN_SUPERSET_USER"]
    if security_manager.find_user(name) is None:
        role = security_manager.find_role("Admin")
        password = os.environ["YUSUAN_SUPERSET_PASSWORD"]
        if not security_manager.add_user(name, "yusuan", "预算", f"{name}@localhost", role, password=password):
            sys.exit(f"Superset could not make the user {name}; its message is above.")


def import_assets(file: Path) -> None:
    """Import database, datasets, charts and dashboard; those of the same UUID are replaced."""
    from superset import security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.commands.importers.v1.utils import get_contents_from_bundle
    from superset.utils.core import override_user

    with zipfile.ZipFile(file) as bundle:
        contents = get_contents_from_bundle(bundle)
    # The file is of a dashboard, as the web page of Superset wants it; this way of importing replaces all of its parts.
    contents["metadata.yaml"] = contents["metadata.yaml"].replace("type: Dashboard", "type: assets")
    with override_user(security_manager.find_user(os.environ["YUSUAN_SUPERSET_USER"])):
        ImportAssetsCommand(contents).run()


def main(arguments: list[str]) -> None:
    """Do all of it in one process: each start of Superset takes seconds."""
    app = create_app()
    with app.app_context():
        upgrade()
        prepare()
        for file in arguments:
            import_assets(Path(file))


if __name__ == "__main__":
    main(sys.argv[1:])
