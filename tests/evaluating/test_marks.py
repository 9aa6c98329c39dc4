from __future__ import annotations

from pathlib import Path

import pytest
from made_rules import AS_OF, NAME, book, rule
from made_rules import listing as made_listing

from listinglint.errors import InputError
from listinglint.evaluating import labelled_from
from listinglint.evaluating.labels import TARGETS
from listinglint.evaluating.marks import is_marked, marked_listings
from listinglint.linter import Linter
from listinglint.listings import Listing
from listinglint.suppressing import Baseline, baseline_bytes

TWO_RULES = book(
    {
        NAME: rule(match={"en": {"phrases": ["antibacterial", "germ-free"]}}),
        "disease/made": rule(match={"en": {"phrases": ["cures"]}}),
    }
)


def linter() -> Linter:
    return Linter(TWO_RULES, as_of=AS_OF)


def written(folder: Path, listing: Listing, **marks: bool) -> Path:
    """A baseline of what is found in ``listing``, with marks by the words found."""
    baseline = Baseline().with_findings(linter().findings(listing))
    for entry in baseline.entries:
        word = entry.text.replace("-", "_")
        if word in marks:
            baseline.marked(entry, marks[word])
    path = folder / "accepted.json"
    path.write_bytes(baseline_bytes(baseline))
    return path


def test_a_true_mark_is_a_high_risk_and_a_false_one_none(tmp_path: Path) -> None:
    listing = made_listing("An antibacterial sock that cures")
    path = written(tmp_path, listing, antibacterial=True, cures=False)
    (labelled,) = marked_listings(path, [listing], linter())
    risks = {family: label.risk for family, label in labelled.labels.items()}
    assert risks == {"pesticide": TARGETS["high"], "disease": 0.0}
    assert labelled.labels["pesticide"].words == ("antibacterial",)
    assert (labelled.key, labelled.is_complete) == ("SKU-1", False)


def test_one_true_finding_makes_the_family_true(tmp_path: Path) -> None:
    listing = made_listing("An antibacterial and germ-free sock")
    path = written(tmp_path, listing, antibacterial=False, germ_free=True)
    (labelled,) = marked_listings(path, [listing], linter())
    assert labelled.labels["pesticide"].risk == TARGETS["high"]
    assert labelled.labels["pesticide"].words == ("germ-free",)


def test_without_a_mark_in_a_listing_at_hand_there_is_nothing_to_learn(tmp_path: Path) -> None:
    listing = made_listing("An antibacterial sock")
    with pytest.raises(InputError, match="no marked entry"):
        marked_listings(written(tmp_path, listing), [listing], linter())
    path = written(tmp_path, listing, antibacterial=True)
    with pytest.raises(InputError, match="--corpus"):
        marked_listings(path, [made_listing("Another antibacterial sock")], linter())


def test_a_baseline_and_its_catalog_are_labels_to_train_with(tmp_path: Path) -> None:
    catalog = tmp_path / "socks.csv"
    catalog.write_text("sku,bullet_1\nSKU-1,An antibacterial sock\n", encoding="utf-8")
    listing = made_listing("An antibacterial sock")
    path = written(tmp_path, listing, antibacterial=True)
    (labelled,) = labelled_from(path, corpus=catalog, linter=linter())
    assert labelled.labels["pesticide"].risk == TARGETS["high"]


def test_other_files_are_no_baseline(tmp_path: Path) -> None:
    other = tmp_path / "labels.jsonl"
    other.write_text('{"id": "1", "title": "A", "labels": []}\n', encoding="utf-8")
    assert not is_marked(other)
    assert not is_marked(tmp_path)
