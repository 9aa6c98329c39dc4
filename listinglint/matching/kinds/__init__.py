"""Kinds of matching with parameters of their own: lengths, characters, repetition and the like.

A kind is a function that takes the parameters of a check and one limit in force and returns a
finder: text in, hits out. To add one, write it in a module here and name it in :data:`KINDS`; rules
use it as ``match: {checks: [{kind: <name>, limit: <name of a limit>, …}]}``. Where no limit of that
name is in force, as on an unknown marketplace, there is nothing to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from ...findings import Candidate
from ...listings import Field, Listing
from ...rules import Rule, Rulebook
from .characters import characters, emoji, symbols
from .copies import duplicate, title_words
from .disguises import digits_as_letters, hidden_characters, misspelling, spaced_letters
from .gaps import count, empty
from .length import length, search_terms, short, total
from .markup import entities, html
from .plans import ATTRIBUTE, BoundCheck, FieldPlans, bound_checks, candidates_of, verified
from .repetition import repetition
from .tags import tag_count, tag_length
from .values import Disguise, FindInListing, Kind, ListingFinder
from .whole_texts import capitals, placeholder

__all__ = ["KINDS", "Disguise", "FieldChecks", "ListingChecks"]

_EXCEPT, _TEXTS, _WORDS = frozenset({"except"}), frozenset({"texts"}), frozenset({"words"})

#: Every kind of check by the name that rules call it.
KINDS: dict[str, Kind] = {
    "capitals": Kind("field", capitals),
    "characters": Kind("field", characters),
    "count": Kind("listing", count),
    "digits-as-letters": Kind("word", digits_as_letters, needs_limit=False),
    "duplicate": Kind("listing", duplicate, needs_limit=False),
    "emoji": Kind("field", emoji),
    "empty": Kind("listing", empty, needs_limit=False),
    "entities": Kind("field", entities, needs_limit=False),
    "hidden-characters": Kind("word", hidden_characters, needs_limit=False),
    "html": Kind("field", html, needs_limit=False),
    "length": Kind("field", length),
    "misspelling": Kind("word", misspelling, _WORDS, needs_limit=False),
    "placeholder": Kind("field", placeholder, _TEXTS, needs_limit=False),
    "repetition": Kind("field", repetition, _EXCEPT),
    "search-terms": Kind("listing", search_terms),
    "short": Kind("field", short),
    "spaced-letters": Kind("word", spaced_letters, needs_limit=False),
    "symbols": Kind("field", symbols),
    "tag-count": Kind("listing", tag_count),
    "tag-length": Kind("field", tag_length),
    "title-words": Kind("listing", title_words, needs_limit=False),
    "total": Kind("listing", total),
}


class _Checks:
    """The checks of one scope; those of a marketplace are bound when its first listing arrives."""

    scope = ""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], *, as_of: str) -> None:
        self._rules = [rule for rule in rules if self._has_checks(rule)]
        self._limits = rulebook.limits
        self._as_of = as_of

    def _has_checks(self, rule: Rule) -> bool:
        # a list, so that every check is verified and not only those up to the first of this scope
        scopes = [verified(rule, check, KINDS).scope for check in rule.checks]
        return self.scope in scopes

    def _bound(self, marketplace: str | None) -> Iterable[BoundCheck]:
        return bound_checks(
            self._rules, self._limits, KINDS, marketplace=marketplace, as_of=self._as_of
        )


class FieldChecks(_Checks):
    """Checks of single fields."""

    scope = "field"

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], *, as_of: str) -> None:
        super().__init__(rulebook, rules, as_of=as_of)
        self._plans = cache(lambda marketplace: FieldPlans(self._bound(marketplace)))

    def candidates(self, listing: Listing) -> list[Candidate]:
        """Candidates of the checks in ``listing``."""
        found: list[Candidate] = []
        if not self._rules:
            return found
        here = self._plans(listing.marketplace)
        # The hottest loop of the house: gates are asked here, without a call for each of them.
        for field in listing.fields:
            column, text, _, _ = field
            store = column.marketplace
            plans = here if store is None else self._plans(store)
            over, up_to, few, ascii_only, plain, capitals, every, plan = plans[column.field]
            if not up_to < len(text) <= over or (capitals and text[:capitals].isupper()):
                found.extend(plan.candidates(field, listing))
            elif few is not None and (ascii_only or text.isascii()):
                for mark in few:
                    if mark in text:
                        found.extend(plan.candidates(field, listing))
                        break
            elif text.encode("utf-8", "surrogatepass").translate(None, plain):
                found.extend(plan.candidates(field, listing))
            for check, finder in every:
                if finder.find(text, listing):
                    found.extend(candidates_of(check, finder, field, listing))
        return found


class ListingChecks(_Checks):
    """Checks of whole listings, marketplace by marketplace."""

    scope = "listing"

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], *, as_of: str) -> None:
        super().__init__(rulebook, rules, as_of=as_of)
        self._finders = cache(self._of_store)

    def _of_store(self, marketplace: str | None) -> Sequence[tuple[BoundCheck, FindInListing]]:
        checks = self._bound(marketplace)
        return [(c, c.finder.find) for c in checks if isinstance(c.finder, ListingFinder)]

    def candidates(self, listing: Listing) -> list[Candidate]:
        """Candidates of the checks in ``listing``."""
        found: list[Candidate] = []
        if not self._rules:
            return found
        for store, fields in _by_store(listing).items():
            for check, find in self._finders(store):
                hits = find(fields, listing)
                if hits:
                    candidates = [check.candidate(field, hit, listing) for field, hit in hits]
                    found += [candidate for candidate in candidates if candidate is not None]
        return found


def _by_store(listing: Listing) -> dict[str | None, dict[str, list[Field]]]:
    """The fields that are neither blank nor attributes, by marketplace and kind."""
    here: dict[str, list[Field]] = {}
    stores: dict[str | None, dict[str, list[Field]]] = {listing.marketplace: here}
    for field in listing.fields:
        column, text, _, _ = field
        kind = column.kind
        if kind != ATTRIBUTE and text and not text.isspace():
            store = column.marketplace
            kinds = here if store is None else stores.setdefault(store, {})
            same = kinds.get(kind)
            if same is None:
                kinds[kind] = [field]
            else:
                same.append(field)
    return stores
