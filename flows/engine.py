"""Whether a run goes under Prefect's engine. Prefect takes a second to import, so it is not asked itself."""

import importlib.util
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from flows.errors import YusuanError


def should_use_prefect(asked: bool, environment: Mapping[str, str] = os.environ) -> bool:
    """True if it was asked for, or an API is configured: PREFECT_API_URL in the environment or active
    profile.

    Raises YusuanError if it was asked for and Prefect is not installed.
    """
    installed = importlib.util.find_spec("prefect") is not None
    if asked and not installed:
        raise YusuanError("Prefect is not installed. Install it with: pip install 'yusuan[prefect]'")
    return asked or (installed and bool(prefect_url(environment)))


def prefect_url(environment: Mapping[str, str] = os.environ) -> str | None:
    """Address of the API that Prefect is configured for; none if it is not."""
    return environment.get("PREFECT_API_URL") or _profile_url(environment)


def _profile_url(environment: Mapping[str, str]) -> str | None:
    """API of the active profile, from the file that `prefect config set` writes."""
    home = Path(environment.get("PREFECT_HOME") or "~/.prefect").expanduser()
    file = Path(environment.get("PREFECT_PROFILES_PATH") or home / "profiles.toml")
    try:
        profiles = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return None
    active = environment.get("PREFECT_PROFILE") or profiles.get("active")
    url = profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return str(url) if url else None
