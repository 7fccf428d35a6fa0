"""One scheduled run in this process, without an engine: for cron, systemd, and people who try it out."""

from flows.alert.send import Tell
from flows.alert.webhook import Webhook
from flows.archive.lock import RunAtWork
from flows.errors import YusuanError
from flows.ingest import Progress, unseen
from flows.schedule.job import Done, Job, failed, run_job


def run_once(job: Job, tell: Tell, hook: Webhook | None, *, progress: Progress = unseen) -> Done | None:
    """Do the job; null if it was skipped, because another run is at work. Tells what failed, and raises it."""
    try:
        return run_job(job, tell, hook, progress=progress)
    except RunAtWork as at_work:
        tell(f"Skipped: {at_work}")
        return None
    except Exception as error:
        failed(job, str(error) if isinstance(error, YusuanError) else f"{type(error).__name__}: {error}", tell, hook)
        raise
