"""Rules with one check and limits made for a test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from listinglint.findings import Candidate
from listinglint.listings import Column, Field, Listing
from listinglint.matching.kinds import FieldChecks, ListingChecks
from listinglint.rules import Check, Limit, Prior, Reference, Rule, Rulebook

STORE = "amazon.com"
AS_OF = "2026-11-21"
SOURCE = Reference("A page", "https://page.example/1", "2026-11-21")

#: Any text that a file can hold, also lone surrogates, which JSON may escape.
texts = st.text(
    st.one_of(st.characters(), st.sampled_from("!~#<>*&;™…🔥✅\ufe0f'\u2019-  aA1s")), max_size=300
)


def limit(value: Any, field: str = "title", **keys: Any) -> Limit:
    """A limit called ``made`` in force on amazon.com since 2025."""
    usual: dict[str, Any] = {
        "name": "made",
        "marketplaces": (STORE,),
        "effective_from": "2025-01-21",
        "severity": "warning",
        "source": SOURCE,
    }
    return Limit(field=field, value=value, **(usual | keys))


def rule(kind: str, **parameters: Any) -> Rule:
    """A rule with one check; it names the limit ``made`` unless ``fields`` are given."""
    if "fields" not in parameters:
        parameters.setdefault("limit", "made")
    return Rule(
        name="style/made",
        family="style",
        summary="made",
        why="made",
        severity={"default": "note"},
        match={},
        checks=(Check(kind, parameters),),
        prior=Prior(None, 0.5),
        message="made",
        path="style/made.yaml",
    )


def listing(*, marketplace: str | None = STORE, **fields: str) -> Listing:
    """A listing with such fields, in their order."""
    return Listing(
        tuple(Field(Column(name, name), text) for name, text in fields.items()),
        sku="made",
        language="en",
        marketplace=marketplace,
    )


def candidates(
    made: Rule, limits: Sequence[Limit], subject: Listing, *, as_of: str = AS_OF
) -> list[Candidate]:
    """What the checks of ``made`` see in ``subject``."""
    book = Rulebook((made,), {}, (), tuple(limits), "made")
    return [
        *FieldChecks(book, book.rules, as_of=as_of).candidates(subject),
        *ListingChecks(book, book.rules, as_of=as_of).candidates(subject),
    ]


def found(
    made: Rule, limits: Sequence[Limit], subject: Listing, *, as_of: str = AS_OF
) -> list[tuple[str, str]]:
    """The field and the words of each candidate."""
    return [(c.field.name, c.text) for c in candidates(made, limits, subject, as_of=as_of)]
