import json
from dataclasses import replace
from pathlib import Path

import pytest

from listinglint.errors import InputError
from listinglint.findings import Finding
from listinglint.listings import Listing
from listinglint.rules import Check, Patterns
from listinglint.suppressing import (
    Baseline,
    baseline_bytes,
    is_baseline,
    read_baseline,
    triggers_of,
)

from .example_findings import field, finding, listing, rule

ENGLISH = Patterns(phrases=("antibacterial",))


def at(row: int, found: Finding, *, file: str = "feeds/socks.csv") -> Finding:
    """The same finding in another row."""
    moved = replace(found.listing, row=row)
    return found._replace(listing=moved, file=file)


def of_text(text: str, words: str = "antibacterial", *, sku: str | None = "SOCK-1") -> Finding:
    return finding(words, listing(field("title", text), sku=sku))


def with_triggers(found: Finding, **patterns: Patterns) -> Finding:
    return found._replace(rule=replace(found.rule, match=patterns))


def accepted(*findings: Finding) -> Baseline:
    return Baseline().with_findings(findings)


def test_what_was_accepted_is_parted_from_what_is_new() -> None:
    known, new = finding(), finding("Velvety")
    assert accepted(known).part([known, new]) == ([new], [known])


def test_an_empty_baseline_knows_nothing() -> None:
    assert Baseline().part([finding()]) == ([finding()], ())


def test_a_finding_is_known_in_another_row_and_another_file() -> None:
    assert accepted(at(2, finding())).accepts(at(900, finding(), file="export-2027.csv"))


def test_a_finding_is_new_when_the_text_around_it_changes() -> None:
    baseline = accepted(of_text("Velvety antibacterial socks"))
    assert not baseline.accepts(of_text("Velvety antibacterial gloves"))


def test_a_finding_of_another_listing_is_new() -> None:
    assert not accepted(of_text("antibacterial")).accepts(of_text("antibacterial", sku="SOCK-2"))


def test_of_copies_no_more_are_accepted_than_there_were() -> None:
    baseline = accepted(at(2, finding()), at(3, finding()))
    assert [baseline.accepts(at(row, finding())) for row in (2, 3, 4)] == [True, True, False]
    assert baseline.accepted == 2


def test_a_finding_that_is_asked_about_twice_counts_once() -> None:
    baseline = accepted(finding())
    assert [baseline.accepts(finding()) for _ in range(3)] == [True] * 3
    assert baseline.accepted == 1


def test_an_entry_lapses_when_the_triggers_of_its_rule_change() -> None:
    baseline = accepted(with_triggers(finding(), en=ENGLISH))
    changed = with_triggers(finding(), en=Patterns(phrases=("antibacterial", "germ-free")))
    assert baseline.accepts(with_triggers(finding(), en=ENGLISH))
    assert not Baseline(baseline.entries).accepts(changed)


def test_words_in_another_language_are_no_change_of_triggers() -> None:
    baseline = accepted(with_triggers(finding(), en=ENGLISH))
    later = Baseline(baseline.entries)
    assert later.accepts(with_triggers(finding(), en=ENGLISH, fr=Patterns(stems=("bactéri",))))


def test_triggers_cover_words_of_any_language_and_checks_with_parameters() -> None:
    plain = replace(rule(), match={"en": ENGLISH})
    anywhere = replace(plain, match={"en": ENGLISH, "any": Patterns(substrings=("x",))})
    checking = replace(plain, checks=(Check("length", {"limit": "title"}),))
    hashes = {triggers_of(each, "en") for each in (plain, anywhere, checking)}
    assert len(hashes) == 3
    assert triggers_of(plain, "en") == triggers_of(replace(plain, why="Otherwise"), "en")


def test_accepting_again_keeps_what_is_not_there_and_what_was_marked() -> None:
    other = of_text("Warm antibacterial gloves", sku="GLOVE-1")
    first = accepted(finding(), other)
    first.marked(first.entries[0], True)
    again = first.with_findings([finding(), of_text("A new antibacterial hat", sku="HAT-1")])
    marks = {entry.sku: entry.mark for entry in again.entries}
    assert marks == {"GLOVE-1": True, "HAT-1": None, "SOCK-1": None}


