from __future__ import annotations

import pytest

from listinglint.evaluating.reasons import family_of, is_about_wording
from listinglint.rules import FAMILIES


@pytest.mark.parametrize(
    ("reason", "family"),
    [
        ("Pesticides and Pesticide Devices policy", "pesticide"),
        ("This product makes antimicrobial claims", "pesticide"),
        ("N95 masks need approval", "ppe"),
        ("Drugs & drug paraphernalia", "drugs"),
        ("Prescription drugs may not be listed", "disease"),
        ("Unapproved dietary supplements", "disease"),
        ("Medical devices and accessories", "medical"),
        ("Dangerous goods: a safety data sheet is missing", "hazmat"),
        ("Weapons policy: knives", "weapons"),
        ("Product title is longer than allowed for this category.", "style"),
        ("Product Safety Issue", None),
        ("", None),
    ],
)
def test_a_reason_may_name_its_family(reason: str, family: str | None) -> None:
    assert family_of(reason) == family
    assert family is None or family in FAMILIES


@pytest.mark.parametrize(
    "reason",
    [
        "Restricted Products Policy Violation",
        "Product Detail Page Rules Violation (Inaccurate information on product detail page).",
        "Product Safety Issue",
        "This item is prohibited",
        "Verstoß gegen die Richtlinie zu eingeschränkten Produkten",
        "Violazione delle norme",
        "Pesticide",
    ],
)
def test_policies_that_read_wording_are_recognised(reason: str) -> None:
    assert is_about_wording(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "Missing information",
        "Main image has text, logo or watermark.",
        "Product Condition Complaint - Expired",
        "Food safety: expired product was delivered",
        "'size' is required but not supplied.",
        "The 'minimum price' is greater than the selling price",
    ],
)
def test_goods_pictures_prices_and_missing_values_are_something_else(reason: str) -> None:
    assert not is_about_wording(reason)


def test_a_known_code_decides_before_the_words() -> None:
    assert is_about_wording("", code="18742")
    assert is_about_wording("Bild", code="99300")
    assert not is_about_wording("pesticide", code="90220")
    assert not is_about_wording("The attributes are invalid", code="90000900", enforced=True)


def test_an_action_without_category_is_a_policy_in_any_language() -> None:
    assert is_about_wording("違反", enforced=True)
    assert not is_about_wording("違反")
    assert not is_about_wording("違反", categories=["INVALID_IMAGE"], enforced=True)
