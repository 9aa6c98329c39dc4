"""Suggestions say exactly which bytes of the file to replace by which, or are not made."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from made_rules import NAME, NEGATIONS, rule, write_folder

from listinglint.cli import cli
from listinglint.findings import Finding, Span
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.placing import Placer
from listinglint.rulefiles import rulebook
from tests.reporters.conftest import make_fix, make_rule
from tests.reporters.consumers import diagnostics, suggested

OLD, NEW = "antibacterial", "fraîche"


@pytest.fixture(autouse=True)
def _made_rules(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One made rule with wording in place of the shipped ones, and an empty folder to work in."""
    wording = {"text": NEW, "applicability": "unsafe"}
    made = {**NEGATIONS, NAME: rule(reword={"en": [wording]})}
    folder = write_folder(tmp_path_factory.mktemp("shipped"), made)
    monkeypatch.setattr(rulebook, "RULES_DIR", folder)
    monkeypatch.chdir(tmp_path)


def found_in(name: str, data: bytes, *options: str) -> list[dict[str, Any]]:
    """The diagnostics that reviewdog gets of a file."""
    Path(name).write_bytes(data)
    asked = ["check", name, "--output-format", "rdjson", "--language", "en", *options]
    result = CliRunner().invoke(cli, asked, catch_exceptions=False)
    return diagnostics(result.stdout)


def suggestions_in(name: str, data: bytes, *options: str) -> list[dict[str, Any]]:
    return [one for each in found_in(name, data, *options) for one in each.get("suggestions", ())]


FILES = {
    "plain.csv": b"sku,title\nA,The antibacterial towel\n",
    "quoted.csv": b'sku,title\r\nA,"Soft, antibacterial ""towel"""\r\n',
    "letters.csv": "sku,title\nÄ-口,Größe 口罩 🧦 antibacterial 口罩\n".encode(),
    "marked.csv": "\ufeffsku,title\nA,Größe antibacterial\n".encode(),
    "lines.csv": b'sku,title,description\nA,Towel,"Soft\nand antibacterial\ncloth"\nB,Hat,Warm\n',
    "table.tsv": b"sku\ttitle\nA\tThe antibacterial \"soft\" towel\n",
    "escaped.json": b'[\n {"sku": "A",\n  "title": "Gr\\u00f6\\u00dfe \\"S\\" antibacterial"}\n]\n',
    "lines.jsonl": '{"sku":"A","title":"Hat"}\n{"sku":"B","title":"口 antibacterial"}\n'.encode(),
    "one.yaml": "sku: A\ntitle: 'It''s antibacterial, größer'\n".encode(),
    "folded.yaml": b"sku: A\ntitle: >\n  A soft and\n  antibacterial towel\n",
    "page.md": "---\nsku: A\n---\n# Größe, antibacterial\n\nSoft towel\n".encode(),
    "feed.xml": (
        '<rss xmlns:g="http://base.google.com/ns/1.0"><channel>\n<item><g:id>A</g:id>\n'
        "<g:title>Größe &amp; <![CDATA[antibacterial]]></g:title></item>\n</channel></rss>\n"
    ).encode(),
}  # fmt: skip


def texts(name: str, data: bytes) -> list[str]:
    """Every text of the file."""
    file = read_listings(Source.of_bytes(data, name), ReadOptions(language="en"))
    return [field.text for listing in file.listings for field in listing.fields]


@pytest.mark.parametrize("name", FILES)
def test_a_click_on_a_suggestion_rewords_the_cell_and_nothing_else(name: str) -> None:
    data = FILES[name]
    [suggestion] = suggestions_in(name, data)
    after = suggested(data, suggestion)
    wanted = [text.replace(OLD, NEW) for text in texts(name, data)]
    assert wanted != texts(name, data)
    assert texts(name, after) == wanted


def test_columns_count_bytes_of_utf_8_from_one() -> None:
    [suggestion] = suggestions_in("letters.csv", FILES["letters.csv"])
    line = FILES["letters.csv"].split(b"\n")[1]
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    assert (start["line"], end["line"]) == (2, 2)
    assert line[start["column"] - 1 : end["column"] - 1].decode() == OLD
    assert suggestion["text"] == NEW