def test_accepting_again_renews_an_entry_whose_rule_has_changed_and_keeps_its_mark() -> None:
    old = accepted(with_triggers(finding(), en=ENGLISH))
    old.marked(old.entries[0], False)
    changed = with_triggers(finding(), en=Patterns(phrases=("antibacterial", "germ-free")))
    renewed = old.with_findings([changed])
    assert renewed.accepts(changed)
    assert [entry.mark for entry in renewed.entries] == [False]


def test_pruning_drops_what_is_found_no_more_and_adds_nothing() -> None:
    gone = of_text("Warm antibacterial gloves", sku="GLOVE-1")
    new = of_text("A new antibacterial hat", sku="HAT-1")
    pruned = accepted(at(2, finding()), at(3, finding()), gone).pruned([at(7, finding()), new])
    assert [(entry.sku, entry.count) for entry in pruned.entries] == [("SOCK-1", 1)]


def test_the_file_is_the_same_whatever_the_order_of_rows() -> None:
    findings = [of_text("An antibacterial sock", sku=f"S-{number}") for number in range(5)]
    moved = [at(90 - row, found, file="b.csv") for row, found in enumerate(reversed(findings))]
    assert baseline_bytes(accepted(*findings)) == baseline_bytes(accepted(*moved))


def test_the_file_holds_no_row_no_line_and_no_date() -> None:
    written = json.loads(baseline_bytes(accepted(at(4711, finding(), file="feeds/a.csv"))))
    (entry,) = written["entries"]
    assert set(entry) == {"rule", "sku", "field", "text", "fingerprint", "triggers", "count"}
    assert "4711" not in json.dumps(written)
    assert "a.csv" not in json.dumps(written)


def test_an_entry_is_a_line_of_its_own() -> None:
    findings = [of_text("An antibacterial sock", sku=f"S-{number}") for number in range(3)]
    lines = baseline_bytes(accepted(*findings)).decode().splitlines()
    assert [json.loads(line.rstrip(","))["sku"] for line in lines[1:-1]] == ["S-0", "S-1", "S-2"]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    baseline = accepted(finding(), of_text("Ein antibacterial Ding für drüben", sku=None))
    baseline.marked(baseline.entries[0], False)
    path = tmp_path / "accepted.json"
    path.write_bytes(baseline_bytes(baseline))
    assert read_baseline(path).entries == baseline.entries
    assert is_baseline(path.read_bytes())


def test_half_of_a_surrogate_pair_can_be_written(tmp_path: Path) -> None:
    broken = of_text("antibacterial \ud83d", "antibacterial \ud83d")
    path = tmp_path / "accepted.json"
    path.write_bytes(baseline_bytes(accepted(broken)))
    assert read_baseline(path).accepts(broken)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "it is no baseline"),
        ("{", "Expecting"),
        ('{"listinglint": "baseline", "schema": 99}', "schema 99"),
        ('{"listinglint": "baseline", "schema": 1, "entries": [{"rule": "a"}]}', "entry 1"),
        ('{"listinglint": "baseline", "schema": 1, "entries": [3]}', "entry 1"),
    ],
)
def test_a_damaged_file_is_refused_with_its_name_and_a_remedy(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "accepted.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said) as raised:
        read_baseline(path)
    assert "accepted.json" in str(raised.value)
    assert "listinglint baseline PATH" in str(raised.value)


def test_a_missing_file_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read") as raised:
        read_baseline(tmp_path / "none.json")
    assert "listinglint baseline PATH" in str(raised.value)


def test_a_listing_without_sku_is_known_by_its_title() -> None:
    product: Listing = listing(
        field("title", "A hat"), field("bullet_1", "antibacterial"), sku=None
    )
    found = finding(product=product, field_name="bullet_1")
    assert accepted(found).accepts(at(12, found))
