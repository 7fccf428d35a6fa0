"""One document on its way from bytes to staged frames: read, recognise, align, stage."""

import hashlib

from flows.align.recode import recode
from flows.align.settle import settle
from flows.align.tables import form_tables
from flows.read.formats import read
from flows.recognise.disclosure import recognise
from flows.review.corrections import load_corrections
from flows.review.ledger import of_document
from flows.schema import Frames
from flows.stage.frames import stage


def read_document(data: bytes, file_name: str) -> Frames:
    """Staged frames of a document by table name; the file name is kept as its origin and never used to understand it.

    Raises DocumentRejected, with a sentence that says why, if the bytes cannot be read, are no disclosure, or do not
    print what a reviewed correction expects of them.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    document = read(data)
    disclosure = recognise(document)
    tables = form_tables(document, disclosure.fiscal_year, of_document(load_corrections(), sha256))
    recode(tables)
    settle(tables)
    return stage(document, tables, disclosure, sha256, file_name)
