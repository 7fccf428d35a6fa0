"""A document taken out of what is published, or brought back: the archive's record, then the warehouse built anew."""

from datetime import datetime
from pathlib import Path

from flows.archive.store import Store
from flows.archive.withdrawn import Withdrawal
from flows.errors import YusuanError
from flows.ingest import Progress, republish, unseen
from flows.publish.published import published_digest
from flows.reading import read_document
from flows.steps import Read
from flows.summary import Summary


def withdraw(
    document_id: str, reason: str, warehouse: Path, *, progress: Progress = unseen, read: Read = read_document
) -> Summary:
    """Publish the warehouse without the document, of which the archive keeps the bytes and the reason.

    Raises YusuanError, and changes nothing, if there is no such document, it was withdrawn before, no reason is
    given, or another run is at work.
    """
    if not reason.strip():
        raise YusuanError("Say why the document is withdrawn: the reason is kept, and shown to everyone who asks.")
    store = _store(warehouse)
    with store.opened():
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        store.withdraw(Withdrawal(document_id.strip().lower(), reason.strip(), at))
    return republish(warehouse, progress=progress, read=read, started_by="command_line")


def restore(document_id: str, warehouse: Path, *, progress: Progress = unseen, read: Read = read_document) -> Summary:
    """Publish the warehouse with a document that was withdrawn. Raises YusuanError if there is none of that id."""
    store = _store(warehouse)
    with store.opened():
        store.restore(document_id.strip().lower())
    return republish(warehouse, progress=progress, read=read, started_by="command_line")


def _store(warehouse: Path) -> Store:
    """The store of a warehouse that is there. Raises YusuanError if it is not, or not ours."""
    store = Store.beside(warehouse)
    if published_digest(warehouse) is None and not store.documents.is_dir():
        raise YusuanError(f"There is no warehouse {warehouse}. Run `yusuan ingest` first, or name another one.")
    return store
