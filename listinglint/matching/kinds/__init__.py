"""Kinds of matching with parameters of their own: lengths, characters, repetition and the like.

A kind is a function that takes the parameters of a check and one limit in force and returns a
finder: text in, hits out. To add one, write it in a module here and name it in :data:`KINDS`; rules
use it as ``match: {checks: [{kind: <name>, limit: <name of a limit>, …}]}``. Where no limit of that
name is in force, as on an unknown marketplace, there is nothing to find.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...findings import Candidate
from ...listings import Field, Listing, field_kind
from ...rules import Rule, Rulebook
from .characters import characters, emoji, symbols
from .copies import duplicate, title_words
from .gaps import count, empty
from .length import length, search_terms, short, total
from .markup import entities, html
from .plans import MarketplacePlan, bound_checks, verified
from .repetition import repetition
from .values import Kind
from .whole_texts import capitals, placeholder

__all__ = ["KINDS", "FieldChecks", "ListingChecks"]

_EXCEPT, _TEXTS = frozenset({"except"}), frozenset({"texts"})

#: Every kind of check by the name that rules call it.
KINDS: dict[str, Kind] = {
    "capitals": Kind("field", capitals),
    "characters": Kind("field", characters),
    "count": Kind("listing", count),
    "duplicate": Kind("listing", duplicate, needs_limit=False),
    "emoji": Kind("field", emoji),
    "empty": Kind("listing", empty, needs_limit=False),
    "entities": Kind("field", entities, needs_limit=False),
    "html": Kind("field", html, needs_limit=False),
    "length": Kind("field", length),
    "placeholder": Kind("field", placeholder, _TEXTS, needs_limit=False),
    "repetition": Kind("field", repetition, _EXCEPT),
    "search-terms": Kind("listing", search_terms),
    "short": Kind("field", short),
    "symbols": Kind("field", symbols),
    "title-words": Kind("listing", title_words, needs_limit=False),
    "total": Kind("listing", total),
}


class _Checks:
    """The checks of one scope, compiled when the first listing of a marketplace arrives."""

    scope = ""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], *, as_of: str) -> None:
        chosen = [rule for rule in rules if self._has_checks(rule)]

        def plan(marketplace: str | None) -> MarketplacePlan:
            checks = bound_checks(
                chosen, rulebook.limits, KINDS, marketplace=marketplace, as_of=as_of
            )
            return MarketplacePlan(checks)

        self._plan = cache(plan)
        self._idle = not chosen

    def _has_checks(self, rule: Rule) -> bool:
        # a list, so that every check is verified and not only those up to the first of this scope
        scopes = [verified(rule, check, KINDS).scope for check in rule.checks]
        return self.scope in scopes


class FieldChecks(_Checks):
    """Checks of single fields."""

    scope = "field"

    def candidates(self, listing: Listing) -> list[Candidate]:
        """Candidates of the checks in ``listing``."""
        found: list[Candidate] = []
        if self._idle:
            return found
        plan = self._plan(listing.marketplace)
        for field in listing.fields:
            column = field.column
            store = column.marketplace
            here = plan if store is None else self._plan(store)
            checks = here.of_field(column.field)
            if checks is not None:
                checks.candidates(field, listing, found)
        return found


class ListingChecks(_Checks):
    """Checks of whole listings, marketplace by marketplace."""

    scope = "listing"

    def candidates(self, listing: Listing) -> list[Candidate]:
        """Candidates of the checks in ``listing``."""
        found: list[Candidate] = []
        if self._idle:
            return found
        for store, fields in _by_store(listing).items():
            for check, finder in self._plan(store).of_listing:
                for field, hit in finder.find(fields, listing):
                    candidate = check.candidate(field, hit, listing)
                    if candidate is not None:
                        found.append(candidate)
        return found


_kind = cache(field_kind)


def _by_store(listing: Listing) -> dict[str | None, dict[str, list[Field]]]:
    """The fields that are not blank, by marketplace and kind."""
    here = listing.marketplace
    stores: dict[str | None, dict[str, list[Field]]] = {here: {}}
    for field in listing.fields:
        column, text = field.column, field.text
        if not text or text.isspace():
            continue
        kinds = stores.setdefault(column.marketplace or here, {})
        kind = _kind(column.field)
        if kind in kinds:
            kinds[kind].append(field)
        else:
            kinds[kind] = [field]
    return stores
