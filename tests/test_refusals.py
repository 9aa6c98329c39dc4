"""Every kind of bad input ends in one line that names file, place and remedy, and status 2.

The good file beside it is checked and reported all the same, and nothing is written.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from listinglint.cli import cli

GOOD = "sku,title\nA-1,Antibacterial towel\n"


def workbook(**members: bytes) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["sku", "title"])
    book.active.append(["B-1", "Plain towel"])
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as container:
        for name, data in members.items():
            container.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def truncated() -> bytes:
    whole = workbook()
    return whole[: len(whole) // 2]


def bomb() -> bytes:
    return workbook(xl__media__big=b"\0" * 80_000_000)


def encrypted() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("x.csv", lambda: b"", "empty"),
    "binary": ("x.txt", lambda: bytes(range(256)) * 20, ""),
    "pdf": ("x.csv", lambda: b"%PDF-1.7\n" + b"\xe2\xe3" * 50, "PDF"),
    "encrypted workbook": ("x.xlsx", encrypted, "password"),
    "signed workbook": ("x.xlsx", lambda: workbook(_xmlsignatures__sig1=b"<x/>"), "sign"),
    "zip bomb": ("x.xlsx", bomb, ""),
    "truncated zip": ("x.xlsx", truncated, ""),
    "XML with a DTD": (
        "x.xml",
        lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        "",
    ),
    "CSV saved twice": (
        "x.csv",
        lambda: b'"sku,title"\n"A,""Mug, red"""\n"B,""Mug, blue"""\n',
        "twice",
    ),
    "no text column": ("x.csv", lambda: b"price,stock\n1,2\n", "--column"),
    "broken JSON": ("x.json", lambda: b'{"title": ', "line 1"),
    "broken JSON line": ("x.jsonl", lambda: b'{"title": "a"}\n{"title": \n', "line 2"),
    "broken YAML": ("x.yaml", lambda: b"title: [a\nbullets: b\n", "line"),
    "report": (
        "x.tsv",
        lambda: (
            b"sku\tproduct-name\tasin\tfield-name\talert-type\tcurrent-value\tlast-updated\t"
            b"alert-name\tstatus\texplanation\nA\tMug\tB0\tx\ty\tz\t1\tn\ts\te\n"
        ),
        "no listing text",
    ),
}


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments])


@pytest.mark.parametrize("kind", sorted(BAD))
def test_a_bad_file_is_refused_in_one_line_and_the_good_one_is_checked(kind: str) -> None:
    name, data, word = BAD[kind]
    Path(name).write_bytes(data())
    Path("good.csv").write_text(GOOD, encoding="utf-8")
    result = check(name, "good.csv", "--output-format", "jsonl")
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit | None)
    errors = result.stderr.splitlines()
    assert len(errors) == 1, errors
    assert name in errors[0]
    assert word in errors[0]
    assert {json.loads(line)["file"] for line in result.stdout.splitlines()} >= {"good.csv"}
    assert sorted(path.name for path in Path().iterdir()) == sorted({name, "good.csv"})


@pytest.mark.parametrize("place", ["missing.csv", "missing/folder"])
def test_a_missing_path_is_named_and_the_others_are_checked(place: str) -> None:
    Path("good.csv").write_text(GOOD, encoding="utf-8")
    result = check(place, "good.csv", "--output-format", "jsonl")
    assert result.exit_code == 2
    assert place in result.stderr
    assert "antibacterial" in result.stdout.lower()


def test_a_folder_without_listing_files_is_an_error() -> None:
    Path("empty").mkdir()
    result = check("empty")
    assert result.exit_code == 2
    assert "empty" in result.output


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ("min-rsik = 0.2\n", "min-risk"),
        ("min-risk = 2\n", "line 1"),
        ("min-risk = \n", "line 1"),
        ('[[suppress]]\nrule = "pesticide/*"\n', "reason"),
        ('select = ["pestcide"]\n', "pesticide"),
        ('rules = ["nowhere"]\n', "nowhere"),
    ],
)
def test_wrong_settings_are_refused_with_their_line(settings: str, word: str) -> None:
    Path("listinglint.toml").write_text(settings, encoding="utf-8")
    Path("good.csv").write_text(GOOD, encoding="utf-8")
    result = check("good.csv")
    assert result.exit_code == 2
    assert "listinglint.toml" in result.output
    assert word in result.output
    assert len(result.stderr.splitlines()) == 1


def test_guesses_are_noted_and_the_listings_checked() -> None:
    Path("cp1252.csv").write_bytes("sku,title\nA,Größe antibacterial\n".encode("cp1252"))
    result = check("cp1252.csv")
    assert result.exit_code == 1
    assert "Windows-1252" in result.output
