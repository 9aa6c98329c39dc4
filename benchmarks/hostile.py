"""How much memory and time files take that are made to harm their reader.

    python -m benchmarks.hostile [CASE…]

Each file is made in a temporary folder and linted by a process of its own, whose peak of resident
memory the system tells (of several processes that of the largest). Exit status 1 where a case needs
more than :data:`MAX_MEMORY`; a process that ends in another way than listinglint does is an error.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from .measuring import measure, tool

#: What no file may need, in MB.
MAX_MEMORY = 1500
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = "sku,title,description\n"
_TEXT = "Soft towel for bath and kitchen. "


def _workbook(sheet: str, texts: str = "", extra: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """A workbook of one sheet with these rows and shared texts."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
        "xl/sharedStrings.xml": texts or f'<sst xmlns="{_MAIN}"/>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for name, text in parts.items():
            container.writestr(name, text)
        for name, data in extra:
            container.writestr(name, data)
    return stream.getvalue()


def _row(number: int, *cells: str) -> str:
    written = (f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{"".join(written)}</row>'


_ROWS = _row(1, "sku", "title") + _row(2, "A", "Mug")


def _far_cell() -> bytes:
    return _workbook(f'{_ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def _text_used_often() -> bytes:
    uses = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(3, 20_000))
    texts = f'<sst xmlns="{_MAIN}"><si><t>{_TEXT * 3_000}</t></si></sst>'
    return _workbook(_ROWS + uses, texts)


def _parts(count: int) -> bytes:
    return _workbook(_ROWS, extra=((f"x/{n}", b"") for n in range(count)))


def _laughs() -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "sku: A\ntitle: Mug\n" + "\n".join(lines) + "\n"


def _xml_laughs() -> str:
    entities = ['<!ENTITY a0 "lol">']
    entities += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 9}">' for n in range(1, 10)]
    return f"<!DOCTYPE rss [{''.join(entities)}]>{_feed('<title>&a9;</title>')}"


def _feed(item: str) -> str:
    return (
        '<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>A</g:id>'
        f"{item}</item></channel></rss>"
    )


