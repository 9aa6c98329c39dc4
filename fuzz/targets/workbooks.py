"""Workbooks: parts of Excel's own form with any content, in a container that is packed anew.

Flipping bits in packed data only proves that damage is noticed; so the input is the text of one
part, and the container is made around it. Some inputs are the container itself.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from ..choices import Choices
from ..proofs import require_read_and_written
from ..seeds import edit_choices

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = (
    f'<worksheet xmlns="{_MAIN}"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>sku</t></is></c><c r="B1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>A</v></c><c r="B2" t="s"><v>1</v></c>'
    '<c r="C2"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>'
)
_TEXTS = (
    f'<sst xmlns="{_MAIN}" count="2" uniqueCount="2"><si><t>title</t></si>'
    '<si><r><rPr><b/></rPr><t xml:space="preserve">Soft </t></r><r><t>mug</t></r></si></sst>'
)
#: What a workbook consists of; the target puts its input in the place of one part.
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    ),
    "xl/worksheets/sheet1.xml": _SHEET,
    "xl/sharedStrings.xml": _TEXTS,
}
_CHANGED = (
    *("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"),
    *("xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", None),
)
_AMAZON = (
    '<row r="1"><c t="inlineStr"><is><t>TemplateType=fptcustom</t></is></c></row><row r="2"/>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>item_sku</t></is></c>'
    '<c r="B3" t="inlineStr"><is><t>item_name</t></is></c></row><row r="4"><c r="A4"><v>1</v></c>'
    '<c r="B4" t="inlineStr"><is><t xml:space="preserve">&#10;a_x000D_b </t></is></c></row>'
)


def seeds() -> Iterator[bytes]:
    """Every part as it usually is, a template, and whole containers."""
    for way, name in enumerate(_CHANGED):
        for edit in range(3):
            front = bytes([way, edit, 7 * edit, 90 * edit])
            yield front + (_PARTS[name].encode() if name else _packed(None, b""))
    yield (
        bytes(4)
        + f'<worksheet xmlns="{_MAIN}"><sheetData>{_AMAZON}</sheetData></worksheet>'.encode()
    )
    yield bytes(4) + _SHEET.replace("B2", "XFD1048576").encode()


def run(data: bytes) -> None:
    """Read a workbook, write one cell anew, read again."""
    way, choices, rest = edit_choices(data)
    _require(_CHANGED[way % len(_CHANGED)], rest, choices)


def _require(name: str | None, content: bytes, choices: Choices) -> None:
    book = _packed(name, content) if name else content
    # A part of any content may hold a cell twice; of such a book fix may leave off.
    require_read_and_written(book, "book.xlsx", choices, is_sound=False)


def _packed(name: str | None, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as container:
        for part, text in _PARTS.items():
            container.writestr(zipfile.ZipInfo(part), content if part == name else text.encode())
    return stream.getvalue()