def test_the_diagnostic_is_on_the_lines_of_its_suggestion() -> None:
    [diagnostic] = found_in("lines.csv", FILES["lines.csv"])
    assert diagnostic["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}


def test_a_quoted_cell_that_needs_no_quotes_keeps_them() -> None:
    data = FILES["quoted.csv"]
    [suggestion] = suggestions_in("quoted.csv", data)
    assert suggested(data, suggestion) == data.replace(OLD.encode(), NEW.encode())


def workbook() -> bytes:
    book, stream = openpyxl.Workbook(), BytesIO()
    for row in (["sku", "title"], ["A", "The antibacterial towel"]):
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def test_each_of_several_findings_in_a_cell_has_its_own_suggestion() -> None:
    data = b"sku,title\nA,The antibacterial towel and antibacterial cloth\n"
    results = {suggested(data, each) for each in suggestions_in("two.csv", data)}
    old, new = OLD.encode(), NEW.encode()
    assert results == {data.replace(old, new, 1), new.join(data.rsplit(old, 1))}


@pytest.mark.parametrize(
    ("name", "data", "options"),
    [
        ("ansi.csv", "sku,title\nÄ,The antibacterial towel\n".encode("cp1252"), ()),
        ("wide.csv", "sku,title\nA,The antibacterial towel\n".encode("utf-16"), ()),
        ("mac.csv", b"sku,title\rA,The antibacterial towel\r", ()),
        ("odd.csv", b"sku,title\nA,The antibacterial towel\n", ("--encoding", "cp1252")),
        ("book.xlsx", workbook(), ()),
        ("broken.csv", b'sku,title\nA,"The antibacterial towel\nB,"Hat\n', ()),
    ],
)
def test_where_the_place_is_not_exact_nothing_is_suggested(
    name: str, data: bytes, options: tuple[str, ...]
) -> None:
    found = found_in(name, data, *options)
    assert found
    assert not any("suggestions" in each for each in found)


def test_nothing_is_suggested_for_standard_input() -> None:
    Path("stdin").write_bytes(FILES["plain.csv"])  # what has that name is another file
    asked = ["check", "-", "--output-format", "rdjson", "--language", "en"]
    result = CliRunner().invoke(cli, asked, input=FILES["plain.csv"], catch_exceptions=False)
    [diagnostic] = diagnostics(result.stdout)
    assert "suggestions" not in diagnostic


def test_suggestions_are_the_same_for_results_of_the_cache(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = b"sku,title\n" + b"".join(b"%d,The antibacterial towel\n" % n for n in range(60))
    plain = found_in("many.csv", data)
    assert all("suggestions" in each for each in plain)
    Path("listinglint.toml").write_text("min-risk = 0.1\n", encoding="utf-8")
    monkeypatch.setattr("listinglint.caching.WORTH_CACHING", 10)
    for _ in range(2):
        assert found_in("many.csv", data, "--jobs", "1") == plain
    assert list(Path(".listinglint_cache/results").glob("*.jsonl"))


def finding_in(listing: Any, words: str, **changes: Any) -> Finding:
    field = next(each for each in listing.fields if words in each.text)
    start = field.text.index(words)
    fix = make_fix(field, Span(start, start + len(words)), changes.pop("reword", "soft"))
    values: dict[str, Any] = {
        "severity": "error",
        "risk": 0.9,
        "verdict": "claim",
        "verdicts": {},
        "message": "",
        "fixes": (fix,),
        "file": "a.csv",
        "format": "csv",
    }
    span = Span(start, start + len(words))
    values.update(changes)
    return Finding(rule=make_rule(), listing=listing, field=field, span=span, **values)


def placed(data: bytes, **changes: Any) -> list[int]:
    """How many replacements there are for each of two findings, of which one is as given."""
    Path("a.csv").write_bytes(data)
    [listing] = read_listings(Source.of_bytes(data, "a.csv"), ReadOptions()).listings
    findings = [finding_in(listing, "kills"), finding_in(listing, "germs", **changes)]
    return [len(each) for each in Placer(ReadOptions())(findings)]


BOTH = b"sku,title,brand\nA,It kills germs,Killsgood\n"


def test_no_suggestion_rewords_a_regulated_product() -> None:
    assert placed(BOTH) == [1, 1]
    assert placed(BOTH, verdict="regulated") == [0, 0]


def test_ideas_for_a_person_are_no_suggestions() -> None:
    assert placed(BOTH, fixes=()) == [1, 0]


def test_a_file_that_changed_since_it_was_read_gets_no_suggestions() -> None:
    [listing] = read_listings(Source.of_bytes(BOTH, "a.csv"), ReadOptions()).listings
    Path("a.csv").write_bytes(BOTH.replace(b"It kills", b"This kills"))
    assert Placer(ReadOptions())([finding_in(listing, "kills")]) == [[]]
    Path("a.csv").unlink()
    assert Placer(ReadOptions())([finding_in(listing, "kills")]) == [[]]


_ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=20)


@settings(deadline=None, max_examples=60)
@given(before=_ANY, behind=_ANY, new=_ANY)
def test_any_text_in_any_cell_is_replaced_exactly(before: str, behind: str, new: str) -> None:
    text = f"{before} kills {behind}"
    quoted = text.replace('"', '""')
    data = f'sku,title,brand\nA,"{quoted}",Ö\nB,Hat,\n'.encode()
    Path("a.csv").write_bytes(data)
    listing = next(read_listings(Source.of_bytes(data, "a.csv"), ReadOptions()).listings)
    fields = [field.text for field in listing.fields]
    if f" kills {behind}".strip() not in " ".join(fields):
        return
    finding = finding_in(listing, "kills", reword=new)
    for replacement in Placer(ReadOptions())([finding])[0]:
        lines = [data.split(b"\n")[line] for line, _ in (replacement.start, replacement.end)]
        points = [
            {"line": line + 1, "column": column + 1}
            for line, column in (replacement.start, replacement.end)
        ]
        assert all(points[n]["column"] <= len(lines[n]) + 1 for n in (0, 1))
        click = {"range": {"start": points[0], "end": points[1]}, "text": replacement.text}
        after = read_listings(
            Source.of_bytes(suggested(data, click), "a.csv"), ReadOptions()
        ).listings
        assert [field.text for field in next(after).fields] == [
            finding.fixes[0].result if field is finding.field else field.text
            for field in listing.fields
        ]


def test_what_changed_since_a_revision_gets_its_suggestions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    author = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    rows = [f"{number},Größe {number} antibacterial\n" for number in range(9)]
    Path("c.csv").write_text("sku,title\n" + "".join(rows), encoding="utf-8", newline="")
    for command in (("init", "-q"), ("add", "."), (*author, "commit", "-q", "-m", "One")):
        subprocess.run(["git", *command], check=True)
    rows[5] = "5,“Größer” 5 antibacterial\n"
    data = ("sku,title\n" + "".join(rows)).encode()
    [suggestion] = suggestions_in("c.csv", data, "--since", "HEAD")
    assert suggested(data, suggestion) == data.replace(
        "“Größer” 5 antibacterial".encode(), f"“Größer” 5 {NEW}".encode()
    )