#: Name of each file, which says its format, and its content.
CASES: dict[str, tuple[str, Callable[[], bytes | str]]] = {
    "one listing": ("plain.csv", lambda: f"{_HEAD}A,Mug,Big\n"),
    "a catalog of 20 MB": ("big.csv", lambda: _HEAD + f"A,Mug,{_TEXT * 30}\n" * 20_000),
    "a part of 1 GB of zeros": (
        "bomb.xlsx",
        lambda: _workbook(_ROWS, extra=[("xl/media/a.bin", bytes(1 << 30))]),
    ),
    "twenty parts of 64 MB": (
        "parts.xlsx",
        lambda: _workbook(_ROWS, extra=((f"x/{n}", _noise()) for n in range(20))),
    ),
    "20,000 parts": ("many.xlsx", lambda: _parts(20_000)),
    "a cell in the last corner": ("far.xlsx", _far_cell),
    "a text of 100 kB used 20,000 times": ("shared.xlsx", _text_used_often),
    "four billion shared texts": (
        "counted.xlsx",
        lambda: _workbook(_ROWS, f'<sst xmlns="{_MAIN}" uniqueCount="4000000000"/>'),
    ),
    "a cell of 5 MB in a workbook": (
        "cell.xlsx",
        lambda: _workbook(_row(1, "sku", "title") + _row(2, "A", _TEXT * 150_000)),
    ),
    "a cell of 5 MB": ("cell.csv", lambda: f'{_HEAD}A,Mug,"{_TEXT * 150_000}"\n'),
    "a line of 64 MB": ("line.csv", lambda: _HEAD + "x" * (64 << 20)),
    "a quote that nothing closes, 64 MB": (
        "quote.csv",
        lambda: f'{_HEAD}A,"' + (_TEXT + "\n") * 2_000_000,
    ),
    "a row of a million cells": ("wide.csv", lambda: f"{_HEAD}A,Mug,Big{',x' * 1_000_000}\n"),
    "a header of a million names": ("names.csv", lambda: f"sku,title{',x' * 1_000_000}\nA,Mug\n"),
    "a million lists in lists (JSON)": ("deep.json", lambda: "[" * 1_000_000),
    "a million objects in objects (JSON)": ("deeper.json", lambda: '{"a":' * 1_000_000),
    "a text of 5 MB (JSON)": (
        "text.json",
        lambda: json.dumps({"sku": "A", "title": "Mug", "description": _TEXT * 150_000}),
    ),
    "a record of 70 MB on one line (JSONL)": (
        "line.jsonl",
        lambda: json.dumps({"sku": "A", "title": "Mug", "description": "x" * (70 << 20)}),
    ),
    "a million keys (JSON)": (
        "keys.json",
        lambda: json.dumps({"sku": "A", "title": "Mug", **{f"a{n}": "x" for n in range(10**6)}}),
    ),
    "a million bullets (JSON)": (
        "bullets.json",
        lambda: json.dumps({"sku": "A", "title": "Mug", "bullets": ["x"] * 1_000_000}),
    ),
    "a million keys (YAML)": (
        "keys.yaml",
        lambda: "sku: A\ntitle: Mug\n" + "".join(f"a{n}: x\n" for n in range(1_000_000)),
    ),
    "a million lists in lists (YAML)": ("deep.yaml", lambda: "title: " + "[" * 1_000_000),
    "a billion laughs (YAML)": ("laughs.yaml", _laughs),
    "a text of 5 MB (YAML)": (
        "text.yaml",
        lambda: f"sku: A\ntitle: Mug\ndescription: {_TEXT * 150_000}end\n",
    ),
    "a million headings (Markdown)": (
        "heads.md",
        lambda: "---\nsku: A\n---\n## Title\nMug\n" + "# a\n" * 1_000_000,
    ),
    "a million items of a list (Markdown)": (
        "items.md",
        lambda: "---\nsku: A\n---\n## Title\nMug\n## Bullets\n" + "- a\n" * 1_000_000,
    ),
    "a million elements side by side (XML)": (
        "wide.xml",
        lambda: _feed("<title>Mug</title>" + "<a>x</a>" * 1_000_000),
    ),
    "a billion laughs (XML)": ("laughs.xml", _xml_laughs),
    "an entity from outside (XML)": (
        "outside.xml",
        lambda: f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>{_feed("&a;")}',
    ),
    "a million elements in elements (XML)": (
        "deep.xml",
        lambda: _feed("<a>" * 1_000_000),
    ),
    "a record of 40 MB (XML)": (
        "record.xml",
        lambda: _feed(f"<title>Mug</title><description>{'x' * (40 << 20)}</description>"),
    ),
    "a tag of 40 MB (XML)": (
        "tag.xml",
        lambda: _feed(f'<title a="{"x" * (40 << 20)}">Mug</title>'),
    ),
}


def _noise() -> bytes:
    """64 MB that pack well, and not so well that they are noticed by it alone."""
    return (bytes(range(256)) + b"x" * 20_000) * ((64 << 20) // 20_256)


def main() -> None:
    """Print a table of all cases, or of those that are named."""
    if sys.argv[1:2] == ["--make"]:
        _make(sys.argv[2], Path(sys.argv[3]))
        return
    print("| file | size | peak memory | processor | answer |\n|---|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        bounded = [_is_bounded(case, Path(folder)) for case in sys.argv[1:] or CASES]
    sys.exit(0 if all(bounded) else 1)


def _make(case: str, path: Path) -> None:
    content = CASES[case][1]()
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _is_bounded(case: str, folder: Path) -> bool:
    """Lint one file, print its row, and say whether it stayed within bounds."""
    path = folder / CASES[case][0]
    # In another process: a child's peak begins with the size of its parent.
    making = (sys.executable, "-m", "benchmarks.hostile", "--make", case, str(path))
    subprocess.run(making, check=True)
    command = (tool("listinglint"), "check", str(path), "--no-cache", "--output-format", "jsonl")
    found = measure(command, accepted=(0, 1, 2))
    size = path.stat().st_size
    path.unlink()
    answer = found.said.replace(str(folder), "").replace("|", "/").strip()[:110] or "checked"
    print(
        f"| {case} | {size / 1e6:,.2f} MB | {found.memory:,.0f} MB | {found.cpu:.1f} s |"
        f" {answer} |",
        flush=True,
    )
    return found.memory <= MAX_MEMORY


if __name__ == "__main__":
    main()
