from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_rules import linter, listing, rule

from listinglint.findings import Finding
from listinglint.fixing import Mended, fields_to_mend, mend
from listinglint.linter import Linter
from listinglint.listings import Listing

DELETE = {"delete": "words"}
FRESH = {"text": "fresh", "applicability": "unsafe"}
GERMS = "disease/germs"


def made(*wordings: dict[str, object], verdict: str = "claim", germs: object = DELETE) -> Linter:
    """A linter that finds *antibacterial* and, less risky, *kills germs*."""
    other = rule(
        match={"en": {"phrases": ["kills germs"]}},
        prior={"verdict": "claim", "risk": 0.5},
        reword={"en": [germs]},
        examples={"en": {"flag": [{"text": "it [[kills germs]]"}], "pass": ["germ"]}},
    )
    return linter(
        {GERMS: other}, reword={"en": list(wordings)}, prior={"verdict": verdict, "risk": 0.9}
    )


def mended(linter: Linter, of: Listing, *, unsafe: bool = False) -> Mended:
    def lint(listing: Listing) -> Sequence[Finding]:
        return linter.reworded(linter.findings(listing))

    return mend(of, lint(of), lint=lint, unsafe=unsafe)


def texts(result: Mended) -> dict[str, str]:
    return {change.field.name: change.text for change in result.changes}


def test_what_several_findings_want_of_one_field_becomes_one_change() -> None:
    result = mended(made(DELETE), listing("A soft antibacterial sock, kills germs"))
    (change,) = result.changes
    assert change.text == "A soft sock"
    assert [step.finding.rule.family for step in change.steps] == ["pesticide", "disease"]
    assert change.steps[1].before == change.steps[0].after == "A soft sock, kills germs"
    assert not result.left


def test_each_field_is_changed_on_its_own() -> None:
    of = listing("A soft antibacterial sock", title="Warm antibacterial sock", description="Soft")
    assert texts(mended(made(DELETE), of)) == {"bullet_1": "A soft sock", "title": "Warm sock"}


def test_what_asserts_something_new_is_for_who_asks_for_it() -> None:
    of = listing("A soft antibacterial sock")
    careful = mended(made(FRESH), of)
    assert not careful.changes
    assert [finding.text for finding in careful.left] == ["antibacterial"]
    assert fields_to_mend(careful.left, unsafe=True) == 1
    assert texts(mended(made(FRESH), of, unsafe=True)) == {"bullet_1": "A soft fresh sock"}


def test_a_safe_proposal_is_taken_behind_a_better_unsafe_one() -> None:
    assert texts(mended(made(FRESH, DELETE), listing("A soft antibacterial sock"))) == {
        "bullet_1": "A soft sock"
    }


def test_an_idea_for_a_person_is_never_applied() -> None:
    idea = {"text": "Name the number", "applicability": "display"}
    assert not mended(made(idea), listing("A soft antibacterial sock"), unsafe=True).changes


def test_a_regulated_product_keeps_its_words() -> None:
    result = mended(made(DELETE, verdict="regulated"), listing("A soft antibacterial sock"))
    assert not result.changes
    assert len(result.left) == 1


def test_a_family_in_which_the_product_is_regulated_is_left_alone() -> None:
    of = listing("A soft antibacterial sock", title="Warm antibacterial sock, kills germs")
    linter = made(DELETE)

    def lint(listing: Listing) -> Sequence[Finding]:
        """As if a model had judged the words in the title otherwise than those in the bullet."""
        found = linter.reworded(linter.findings(listing))
        return [
            each._replace(verdict="regulated")
            if (each.field.name, each.rule.family) == ("title", "pesticide")
            else each
            for each in found
        ]

    result = mend(of, lint(of), lint=lint, unsafe=True)
    assert texts(result) == {"title": "Warm antibacterial sock"}


@pytest.mark.parametrize("field", ["brand", "category", "product_type"])
def test_values_that_are_chosen_from_a_list_are_not_reworded(field: str) -> None:
    result = mended(made(DELETE), listing(**{field: "Soft antibacterial socks"}))
    assert not result.changes
    assert fields_to_mend(result.left, unsafe=True) == 0


def test_proposals_that_undo_each_other_come_to_an_end() -> None:
    germs = {"text": "antibacterial", "applicability": "safe"}
    back = {"text": "kills germs", "applicability": "safe"}
    of = listing("Soft antibacterial sock")
    result = mended(made(back, germs=germs), of)
    for change in result.changes:
        seen = [change.field.text, *(step.after for step in change.steps)]
        assert len(set(seen)) == len(seen)


def test_a_mended_listing_has_nothing_more_to_mend() -> None:
    linter = made(DELETE)
    of = listing(
        "A soft antibacterial sock, kills germs", title="Warm antibacterial antibacterial sock"
    )
    once = mended(linter, of)
    new = replace(
        of,
        fields=tuple(
            field._replace(text=texts(once).get(field.name, field.text)) for field in of.fields
        ),
    )
    assert not mended(linter, new).changes
