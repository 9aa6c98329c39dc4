"""What is found in the text of one field; the same text is looked at once.

The rows of a catalog repeat each other: the colours and sizes of one product share its bullets and
its description. Everything that depends on the text alone is therefore kept for the next row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..findings import Candidate, Span
from ..folding import Folded
from ..listings import Field, field_kind
from ..literals import Trigger, patterns_of
from ..rules import ANY_LANGUAGE, Rule, Rulebook
from .grammar import Grammar
from .surroundings import (
    CompiledFrame,
    HeldContexts,
    Hit,
    Negations,
    RuleContexts,
    compiled_contexts,
    in_language,
)
from .triggers import Automaton, Hits

#: How far a regular expression may look on either side of its anchor, in code points.
REGEX_REACH = 120
#: How many texts are remembered, and up to which length in code points.
REMEMBERED = 4096
REMEMBERED_LENGTH = 4000
_SPACE = ord(" ")
_LAST_LATIN = 0x7F


class _Found(NamedTuple):
    """A match before its surroundings were looked at: offsets into folded text."""

    rule: int
    start: int
    end: int
    verb: tuple[int, int] | None = None
    target: tuple[int, int] | None = None


class Match(NamedTuple):
    """A place where a rule's pattern occurs in a text, with what the text says around it."""

    rule: Rule
    span: Span
    verb: str | None
    target: str | None
    negated: bool
    contexts: HeldContexts

    def candidate(self, field: Field, listing: Folded) -> Candidate:
        """The match as a candidate in ``field`` of the listing whose texts are ``listing``."""
        rule, span, verb, target, negated, contexts = self
        held = contexts.within(listing)
        return Candidate(rule, field, span, verb, target, negated, held, held.possible)


class Patterns:
    """The patterns of all rules for texts in one language, compiled when they are first asked for.

    The matchers of all marketplaces share them: a catalog may sell in twenty.
    """

    def __init__(self, rulebook: Rulebook, automaton: Automaton, language: str) -> None:
        self.language = language
        self.automaton = automaton
        self.rules = rulebook.rules
        self.negations = Negations(
            in_language(rulebook.words.get("negations", {}), language),
            in_language(rulebook.words.get("negations-after", {}), language),
        )
        self.contexts = cache(self._compile_contexts)
        self.frame = cache(self._compile_frame)
        self.regex = cache(self._compile_regex)
        self.grammar = cache(Grammar)

    def _compile_contexts(self, rule: int) -> RuleContexts:
        return compiled_contexts(self.rules[rule], self.language)

    def _compile_frame(self, rule: int, number: int) -> CompiledFrame:
        return CompiledFrame(patterns_of(self.rules[rule], self.language, "frames")[number])

    def _compile_regex(self, rule: int, number: int) -> re.Pattern[str]:
        pattern = patterns_of(self.rules[rule], self.language, "regex")[number]
        return re.compile(pattern.pattern, re.IGNORECASE)


class FieldMatcher:
    """Finds the matches of rules in single texts of one language.

    ``patterns`` are those of all rules of the rulebook; the rules whose numbers are not in
    ``active`` are passed over.
    """

    def __init__(self, patterns: Patterns, active: frozenset[int]) -> None:
        self.language = language = patterns.language
        self._patterns = patterns
        self._rules = patterns.rules
        self._automaton = patterns.automaton
        self._negations = patterns.negations
        self._contexts, self._frame = patterns.contexts, patterns.frame
        self._active = active
        self._free = [
            (number, re.compile(pattern.pattern, re.IGNORECASE))
            for number in sorted(active)
            if not self._rules[number].unanchored.isdisjoint((language, ANY_LANGUAGE))
            for pattern in patterns_of(self._rules[number], language, "regex")
            if not pattern.anchors
        ]
        self._remembered: dict[tuple[str, str], Sequence[Match]] = {}

    def hits(self, folded: Folded) -> Hits:
        """The literals of active rules in folded text."""
        active = self._active
        found = []
        for hit in self._automaton.find(folded):
            for trigger in hit[0]:  # a loop: any() costs as much as all the rest
                if trigger.rule in active:
                    found.append(hit)
                    break
        return found

    def free(self, fields: Sequence[Field]) -> set[int]:
        """The numbers of the fields in which a pattern without anchors matches."""
        return {
            number
            for _, pattern in self._free
            for number, field in enumerate(fields)
            if pattern.search(field.text)
        }

    def known(self, field: Field) -> Sequence[Match] | None:
        """The matches in a field with this name and text, where they were looked for before."""
        return self._remembered.get((field.column.field, field.text))

    def matches(self, field: Field, folded: Folded, hits: Hits) -> Sequence[Match]:
        """Every match in ``field``, whose folded text has ``hits``."""
        text, name = field.text, field.column.field
        place = _Place(folded, text)
        found: set[_Found] = set()
        active = self._active
        for triggers, start, end in hits:
            for trigger in triggers:
                if trigger.rule in active and (
                    trigger.exact is None or _is_exact(trigger, start, folded)
                ):
                    self._collect(trigger, start, end, place, found)
        for rule, pattern in self._free:
            found.update(place.found(rule, *match.span()) for match in pattern.finditer(text))
        matches = [
            self._match(item, place, name)
            for item in _longest(found)
            if _applies(self._rules[item.rule], name)
        ]
        if len(text) <= REMEMBERED_LENGTH:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[name, text] = matches
        return matches

    def _collect(
        self, trigger: Trigger, start: int, end: int, place: _Place, found: set[_Found]
    ) -> None:
        """Put what ``trigger`` means at this place into ``found``."""
        rule, kind, number, _ = trigger
        words = place.folded.words
        # scripts without spaces between words have none at the ends of a literal
        first, last = start + (words[start] == _SPACE), end - (words[end - 1] == _SPACE)
        if kind == "phrase":
            found.add(_Found(rule, first, last))
        elif kind == "frame":
            frame, hit = self._frame(rule, number), place.hit(first, last)
            framed = frame.find(hit)
            if framed is not None:
                verb, target = framed
                end = frame.end_of_list(hit, target[1]) if verb < target else verb[1]
                found.add(_Found(rule, min(verb[0], target[0]), end, verb, target))
        elif kind == "stem":
            found.add(_Found(rule, first, _end_of_word(words, last)))
        elif kind == "substring":
            found.add(_Found(rule, *_whole_word(words, start, end)))
        elif kind == "regex":
            found.update(self._of_anchor(rule, number, start, place))
        else:
            found.update(self._of_tokens(rule, number, place.hit(first, last), place))

    def _of_anchor(self, rule: int, number: int, start: int, place: _Place) -> Iterator[_Found]:
        at = max(place.folded.original(start) - 1, 0)
        low, high = max(at - REGEX_REACH, 0), at + REGEX_REACH
        pattern = self._patterns.regex(rule, number)
        for near in pattern.finditer(place.text, low, high):
            # What ends where the view does may have been cut off, perhaps inside a word.
            match = pattern.match(place.text, near.start()) if near.end() == high else near
            if match and match.start() <= at < max(match.end(), match.start() + 1):
                yield place.found(rule, *match.span())

    def _of_tokens(self, rule: int, number: int, hit: Hit, place: _Place) -> Iterator[_Found]:
        first, last = place.span(*hit.clause)
        pattern = patterns_of(self._rules[rule], self.language, "tokens")[number]
        for start, end in self._patterns.grammar().find(pattern, place.text[first:last]):
            yield place.found(rule, first + start, first + end)

    def _match(self, found: _Found, place: _Place, field: str) -> Match:
        rule, start, end, verb, target = found
        hit = place.hit(start, end)
        negated = self._negations.govern(hit) or (
            target is not None and self._negations.govern(place.hit(*target))
        )
        return Match(
            self._rules[rule],
            place.span(start, end),
            None if verb is None else place.words(*verb),
            None if target is None else place.words(*target),
            negated,
            HeldContexts(
                self._contexts(rule), hit, field, negated=negated, framed=verb is not None
            ),
        )


