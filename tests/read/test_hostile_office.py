"""Office documents that are broken, locked or made to harm: a sentence, never anything else."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt

from flows.errors import DocumentRejected
from flows.read import package, sheet
from flows.read.formats import read

TYPES = "[Content_Types].xml"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/{kind}" Target="{target}"/></Relationships>'
)
ENTITIES = "".join(f'<!ENTITY x{n + 1} "{f"&x{n};" * 10}">' for n in range(9))
BOMB = f'<!DOCTYPE a [<!ENTITY x0 "ha">{ENTITIES}]>'


def packed(**parts: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return file.getvalue()


def office(main: str, content: str | bytes, **parts: str | bytes) -> bytes:
    """A package whose main part has this content."""
    relations = {"_rels/.rels": RELATIONS.format(kind="officeDocument", target=main)}
    return packed(**{TYPES: "<Types/>", **relations, main: content, **parts})


def book(rows: str, **parts: str) -> bytes:
    """A workbook with one sheet of these rows."""
    return office(
        "xl/workbook.xml",
        '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        **{
            "xl/_rels/workbook.xml.rels": RELATIONS.format(kind="worksheet", target="sheet1.xml"),
            "xl/sheet1.xml": f"<worksheet>{rows}</worksheet>",
            **parts,
        },
    )


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (packed(a="x"), "an archive"),
        (packed(**{"OFD.xml": "<x/>"}), "OFD"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "no workbook"),
        (office("ppt/presentation.xml", "<presentation/>"), "neither a document of Word nor a workbook"),
        (office("xl/workbook.bin", b"x"), "xlsb"),
        (office("word/document.xml", "<document><body>"), "broken"),
        (office("word/document.xml", BOMB + "<document><body><p>&x9;</p></body></document>"), "broken|no text"),
        (
            packed(**{TYPES: "", "_rels/.rels": RELATIONS.format(kind="officeDocument", target="gone.xml")}),
            "lacks its part",
        ),
        (b"PK\x03\x04" + bytes(100), "cannot be unpacked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "broken"),
        (b"{\\rtf1 }", "RTF"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "saved as XML"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "saved as XML or as a web page"),
    ],
)
def test_what_cannot_be_read_is_turned_away_with_a_sentence(data: bytes, named: str) -> None:
    with pytest.raises(DocumentRejected, match=named):
        read(data)


def test_a_locked_part_is_told_from_a_broken_one() -> None:
    data = bytearray(office("word/document.xml", "<document/>"))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(DocumentRejected, match="password"):
        read(bytes(data))


def compound(*names: str) -> bytes:
    """A compound file of empty streams."""

    def entry(name: str, kind: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
        text = name.encode("utf-16-le")
        return struct.pack("<64sHBBIII36xIII", text, len(text) + 2, kind, 1, 0xFFFFFFFF, right, child, 0xFFFFFFFE, 0, 0)

    entries = [entry("Root Entry", 5, child=1)]
    entries += [entry(name, 2, right=n + 1 if n < len(names) else 0xFFFFFFFF) for n, name in enumerate(names, 1)]
    directory = b"".join(entries).ljust(512, b"\0")
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        62,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        0xFFFFFFFE,
        0,
        0xFFFFFFFE,
        0,
    )
    return (head + struct.pack("<I", 0)).ljust(512, b"\xff") + fat + directory


def test_a_document_under_a_password_is_turned_away() -> None:
    with pytest.raises(DocumentRejected, match="password"):
        read(compound("EncryptedPackage"))


def test_a_compound_file_of_another_kind_is_turned_away() -> None:
    with pytest.raises(DocumentRejected, match="no known kind"):
        read(compound("Contents"))


def test_a_part_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 10_000)
    with pytest.raises(DocumentRejected, match="bytes unpacked"):
        read(office("word/document.xml", b" " * 10_001))


def test_parts_too_large_together_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_WHOLE", 500)
    with pytest.raises(DocumentRejected, match="of all are read"):
        read(book('<sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row></sheetData>' + " " * 500))


def test_two_cells_far_apart_take_no_more_room_than_two_near_ones() -> None:
    near = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    far = '<row r="1048576"><c r="A1048576"><v>3</v></c><c r="XFD1048576"><v>4</v></c></row>'
    tables = read(book(f"<sheetData>{near}{far}</sheetData>")).tables
    assert [(table.row_count, table.cells[-1].line, table.cells[-1].column) for table in tables] == [
        (1, 1, 2),
        (1, 1048576, 16384),
    ]


def test_cells_without_end_are_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_CELLS", 3)
    row = "".join(f'<c r="{column}1"><v>1</v></c>' for column in "ABCD")
    with pytest.raises(DocumentRejected, match="cells with text"):
        read(book(f'<sheetData><row r="1">{row}</row></sheetData>'))


def test_merged_cells_that_lie_over_each_other_are_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_MOST_COVERED", 3)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 4))
    merged = "".join(f'<mergeCell ref="A{n}:Z1000"/>' for n in range(1, 4))
    with pytest.raises(DocumentRejected, match="lie over each other"):
        read(book(f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v>99</v></c>',
        '<c r="A1" s="99"><v>1</v></c>',
        '<c r="!!"><v>1</v></c>',
        '<c r="A1"><v>1E999999999</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
    ],
)
def test_a_cell_that_makes_no_sense_costs_no_more_than_itself(cell: str) -> None:
    other = '<row r="2"><c r="A2" t="str"><v>甲</v></c></row>'
    blocks = read(book(f'<sheetData><row r="1">{cell}</row>{other}</sheetData>')).blocks
    assert "甲" in [getattr(block, "text", "") for block in blocks]


def workbook_of_the_old_format() -> bytes:
    old = xlwt.Workbook()
    written = old.add_sheet("S")
    for row in range(40):
        written.write(row, 0, f"甲{row}")
        written.write(row, 1, row * 1.5)
    return saved(old.save)


def workbook() -> bytes:
    new = openpyxl.Workbook()
    for row in range(40):
        new.active.append([f"甲{row}", row * 1.5])
    return saved(new.save)


def document() -> bytes:
    written = docx.Document()
    written.add_table(3, 3).cell(0, 0).text = "甲"
    return saved(written.save)


OLD_WORD = (Path(__file__).parent / "made.doc").read_bytes


@pytest.mark.parametrize("make", [workbook_of_the_old_format, workbook, document])
def test_broken_bytes_are_read_or_turned_away(make: Callable[[], bytes]) -> None:
    whole, chance = make(), random.Random(1)
    turned_away = 0
    for _ in range(150):
        data = bytearray(whole[: chance.randrange(64, len(whole) + 1)] if chance.random() < 0.5 else whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(16, len(data))] = chance.randrange(256)
        try:
            read(bytes(data))
        except DocumentRejected:
            turned_away += 1
    assert turned_away


@pytest.mark.slow
def test_broken_documents_of_the_old_format_are_read_or_turned_away() -> None:
    whole, chance = OLD_WORD(), random.Random(1)
    turned_away = 0
    for _ in range(20):
        data = bytearray(whole[: chance.randrange(1024, len(whole))])
        for _ in range(20):
            data[chance.randrange(16, len(data))] = chance.randrange(256)
        try:
            read(bytes(data))
        except DocumentRejected:
            turned_away += 1
    assert turned_away
