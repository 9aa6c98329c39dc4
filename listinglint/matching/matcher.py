"""From a listing to candidates: one pass of the automaton, then a look around each hit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate

from ..findings import Candidate
from ..folding import FIELD_SEPARATOR, Folded, fold, side_by_side
from ..listings import Column, Field, Listing
from ..literals import LiteralTable
from ..rules import DEFAULT_LANGUAGE, RESTRICTED_FAMILIES, Rule, Rulebook
from .disguised_words import DisguisedWords
from .field_matcher import FieldMatcher, Match, Patterns
from .glued_words import GluedWords, may_be_glued
from .kinds import FieldChecks, ListingChecks
from .triggers import Automaton, Hits

#: So much longer than its text is a field where the fields of a listing stand side by side.
_GAP = len(FIELD_SEPARATOR)


class LanguageMatcher:
    """The rules in force for texts in one language."""

    def __init__(
        self, fields: FieldMatcher, disguised: DisguisedWords, glued: Callable[[], GluedWords]
    ) -> None:
        self._fields = fields
        self._disguised = disguised
        self._glued = cache(glued)

    def candidates(self, fields: Sequence[Field], *, of: Listing) -> list[Candidate]:
        """Every candidate in ``fields``, which are those of one listing in this language."""
        text = _text_of(fields)
        found = self._as_written(fields, fold(text), of)
        if may_be_glued(text):
            brand, whole = of.text_of("brand"), fold(_text_of(of.fields))
            found += self._glued().candidates(fields, whole, brand=brand, known=found)
        return found

    def _as_written(self, fields: Sequence[Field], folded: Folded, of: Listing) -> list[Candidate]:
        """The candidates in ``fields`` with their words as they stand there.

        All fields are searched at once, because most have no hit; those that have one are then
        looked at by themselves.
        """
        hidden = self._disguised.hidden(fields, folded)
        hits = self._fields.hits(folded)
        free = self._fields.free(fields)
        if not hits and not free:
            return hidden
        whole = folded if len(fields) == len(of.fields) else fold(_text_of(of.fields))
        starts = list(accumulate([len(field.text) + _GAP for field in fields], initial=1))
        by_field: dict[int, Hits] = {number: [] for number in free}
        for hit in hits:
            number = bisect_right(starts, folded.original(hit[1] + 1), 1, len(fields)) - 1
            of_field = by_field.get(number)
            if of_field is None:
                by_field[number] = [hit]
            else:
                of_field.append(hit)
        found = [
            match.candidate(fields[number], whole)
            for number in sorted(by_field)
            for match in self._matches(fields[number], starts[number], by_field[number], folded)
        ]
        return self._disguised.settled(found) + hidden

    def _matches(self, field: Field, start: int, hits: Hits, folded: Folded) -> Sequence[Match]:
        known = self._fields.known(field)
        if known is not None:
            return known
        if folded.is_as_long:
            part = folded.part(start - 1, start + len(field.text) + 1)
            shifted = [(triggers, at - start + 1, end - start + 1) for triggers, at, end in hits]
            return self._fields.matches(field, part, shifted)
        part = fold(field.text)
        return self._fields.matches(field, part, self._fields.hits(part))


def _text_of(fields: Iterable[Field]) -> str:
    return side_by_side([field.text for field in fields])


def _are_uniform(columns: Iterable[Column]) -> bool:
    return all(column.language is None and column.marketplace is None for column in columns)


class Matcher:
    """Finds the candidates of whole listings, each field in its own language.

    The automaton of a language is built when the first field in it arrives. ``large`` says that
    much text will follow, so that the faster automaton is worth its longer building.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        *,
        rules: Sequence[Rule] | None = None,
        as_of: str,
        large: bool = False,
    ) -> None:
        self._rulebook = rulebook
        self._rules = rulebook.rules if rules is None else tuple(rules)
        self._large = large
        self._selected = {rule.name for rule in self._rules if rule.languages}
        self._patterns = cache(self._build_patterns)
        self._languages: dict[tuple[str, str | None], LanguageMatcher] = {}
        self._last_columns: tuple[Column, ...] = ()
        self._last_uniform = True
        self._field_checks = FieldChecks(rulebook, self._rules, as_of=as_of)
        self._listing_checks = ListingChecks(rulebook, self._rules, as_of=as_of)

    def candidates(self, listing: Listing) -> list[Candidate]:
        """Every candidate of ``listing``; sorting and judging them is left to the next room."""
        found: list[Candidate] = []
        for (language, marketplace), fields in self._by_language(listing).items():
            found += self._matcher(language, marketplace).candidates(fields, of=listing)
        found += self._field_checks.candidates(listing)
        found += self._listing_checks.candidates(listing)
        return found

    def _by_language(self, listing: Listing) -> Mapping[tuple[str, str | None], Sequence[Field]]:
        language = listing.language or DEFAULT_LANGUAGE
        marketplace = listing.marketplace
        if self._is_uniform(listing):
            return {(language, marketplace): listing.fields} if listing.fields else {}
        grouped: dict[tuple[str, str | None], list[Field]] = {}
        for field in listing.fields:
            key = (
                field.column.language or language,
                field.column.marketplace or marketplace,
            )
            grouped.setdefault(key, []).append(field)
        return grouped

    def _is_uniform(self, listing: Listing) -> bool:
        """Whether no column has a language or marketplace of its own; asked once for a table."""
        columns = listing.columns
        if not columns:
            return _are_uniform(field.column for field in listing.fields)
        if columns is not self._last_columns:
            self._last_columns = columns
            self._last_uniform = _are_uniform(columns)
        return self._last_uniform

    def _matcher(self, language: str, marketplace: str | None) -> LanguageMatcher:
        key = (language, marketplace)
        if key not in self._languages:
            active = frozenset(
                number
                for number, rule in enumerate(self._rulebook.rules)
                if rule.name in self._selected and rule.applies_on(marketplace)
            )
            patterns = self._patterns(language)
            disguised = DisguisedWords(patterns, self._rules, marketplace=marketplace)
            restricted = frozenset(filter(self._is_restricted, active))
            self._languages[key] = LanguageMatcher(
                FieldMatcher(patterns, active),
                disguised,
                lambda: GluedWords(FieldMatcher(patterns, restricted)),
            )
        return self._languages[key]

    def _is_restricted(self, number: int) -> bool:
        rule = self._rulebook.rules[number]
        return rule.family in RESTRICTED_FAMILIES and rule.weight == "strong"

    def _build_patterns(self, language: str) -> Patterns:
        plain = self._rulebook.literals.get(language)
        if plain is None:
            table = LiteralTable.of_rules(self._rulebook.rules, language)
        else:
            table = LiteralTable.of_plain(plain)
        return Patterns(self._rulebook, Automaton(table, large=self._large), language)
