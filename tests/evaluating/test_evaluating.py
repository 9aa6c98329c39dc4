from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_rules import phrases

from listinglint.errors import InputError
from listinglint.evaluating import (
    evaluate,
    labelled_from,
    lines,
    read_labelled,
    read_outcomes,
    write_rows,
)
from listinglint.evaluating.intervals import Share

LINTER = phrases("antibacterial")
LABEL = {"family": "pesticide", "class": "claim", "risk": "high", "words": ["antibacterial"]}
REMOVED = {"code": "18742", "message": "Restricted Products", "severity": "ERROR"}
CATALOG = "sku,title,bullet_point1\nS-1,Red socks,antibacterial\nS-2,Blue socks,soft\n"


def write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def catalog(folder: Path) -> Path:
    (folder / "catalog.csv").write_text(CATALOG, encoding="utf-8")
    return folder / "catalog.csv"


def report(folder: Path) -> Path:
    row = {"asin": "B1", "sku": "S-1", "action": "removed", "reason": "Product Safety Issue"}
    (folder / "compliance.json").write_text(json.dumps([row]), encoding="utf-8")
    return folder / "compliance.json"


def test_labels_are_measured_in_one_language_or_in_all(tmp_path: Path) -> None:
    labels = write(
        tmp_path / "labels.jsonl",
        {"id": "a", "lang": "en", "title": "Antibacterial socks", "labels": [LABEL]},
        {"id": "b", "lang": "de", "title": "Socken", "labels": [LABEL]},
    )
    everything = evaluate(labels, linter=LINTER)
    assert everything.measures is not None
    assert everything.measures.shares["pesticide"]["must recall"] == Share(1, 2)
    english = evaluate(labels, linter=LINTER, language="en")
    assert lines(english)[0].startswith("1 labelled listing;")
    with pytest.raises(InputError, match="no labelled listing in the language 'fr'"):
        evaluate(labels, linter=LINTER, language="fr")


def test_outcomes_are_measured_on_the_catalog_of_that_time(tmp_path: Path) -> None:
    found = evaluate(report(tmp_path), corpus=catalog(tmp_path), linter=LINTER)
    assert found.outcomes is not None
    assert found.outcomes.flagged == Share(1, 1)
    assert found.outcomes.alarmed == Share(0, 1)
    text = "\n".join(lines(found))
    assert "stopped listings that were flagged      100.0" in text
    assert "note: the report holds stopped listings only" in text


def test_a_catalog_may_be_a_folder_with_other_files_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "listings"
    folder.mkdir()
    catalog(folder)
    (folder / "notes.txt").write_text("not a listing", encoding="utf-8")
    found = evaluate(report(tmp_path), corpus=folder, linter=LINTER)
    assert found.outcomes is not None
    assert found.outcomes.listings == 2
    with pytest.raises(InputError, match="notes"):
        evaluate(report(tmp_path), corpus=folder / "notes.txt", linter=LINTER)


def test_answers_that_carry_attributes_need_no_catalog(tmp_path: Path) -> None:
    value = {"value": "antibacterial", "marketplace_id": "ATVPDKIKX0DER"}
    answer = {
        "sku": "S-1",
        "summaries": [{"marketplaceId": "ATVPDKIKX0DER", "itemName": "Red socks"}],
        "attributes": {"bullet_point": [value]},
        "issues": [REMOVED],
    }
    found = evaluate(write(tmp_path / "item.json", answer), linter=LINTER)
    assert found.outcomes is not None
    assert (found.outcomes.flagged, found.outcomes.by_title_alone) == (Share(1, 1), 0)


def test_outcomes_that_belong_to_no_listing_are_said_to(tmp_path: Path) -> None:
    answers = [{"sku": sku, "issues": [REMOVED]} for sku in ("S-1", "S-9")]
    path = write(tmp_path / "answers.jsonl", *answers)
    with pytest.raises(InputError, match=r"none of 2 outcomes belongs to a listing.*--corpus"):
        evaluate(path, linter=LINTER)
    found = evaluate(path, corpus=catalog(tmp_path), linter=LINTER)
    assert found.notes == ["1 of 2 outcomes belong to no listing at hand"]


def test_outcomes_become_rows_to_train_with(tmp_path: Path) -> None:
    labelled = labelled_from(report(tmp_path), corpus=catalog(tmp_path), linter=LINTER)
    write_rows(tmp_path / "rows.jsonl", labelled)
    (again,) = read_labelled(tmp_path / "rows.jsonl")
    assert (again.key, again.is_complete) == ("S-1", False)
    assert again.labels == labelled[0].labels
    assert again.listing.text_of("bullet_1") == "antibacterial"
    assert labelled_from(tmp_path / "rows.jsonl", linter=LINTER) == [again]


def test_a_file_that_is_neither_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no outcome of any listing"):
        evaluate(catalog(tmp_path), linter=LINTER)
    with pytest.raises(InputError, match="cannot be read"):
        read_outcomes(tmp_path)
