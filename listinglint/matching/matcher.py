"""From a listing to candidates: one pass of the automaton, then a look around each hit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..findings import Candidate, Span
from ..folding import FIELD_SEPARATOR, Folded, fold_fields
from ..listings import Column, Field, Listing
from ..rules import ANY_LANGUAGE, Rule, Rulebook
from .grammar import Grammar
from .kinds import FieldChecks, ListingChecks
from .surroundings import (
    CompiledContext,
    CompiledFrame,
    HeldContexts,
    Hit,
    Negations,
    compiled_contexts,
    in_language,
)
from .triggers import Automaton, Trigger, frames_of, regexes_of, tokens_of

#: How far a regular expression may look on either side of its anchor, in code points.
REGEX_REACH = 120


class _Found(NamedTuple):
    """A match before its surroundings were looked at: offsets into folded text."""

    rule: int
    start: int
    end: int
    verb: tuple[int, int] | None = None
    target: tuple[int, int] | None = None


class LanguageMatcher:
    """The rules in force for texts in one language."""

    def __init__(
        self, rulebook: Rulebook, rules: Sequence[Rule], language: str, *, large: bool
    ) -> None:
        self.language = language
        self._rules = rules
        self._automaton = Automaton(enumerate(rules), language, large=large)
        self._negations = Negations(
            in_language(rulebook.words.get("negations", {}), language),
            in_language(rulebook.words.get("negations-after", {}), language),
        )
        self._free = [
            (number, re.compile(pattern.pattern, re.IGNORECASE))
            for number, rule in enumerate(rules)
            for pattern in regexes_of(rule, language)
            if not pattern.anchors
        ]
        self._contexts = cache(self._compile_contexts)
        self._frame = cache(self._compile_frame)
        self._regex = cache(self._compile_regex)
        self._grammar = cache(Grammar)

    def _compile_contexts(self, rule: int) -> tuple[CompiledContext, ...]:
        return compiled_contexts(self._rules[rule], self.language)

    def _compile_frame(self, rule: int, number: int) -> CompiledFrame:
        return CompiledFrame(frames_of(self._rules[rule], self.language)[number])

    def _compile_regex(self, rule: int, number: int) -> re.Pattern[str]:
        pattern = regexes_of(self._rules[rule], self.language)[number].pattern
        return re.compile(pattern, re.IGNORECASE)

    def candidates(self, fields: Sequence[Field]) -> list[Candidate]:
        """Every candidate in ``fields``, which are those of one listing in this language."""
        texts = [field.text for field in fields]
        folded = fold_fields(texts)
        hits = self._automaton.find(folded)
        if not hits and not self._free:
            return []
        place = _Places(folded, texts)
        found: set[_Found] = set()
        for triggers, start, end in hits:
            for trigger in triggers:
                if trigger.exact is None or _is_exact(trigger, start, folded):
                    self._collect(trigger, start, end, place, found)
        found.update(self._of_free_regexes(place))
        candidates = [self._candidate(item, place, fields) for item in _longest(found)]
        return [candidate for candidate in candidates if candidate is not None]

    def _collect(
        self, trigger: Trigger, start: int, end: int, place: _Places, found: set[_Found]
    ) -> None:
        """Put what ``trigger`` means at this place into ``found``."""
        rule, kind, number, _ = trigger
        if kind == "phrase":
            found.add(_Found(rule, start + 1, end - 1))
        elif kind == "frame":
            target = place.hit(start + 1, end - 1)
            verb = self._frame(rule, number).find(target)
            if verb is not None:
                first, last = min(verb[0], target.start), max(verb[1], target.end)
                found.add(_Found(rule, first, last, verb, (target.start, target.end)))
        elif kind == "stem":
            found.add(_Found(rule, start + 1, place.folded.words.find(b" ", end)))
        elif kind == "substring":
            found.add(_Found(rule, *_whole_word(place.folded.words, start, end)))
        elif kind == "regex":
            found.update(self._of_anchor(rule, number, place.hit(start, end), place))
        else:
            found.update(self._of_tokens(rule, number, place.hit(start + 1, end - 1), place))

    def _of_anchor(self, rule: int, number: int, hit: Hit, place: _Places) -> Iterator[_Found]:
        text, first = place.field_at(hit.start)
        at = place.folded.original(hit.start) - first
        low, high = max(at - REGEX_REACH, 0), at + REGEX_REACH
        for match in self._regex(rule, number).finditer(text, low, high):
            if match.start() <= at < max(match.end(), match.start() + 1):
                yield place.found(rule, first + match.start(), first + match.end())

    def _of_tokens(self, rule: int, number: int, hit: Hit, place: _Places) -> Iterator[_Found]:
        low, high = hit.clause
        first, last = place.folded.original(low), place.folded.original_end(max(high, low + 1))
        pattern = tokens_of(self._rules[rule], self.language)[number]
        for start, end in self._grammar().find(pattern, place.text[first:last]):
            yield place.found(rule, first + start, first + end)

    def _of_free_regexes(self, place: _Places) -> Iterator[_Found]:
        for rule, pattern in self._free:
            for text, first in place.fields():
                for match in pattern.finditer(text):
                    yield place.found(rule, first + match.start(), first + match.end())

    def _candidate(
        self, found: _Found, place: _Places, fields: Sequence[Field]
    ) -> Candidate | None:
        rule = self._rules[found.rule]
        number = place.number_of(found.start)
        field = fields[number]
        wanted = rule.applies_to.fields
        if wanted and field.column.kind not in wanted and field.column.field not in wanted:
            return None
        hit = place.hit(found.start, found.end)
        negated = self._negations.govern(hit) or (
            found.target is not None and self._negations.govern(place.hit(*found.target))
        )
        span = place.span(found.start, found.end, number)
        return Candidate(
            rule=rule,
            field=field,
            span=span,
            verb=None if found.verb is None else place.words(*found.verb),
            target=None if found.target is None else place.words(*found.target),
            negated=negated,
            contexts=HeldContexts(
                self._contexts(found.rule),
                hit,
                field.column.field,
                negated=negated,
                framed=found.verb is not None,
            ),
        )


class _Places:
    """Where the fields of a listing lie in the joined text and in its folded form."""

    __slots__ = ("_folded_starts", "_hits", "_starts", "_texts", "folded", "text")

    def __init__(self, folded: Folded, texts: Sequence[str]) -> None:
        self.folded = folded
        self.text = f" {FIELD_SEPARATOR.join(texts)} "
        self._texts = texts
        self._hits: dict[tuple[int, int], Hit] = {}
        self._starts = []
        at = 1
        for text in texts:
            self._starts.append(at)
            at += len(text) + len(FIELD_SEPARATOR)
        self._folded_starts = [folded.folded(start) for start in self._starts]

    def number_of(self, start: int) -> int:
        """The number of the field in which the folded offset ``start`` lies."""
        return max(bisect_right(self._folded_starts, start) - 1, 0)

    def fields(self) -> Iterable[tuple[str, int]]:
        """The text of each field and where it begins in the joined text."""
        return zip(self._texts, self._starts, strict=True)

    def field_at(self, start: int) -> tuple[str, int]:
        """The same for the field in which the folded offset ``start`` lies."""
        number = self.number_of(start)
        return self._texts[number], self._starts[number]

    def hit(self, start: int, end: int) -> Hit:
        """A stretch of folded text with the bounds of its field."""
        known = self._hits.get((start, end))
        if known is None:
            number = self.number_of(start)
            following = self._folded_starts[number + 1 : number + 2]
            high = following[0] - len(FIELD_SEPARATOR) if following else len(self.folded.data) - 1
            known = Hit(self.folded, start, end, self._folded_starts[number], max(high, end))
            self._hits[start, end] = known
        return known

    def span(self, start: int, end: int, number: int) -> Span:
        """The span in the text of field ``number`` of a stretch of folded text."""
        first = self.folded.original(start) - self._starts[number]
        last = self.folded.original_end(max(end, start + 1)) - self._starts[number]
        size = len(self._texts[number])
        first = min(max(first, 0), size)
        return Span(first, min(max(last, first), size))

    def found(self, rule: int, start: int, end: int) -> _Found:
        """A match given by offsets into the joined text."""
        return _Found(rule, self.folded.folded(start), self.folded.folded(end))

    def words(self, start: int, end: int) -> str:
        """The folded words of a stretch."""
        return self.folded.words[start:end].decode(errors="replace")


def _is_exact(trigger: Trigger, start: int, folded: Folded) -> bool:
    """Whether the punctuation of the literal stands in the text as well."""
    if trigger.kind in {"substring", "regex"}:
        return True
    return trigger.exact is not None and folded.data.startswith(trigger.exact, start + 1)


def _whole_word(words: bytes, start: int, end: int) -> tuple[int, int]:
    """The Latin word around a substring; scripts without spaces keep the substring itself."""
    if words[start] > 0x7F:
        return start, end
    last = words.find(b" ", end - 1)
    return words.rfind(b" ", 0, start + 1) + 1, len(words) if last < 0 else last


def _longest(found: Collection[_Found]) -> list[_Found]:
    """Without matches that lie inside another match of the same rule, in order of their start."""
    if len(found) < 2:
        return list(found)
    ordered = sorted(found, key=lambda item: (item.rule, item.start, -item.end))
    kept: list[_Found] = []
    for item in ordered:
        last = kept[-1] if kept else None
        if last is None or last.rule != item.rule or item.end > last.end:
            kept.append(item)
    return kept


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
        default_language: str = "en",
        large: bool = False,
    ) -> None:
        self._rulebook = rulebook
        self._rules = rulebook.rules if rules is None else tuple(rules)
        self._default_language = default_language
        self._large = large
        self._literal_rules = [rule for rule in self._rules if rule.match]
        self._languages: dict[tuple[str, str | None], LanguageMatcher] = {}
        self._last_columns: tuple[Column, ...] = ()
        self._last_uniform = True
        self._field_checks = FieldChecks(rulebook, self._rules, as_of=as_of)
        self._listing_checks = ListingChecks(rulebook, self._rules, as_of=as_of)

    def candidates(self, listing: Listing) -> list[Candidate]:
        """Every candidate of ``listing``; sorting and judging them is left to the next room."""
        found: list[Candidate] = []
        for (language, marketplace), fields in self._by_language(listing).items():
            found += self._matcher(language, marketplace).candidates(fields)
        found += self._field_checks.candidates(listing)
        found += self._listing_checks.candidates(listing)
        return found

    def _by_language(self, listing: Listing) -> Mapping[tuple[str, str | None], Sequence[Field]]:
        language = listing.language or self._default_language
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
            rules = [
                rule
                for rule in self._literal_rules
                if rule.applies_on(marketplace)
                and (language in rule.match or ANY_LANGUAGE in rule.match)
            ]
            self._languages[key] = LanguageMatcher(
                self._rulebook, rules, language, large=self._large
            )
        return self._languages[key]
