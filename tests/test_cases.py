"""The check of cases must not take a finding elsewhere, or of another family, for its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import cases

MASK = {"product": "cloth masks", "text": "keeps out mold", "family": "pesticide"}


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *reported: object) -> object:
    path = folder / "cases.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in reported), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["cases", str(path)])
    with pytest.raises(SystemExit) as ended:
        cases.main()
    return ended.value.code


def test_a_case_is_found_by_the_words_that_were_stopped(tmp_path, monkeypatch, capsys):
    assert run(tmp_path, monkeypatch, MASK) == 0
    assert "cases.jsonl:1 found     pesticide/mold-claim" in capsys.readouterr().out


def test_words_of_the_product_alone_do_not_count(tmp_path, monkeypatch, capsys):
    assert run(tmp_path, monkeypatch, {**MASK, "product": "mold killer", "text": "blue"}) == 1
    assert "NOT FOUND wanted pesticide" in capsys.readouterr().out


def test_a_finding_of_another_family_does_not_count(tmp_path, monkeypatch):
    assert run(tmp_path, monkeypatch, {**MASK, "family": "weapons"}) == 1


@pytest.mark.parametrize("change", [{"text": None}, {"lang": "nl"}])
def test_what_cannot_be_checked_is_left_out(tmp_path, monkeypatch, capsys, change):
    assert run(tmp_path, monkeypatch, {**MASK, **change}) == 0
    assert "1 left out" in capsys.readouterr().out


def test_a_report_s_name_of_a_family_stands_for_ours():
    assert cases.families_of("textile_fiber/green") == {"origin", "green"}
    assert cases.families_of("ppe_mask") == {"ppe"}
