"""One document on its way from bytes to staged frames: read, recognise, align, stage."""

import hashlib

from flows.align.recode import recode
from flows.align.settle import settle
from flows.align.tables import form_tables
from flows.read.formats import read
from flows.recognise.disclosure import recognise
from flows.schema import Frames
from flows.stage.frames import stage


def read_document(data: bytes, file_name: str) -> Frames:
    """Staged frames of a document by table name; the file name is kept as its origin and never used to understand it.

    Raises DocumentRejected, with a sentence that says why, if the bytes cannot be read or are no disclosure.
    """
    document = read(data)
    disclosure = recognise(document)
    tables = form_tables(document, disclosure.fiscal_year)
    recode(tables)
    settle(tables)
    return stage(document, tables, disclosure, hashlib.sha256(data).hexdigest(), file_name)
