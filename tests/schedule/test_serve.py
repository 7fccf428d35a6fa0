"""Which schedules are understood, and what is said where there is no server."""

import pytest

from flows.errors import YusuanError

pytest.importorskip("prefect")


@pytest.mark.parametrize("cron", ["0 6 * * *", "30 7 * * 1-5", "*/10 * * * *"])
def test_a_schedule_is_in_its_time_zone(cron: str) -> None:
    from flows.schedule.serve import schedule_of

    schedule = schedule_of(cron, "Asia/Shanghai")
    assert (schedule.cron, schedule.timezone) == (cron, "Asia/Shanghai")


@pytest.mark.parametrize("cron", ["", "x y", "0 6 * *", "61 6 * * *", "0 0 6 * * *", "@reboot"])
def test_a_schedule_that_is_not_understood_is_told_with_examples(cron: str) -> None:
    from flows.schedule.serve import schedule_of

    with pytest.raises(YusuanError, match="each day at six"):
        schedule_of(cron, "Asia/Shanghai")


@pytest.mark.parametrize("timezone", ["Asia/Beijin", "", "/etc/passwd"])
def test_a_time_zone_that_there_is_not_is_told(timezone: str) -> None:
    from flows.schedule.serve import schedule_of

    with pytest.raises(YusuanError, match="There is no time zone"):
        schedule_of("0 6 * * *", timezone)


@pytest.mark.parametrize(("url", "sentence"), [(None, "none is named"), ("http://127.0.0.1:9/api", "does not answer")])
def test_without_a_server_it_is_told_how_to_start_one(url: str | None, sentence: str) -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.schedule.serve import require_server

    with (
        temporary_settings({PREFECT_API_URL: url}),
        pytest.raises(YusuanError, match=rf"{sentence}.*prefect server start"),
    ):
        require_server()
