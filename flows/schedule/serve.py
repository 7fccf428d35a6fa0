"""The scheduled flow served from this process: a Prefect server says when, each run is a process of its own."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.errors import YusuanError
from flows.schedule.flow import scheduled_flow
from flows.schedule.job import Job

# isort: split
from prefect.client.orchestration import get_client
from prefect.schedules import Cron, Schedule
from prefect.settings import get_current_settings
from prefect.types.entrypoint import EntrypointType

_NO_SERVER = (
    "Start a server with `prefect server start`, and name it with "
    "`prefect config set PREFECT_API_URL=http://127.0.0.1:4200/api`. "
    "Without a server, have cron or systemd call `yusuan schedule --once` (docs/schedule.md)."
)


def schedule_of(cron: str, timezone: str) -> Schedule:
    """A schedule. Raises YusuanError if the cron text or the name of the time zone is not understood."""
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise YusuanError(f"There is no time zone {timezone}. Name one as Asia/Shanghai.") from error
    try:
        if len(cron.split()) != 5:
            raise ValueError(cron)
        return Cron(cron, timezone=timezone)
    except ValueError as error:
        raise YusuanError(
            f'The schedule "{cron}" is not understood. It has five parts: minute, hour, day, month, weekday; '
            '"0 6 * * *" is each day at six, "30 7 * * 1-5" Monday to Friday at half past seven.'
        ) from error


def require_server() -> str:
    """Address of the Prefect server. Raises YusuanError if none is named, or it does not answer."""
    url = get_current_settings().api.url
    if not url:
        raise YusuanError(f"A schedule needs a Prefect server, and none is named. {_NO_SERVER}")
    with get_client(sync_client=True) as client:
        if client.api_healthcheck():
            raise YusuanError(f"The Prefect server {url} does not answer. {_NO_SERVER}")
    return str(url)


def serve(job: Job, schedule: Schedule) -> None:
    """Run the job by the schedule until this process is ended."""
    scheduled_flow.serve(
        name=job.warehouse.stem,
        schedule=schedule,
        parameters=parameters(job),
        entrypoint_type=EntrypointType.MODULE_PATH,
        description="Fetch, ingest, alerts: docs/schedule.md",
    )


def parameters(job: Job) -> dict[str, object]:
    """The job as parameters of the flow, with absolute paths: where its processes run is no matter."""
    return {
        "paths": [str(path.absolute()) for path in job.paths],
        "warehouse": str(job.warehouse.absolute()),
        "sources": str(job.sources.absolute()) if job.sources else None,
        "alert_after_days": job.alert_after_days,
        "workers": job.workers,
    }
