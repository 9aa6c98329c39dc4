"""What a proposal must not lose: numbers, sizes, the brand, materials and colours."""

from __future__ import annotations

import re

from ..findings import Finding
from .clauses import words_of
from .cutting import Claim, Cut

_NUMBER = re.compile(r"\d")
_MEASURE = re.compile(
    r"\d\s?(?:g|gm|kg|mg|ml|l|oz|lbs?|cm|mm|m|inch|pcs|pieces?|pack)\b", re.IGNORECASE
)


def loses_fact(finding: Finding, claim: Claim, cut: Cut) -> bool:
    """Whether something of value goes with the words around the claim, or the brand with it.

    A number inside the claim is part of it ("kills 99.9 % of germs"); a material that ends it
    ("vegan leather") is not.
    """
    text, span = finding.field.text, claim.place.span
    around = text[cut.start : span.start] + " " + text[span.end : cut.end]
    words = set(words_of(around))
    if _NUMBER.search(around) and not _only_shifted(around, cut):
        return True
    if _MEASURE.search(text, *span) or _is_brand(finding, claim):
        return True
    kept = words_of(text[: cut.start] + " " + cut.new + " " + text[cut.end :])
    lost = (words | set(claim.words)) - set(kept)
    named = set() if claim.is_verbal else set(claim.words[-1:])
    facts = (words | named) & lost & claim.grammar.facts
    return bool(facts) or not lost.isdisjoint(_brand(finding))


def _only_shifted(around: str, cut: Cut) -> bool:
    """Whether the numbers stand again in what replaces the words."""
    return sorted(re.findall(r"\d+", around)) == sorted(re.findall(r"\d+", cut.new))


def _is_brand(finding: Finding, claim: Claim) -> bool:
    """Whether the claim and the word after it are the brand: "Eco Right"."""
    name = "".join(claim.words + claim.right[:1])
    brands = (field.text for field in finding.listing.fields if field.column.kind == "brand")
    return any(name in "".join(words_of(brand)) for brand in brands)


def _brand(finding: Finding) -> frozenset[str]:
    fields = finding.listing.fields
    return frozenset(
        word
        for field in fields
        if field.column.kind == "brand"
        for word in words_of(field.text)
        if len(word) > 1
    )
