"""What runs by the clock need: sources that can be read, a server that answers, alerts that have an address."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import requests

from flows.alert.webhook import webhook
from flows.archive.journal import runs
from flows.archive.store import Store
from flows.doctor.diagnosis import Diagnosis, advice, fault, good
from flows.engine import prefect_url
from flows.errors import YusuanError
from flows.fetch.sources import read_sources

_PATIENCE = 3  # seconds that a server may take to say that it is well


def check_schedule(warehouse: Path, sources: Path, environment: Mapping[str, str] = os.environ) -> Iterator[Diagnosis]:
    """Sources, the Prefect server, alerts, and how the last run ended."""
    yield _sources(sources)
    yield _server(prefect_url(environment))
    yield _alerts(environment)
    store = Store.beside(warehouse)
    if store.root.is_dir():
        yield _last_run(store)


def _sources(file: Path) -> Diagnosis:
    if not file.exists():
        return good("sources", f"no {file}: nothing is fetched")
    try:
        return good("sources", f"{len(read_sources(file).sources):,} in {file}")
    except YusuanError as error:
        return fault("sources", str(error))


def _server(url: str | None) -> Diagnosis:
    if not url:
        return good("server", "no Prefect server is named: runs happen at once")
    try:
        requests.get(f"{url.rstrip('/')}/health", timeout=_PATIENCE).raise_for_status()
    except requests.RequestException as error:
        todo = "Start it with `prefect server start`, or name no server: `prefect config unset PREFECT_API_URL`."
        return fault("server", f"The Prefect server {url} does not answer ({type(error).__name__}).", todo)
    return good("server", f"the Prefect server {url} answers")


def _alerts(environment: Mapping[str, str]) -> Diagnosis:
    try:
        hook = webhook(environment)
    except YusuanError as error:
        return fault("alerts", str(error))
    return good("alerts", "to the log and to the webhook" if hook else "to the log; YUSUAN_ALERT_WEBHOOK is not set")


def _last_run(store: Store) -> Diagnosis:
    last = next(iter(runs(store, 1)), None)
    if last is None:
        return good("last run", "none is recorded")
    found = f"{last.outcome}, {last.started_at:%Y-%m-%d %H:%M} UTC"
    if last.outcome in ("failed", "killed"):
        return advice("last run", f"{found}. {last.error or ''}".strip(), "Run it again; `yusuan runs` lists them.")
    return good("last run", found)
