import pytest
from made_rules import AS_OF, NAME, book, lint, linter, listing, phrases, rule

from listinglint.linter import Linter
from listinglint.listings import Listing


def test_only_selected_rules_are_looked_for() -> None:
    rulebook = book({NAME: rule(), "ppe/mask": rule(match={"en": {"phrases": ["mask"]}})})
    chosen = [made for made in rulebook.rules if made.family == "ppe"]
    only = Linter(rulebook, rules=chosen, as_of=AS_OF)
    assert [f.rule.name for f in lint(only, "an antibacterial mask")] == ["ppe/mask"]


def test_findings_come_listing_by_listing() -> None:
    rows = [listing("germ, germ"), listing("clean"), listing("one germ")]
    found = list(phrases("germ").lint(rows))
    assert [rows.index(finding.listing) for finding in found] == [0, 0, 2]


def test_listings_are_read_only_as_far_as_findings_are_asked_for() -> None:
    def rows():
        yield listing("germ")
        raise AssertionError("read too far")

    assert next(phrases("germ").lint(rows())).text == "germ"


def test_proposals_are_proven_against_the_whole_listing() -> None:
    # "shield" is weak: taking out the only strong finding silences it too
    files = {
        NAME: rule(match={"en": {"phrases": ["germ"]}}, reword={"en": [{"delete": "words"}]}),
        "pesticide/weak": rule(match={"en": {"phrases": ["shield"]}}, weight="weak"),
    }
    strong, weak = lint(Linter(book(files), as_of=AS_OF), "a germ sock", title="shield")
    assert strong.fixes[0].result == "a sock"
    assert (weak.text, weak.fixes) == ("shield", ())


def test_linting_twice_gives_the_same_findings() -> None:
    made = phrases("germ", "mold", reword={"en": [{"delete": "words"}]})
    row = listing("no germ, no mold", title="germ shield")
    assert list(made.lint([row])) == list(made.lint([row]))


def test_the_language_of_texts_that_have_none_may_be_chosen() -> None:
    rulebook = book({NAME: rule(match={"fr": {"phrases": ["microbe"]}})})
    french = Linter(rulebook, as_of=AS_OF, language="fr")
    assert len(list(french.lint([listing("un microbe", language=None)]))) == 1
    assert list(french.lint([listing("un microbe", language="en")])) == []


def test_a_listing_without_fields_is_clean() -> None:
    assert list(linter().lint([Listing(())])) == []


@pytest.mark.parametrize("large", [True, False])
def test_large_files_are_judged_as_small_ones(large: bool) -> None:
    made = Linter(book({NAME: rule()}), as_of=AS_OF, large=large)
    (finding,) = made.findings(listing("an antibacterial sock"))
    assert (finding.text, finding.risk) == ("antibacterial", 0.9)
