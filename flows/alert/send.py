"""Telling what is news, once, by every way there is."""

from collections.abc import Callable, Iterable
from pathlib import Path

from flows.alert.message import as_data, message
from flows.alert.news import Trouble, news
from flows.alert.told import read_told, write_told
from flows.alert.webhook import Webhook
from flows.archive.store import Store
from flows.errors import YusuanError

Tell = Callable[[str], None]
"""Writes a line to the log."""


def send(
    warehouse: Path, troubles: Iterable[Trouble], tell: Tell, hook: Webhook | None, *, all_of_them: bool
) -> list[Trouble]:
    """Tell people those troubles that they do not know of: in the log, and through the webhook if there is one.

    Returns what was news. `all_of_them` says that there are no other troubles now: one that has gone and comes back is
    news again. What a webhook did not take stays news. Raises nothing: an alert that cannot be sent must not end a run
    that went well.
    """
    troubles, store, new = list(troubles), Store.beside(warehouse), []
    try:
        told = read_told(store)
        new = news(troubles, told)
        if new:
            tell(message(new, str(warehouse)))
            if hook:
                hook.post(message(new, str(warehouse)), as_data(new, str(warehouse)))
        known = {trouble.key for trouble in troubles} | (frozenset() if all_of_them else told)
        if known != told and store.root.is_dir():
            write_told(store, known)
    except (YusuanError, OSError) as error:
        tell(str(error))
    return new