class _Place:
    """A text and its folded form, in which every offset is one higher."""

    __slots__ = ("_hits", "folded", "text")

    def __init__(self, folded: Folded, text: str) -> None:
        self.folded = folded
        self.text = text
        self._hits: dict[tuple[int, int], Hit] = {}

    def hit(self, start: int, end: int) -> Hit:
        """A stretch of folded text; the same for all rules that ask for it."""
        known = self._hits.get((start, end))
        if known is None:
            known = self._hits[start, end] = Hit(self.folded, start, end)
        return known

    def span(self, start: int, end: int) -> Span:
        """The span in the text of a stretch of its folded form."""
        size = len(self.text)
        if self.folded.is_as_long and 0 < start < end <= size + 1:
            return Span(start - 1, end - 1)
        first = min(max(self.folded.original(start) - 1, 0), size)
        last = self.folded.original_end(max(end, start + 1)) - 1
        return Span(first, min(max(last, first), size))

    def found(self, rule: int, start: int, end: int) -> _Found:
        """A match given by offsets into the text."""
        return _Found(rule, self.folded.folded(start + 1), self.folded.folded(end + 1))

    def words(self, start: int, end: int) -> str:
        """The folded words of a stretch."""
        return self.folded.words[start:end].decode(errors="replace")


def _applies(rule: Rule, field: str) -> bool:
    wanted = rule.applies_to.fields
    return not wanted or field in wanted or field_kind(field) in wanted


def _is_exact(trigger: Trigger, start: int, folded: Folded) -> bool:
    """Whether the punctuation of a literal that has some stands in the text as well."""
    assert trigger.exact is not None
    if trigger.kind in {"substring", "regex"}:
        return True
    # a hit may begin on the very last space of a field, behind which nothing stands
    return folded.data.startswith(trigger.exact, start + folded.words.startswith(b" ", start))


def _whole_word(words: bytes, start: int, end: int) -> tuple[int, int]:
    """The Latin word around a substring; scripts without spaces keep the substring itself."""
    if not words[start:end].isascii():
        return start, end
    return words.rfind(b" ", 0, start + 1) + 1, _end_of_word(words, end)


def _end_of_word(words: bytes, end: int) -> int:
    """Where the Latin word ends that reaches beyond ``end``."""
    if words[end - 1] > _LAST_LATIN:
        return end
    last = words.find(b" ", end - 1)
    return len(words) if last < 0 else last


def _longest(found: Collection[_Found]) -> list[_Found]:
    """Without matches that lie inside another match of the same rule, in order of their start."""
    if len(found) < 2:
        return list(found)
    # of a phrase and a frame with the same span the frame says more
    ordered = sorted(found, key=lambda item: (item.rule, item.start, -item.end, item.verb is None))
    kept: list[_Found] = []
    for item in ordered:
        last = kept[-1] if kept else None
        if last is None or last.rule != item.rule or item.end > last.end:
            kept.append(item)
    return kept
