import json
from datetime import date
from pathlib import Path

import pytest

from listinglint.discovery import discover
from listinglint.errors import FormatError
from listinglint.fixing import entries, require_journal, write_journal

from .fixed_files import fix_run, table

TEXT = "sku,title,description\nA-1,An antibacterial sock,An antibacterial sock that kills germs\n"


def journal_of(folder: Path, **fix: object) -> list[dict[str, object]]:
    path = folder / "fixed.jsonl"
    list(fix_run(journal=path, **fix).changes(discover([folder / "socks.csv"])))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_says_what_was_changed_and_why(tmp_path: Path) -> None:
    file = table(tmp_path, TEXT)
    assert journal_of(tmp_path)[0] == {
        "schema": 1,
        "file": file.as_posix(),
        "sku": "A-1",
        "sheet": None,
        "row": 2,
        "cell": "B2",
        "pointer": None,
        "field": "title",
        "key": "title",
        "column": "title",
        "before": "An antibacterial sock",
        "after": "A sock",
        "rule": "pesticide/made",
        "verdict": "claim",
        "risk": 0.9,
        "words": "antibacterial",
        "applicability": "safe",
        "as_of": "2026-11-21",
        "date": "2026-11-22",
    }


def test_each_step_begins_with_what_the_last_one_left(tmp_path: Path) -> None:
    table(tmp_path, TEXT)
    _, first, second = journal_of(tmp_path, unsafe=True)
    assert first["after"] == second["before"]
    assert second["after"] == "A sock that stays fresh"
    assert second["applicability"] == "unsafe"


def test_later_runs_are_added(tmp_path: Path) -> None:
    table(tmp_path, TEXT)
    assert len(journal_of(tmp_path)) == 2
    assert len(journal_of(tmp_path)) == 2
    assert len(journal_of(tmp_path, unsafe=True)) == 3


def test_nothing_is_recorded_that_was_not_written(tmp_path: Path) -> None:
    table(
        tmp_path,
        "sku,title\nA-1,Müsli antibacterial bowl\nA-2,A stérile sterile sock\n",
        encoding="cp1252",
    )
    assert [entry["sku"] for entry in journal_of(tmp_path)] == ["A-1"]


def test_a_journal_that_cannot_be_written_is_refused_before_anything_is_changed(
    tmp_path: Path,
) -> None:
    with pytest.raises(FormatError, match="journal cannot be written"):
        require_journal(tmp_path / "none" / "fixed.jsonl")


def test_a_journal_holds_any_text(tmp_path: Path) -> None:
    path = tmp_path / "fixed.jsonl"
    write_journal(path, [{"before": "half a pair \ud83d, ≥ and \u2028"}])
    (line,) = path.read_bytes().splitlines()
    assert json.loads(line) == {"before": "half a pair \ud83d, ≥ and \u2028"}
    assert list(entries((), file="a", as_of=date.today(), today=date.today())) == []
