"""Words that another spelling hides: spaced letters, digits as letters, hidden characters.

A disguise is a finding of its own only where it hides something: the words are read as they may be
meant, and the patterns of the restricted families say whether that is a trigger of theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..findings import HIGH_RISK, Candidate, Span
from ..folding import Folded, fold, is_spaceless
from ..listings import Field
from ..rules import RESTRICTED_FAMILIES, Rule
from .field_matcher import FieldMatcher, Match, Patterns
from .kinds import KINDS, Disguise
from .kinds.disguises import NOTHING, has_han_or_kana, is_hiding, is_suspicious

#: Shorter words are also abbreviations, sizes and model names: only listed spellings hide them.
_LEAST_LETTERS = 5
#: Parts of a claim or phrase may be shorter by a letter, as there another word must fit.
_LEAST_IN_PHRASE = 4
#: Words as they are written, with what may part their letters.
_WRITTEN = re.compile(r"[^\s<>]+")
_WRITTEN_TO = re.compile(r"[^\s<>]+\Z")
_LONGEST_WORD = 60
_EDGES = " \t.,;:!?()[]{}\"'“”*|/-–—"  # noqa: RUF001 - the dash is meant
_SPACE = ord(" ")
_LETTER = re.compile(r"[^\W\d_]")
_RESTRICTED = frozenset(RESTRICTED_FAMILIES)


class _Hidden(NamedTuple):
    """A trigger under a disguise: the rule that looks for it, and the word as it is meant."""

    rule: Rule
    word: str


class _Looking(NamedTuple):
    """A selected rule that looks for disguises, and where."""

    rule: Rule
    disguise: Disguise
    fields: frozenset[str]

    def wants(self, field: Field) -> bool:
        """Whether it looks at ``field``."""
        return not self.fields.isdisjoint((field.name, field.column.kind))


class DisguisedWords:
    """The disguises in texts of one language on one marketplace.

    ``rules`` are those that were selected; what a disguise hides is looked up in all rules of the
    rulebook, selected or not.
    """

    def __init__(
        self,
        patterns: Patterns,
        rules: Sequence[Rule],
        *,
        marketplace: str | None,
    ) -> None:
        self._language = patterns.language
        self._all_rules = patterns.rules
        looking = [look for rule in rules if rule.applies_on(marketplace) for look in _looks(rule)]
        self._looking = {look.rule.name: look for look in looking if not look.disguise.is_folded}
        self._hidden = [look for look in looking if look.disguise.is_folded]
        restricted = frozenset(
            number
            for number, rule in enumerate(patterns.rules)
            if rule.family in _RESTRICTED
            and rule.weight == "strong"
            and rule.applies_on(marketplace)
        )
        self._triggers = FieldMatcher(patterns, restricted)
        # model names look like disguises, and a catalog repeats them
        self._reading = lru_cache(maxsize=16384)(self._find_reading)

    def hidden(self, fields: Sequence[Field], folded: Folded) -> list[Candidate]:
        """The words in ``fields`` that folding alone made readable; ``folded`` are all of them."""
        if folded.is_as_long or not self._hidden:
            return []
        return [
            candidate
            for field in fields
            if is_suspicious(field.text)
            for look in self._hidden
            if look.wants(field)
            for candidate in self._folded(look.rule, field)
        ]

    def settled(self, candidates: list[Candidate]) -> list[Candidate]:
        """``candidates`` without disguises that hide nothing; those that do say what it is."""
        if not self._looking or all(c.rule.name not in self._looking for c in candidates):
            return candidates
        hiding = self._hiding([c for c in candidates if c.rule.name in self._looking])
        return [
            _naming(self._narrowed(c), hiding[id(c)]) if id(c) in hiding else c
            for c in candidates
            if c.rule.name not in self._looking or id(c) in hiding
        ]

    def _hiding(self, disguises: Sequence[Candidate]) -> dict[int, _Hidden]:
        """What each of ``disguises`` hides, by its identity; nothing for most of them."""
        found: dict[int, _Hidden] = {}
        by_field: dict[int, list[tuple[Candidate, str]]] = {}
        for candidate in disguises:
            look, field = self._looking[candidate.rule.name], candidate.field
            meant = self._reading(candidate.rule.name, candidate.text)
            if meant is None or not look.wants(field):
                continue
            if look.disguise.as_long:
                by_field.setdefault(id(field), []).append((candidate, meant))
            elif hidden := self._listed(field, meant):
                found[id(candidate)] = hidden
        for read in by_field.values():
            found.update(self._hiding_in(read[0][0].field, read))
        return found

    def _listed(self, field: Field, word: str) -> _Hidden | None:
        """The riskiest trigger that a misspelled ``word`` is, however short it may be."""
        matches = self._matches(field, word)
        return _riskiest(named for match in matches if (named := _named(match, word, least=1)))

    def _hiding_in(self, field: Field, read: list[tuple[Candidate, str]]) -> dict[int, _Hidden]:
        """What the disguises in one field hide, when all of them are read as they may be meant."""
        read.sort(key=lambda item: item[0].span)
        matches = sorted(self._matches(field, _meant(field.text, read)), key=lambda m: m.span)
        longest = max((m.span.end - m.span.start for m in matches), default=0)
        starts = [match.span.start for match in matches]
        found: dict[int, _Hidden] = {}
        for candidate, meant in read:
            start, end = candidate.span
            near = matches[bisect_left(starts, start - longest) : bisect_left(starts, end)]
            word = max(_plain(meant).split(), key=len, default="")
            over = (named for m in near if m.span.end > start and (named := _named(m, word)))
            if hidden := _riskiest(over):
                found[id(candidate)] = hidden
        return found

    def _narrowed(self, candidate: Candidate) -> Candidate:
        """``candidate`` without the single letters before and behind its word."""
        read = self._reading(candidate.rule.name, candidate.text) or ""
        if NOTHING not in read or NOTHING in candidate.text:
            return candidate
        start = candidate.span.start
        span = Span(start + read.index(NOTHING) - 1, start + read.rindex(NOTHING) + 2)
        return candidate._replace(span=span)

    def _folded(self, rule: Rule, field: Field) -> Iterator[Candidate]:
        text = field.text
        is_east_asian = has_han_or_kana(text)
        seen: set[Span] = set()
        for match in self._matches(field, text):
            for span in _written(text, match.span):
                word = text[span.start : span.end]
                if span in seen or not is_hiding(word, is_east_asian=is_east_asian):
                    continue
                hidden = _named(match, _plain(word))
                if hidden is not None:
                    seen.add(span)
                    yield _naming(Candidate(rule, field, span), hidden)

    def _find_reading(self, rule: str, text: str) -> str | None:
        """The reading of ``text`` that is a trigger by itself, else the likeliest one."""
        readings = list(self._looking[rule].disguise.readings(text, self._language))
        folded = fold("\n".join(readings))
        triggers = [
            folded.data.count(b"\n", 0, start + 1)
            for _, start, end in self._triggers.hits(folded)
            # anchors of regular expressions may stand inside words and mean nothing yet
            if end - start >= _LEAST_LETTERS + 2 and folded.words[start] == _SPACE
        ]
        return readings[min(triggers, default=0)] if readings else None

    def _matches(self, field: Field, text: str) -> Sequence[Match]:
        folded = fold(text)
        return self._triggers.matches(
            field._replace(text=text), folded, self._triggers.hits(folded)
        )


def _named(match: Match, word: str, *, least: int = _LEAST_LETTERS) -> _Hidden | None:
    """``word`` with the rule of ``match``, if both are of weight; ``least`` in letters."""
    if is_spaceless(word):
        least = 1
    elif match.verb is not None or match.span.end - match.span.start > len(word) + 2:
        least = min(least, _LEAST_IN_PHRASE)
    if len(_LETTER.findall(word)) < least or _highest_risk(match.rule) < HIGH_RISK:
        return None
    claim = f"{match.verb} {match.target}" if match.verb is not None else ""
    if claim and set(claim.split()).isdisjoint(word.split()):
        return None  # it only stands between verb and target
    return _Hidden(match.rule, word)


def _riskiest(hidden: Iterable[_Hidden]) -> _Hidden | None:
    return max(hidden, key=lambda one: _highest_risk(one.rule), default=None)


def _meant(text: str, read: Iterable[tuple[Candidate, str]]) -> str:
    """``text`` with readings as long as the disguises in their place; of two that overlap, one."""
    pieces, last = [], 0
    for candidate, meant in read:
        start, end = candidate.span
        if start >= last:
            pieces += [text[last:start], meant]
            last = end
    return "".join((*pieces, text[last:]))


def _looks(rule: Rule) -> Iterator[_Looking]:
    for check in rule.checks:
        kind = KINDS.get(check.kind)
        if kind is not None and kind.scope == "word":
            disguise = kind.make(check.parameters, None)
            assert isinstance(disguise, Disguise), "kinds of this scope make nothing else"
            yield _Looking(rule, disguise, frozenset(check.parameters["fields"]))


def _naming(candidate: Candidate, hidden: _Hidden) -> Candidate:
    message = f"“{candidate.text}” hides “{hidden.word}” ({hidden.rule.name})"
    return candidate._replace(message=message)


def _plain(reading: str) -> str:
    """The folded words of a reading."""
    return fold(reading).words.decode(errors="replace").strip()


def _highest_risk(rule: Rule) -> float:
    """The highest risk that ``rule`` gives a word, whatever the product."""
    return max(rule.prior.risk, *(context.risk or 0.0 for context in rule.prior.when), 0.0)


def _written(text: str, span: Span) -> Iterator[Span]:
    """The written words that a span touches, in whole and without punctuation around them.

    Where no spaces part the words, the span is the word.
    """
    if is_spaceless(text[span.start : span.end]):
        yield span
        return
    reach = max(span.start - _LONGEST_WORD, 0)
    before = _WRITTEN_TO.search(text, reach, span.start)
    first = before.start() if before else span.start
    for word in _WRITTEN.finditer(text, first, span.end + _LONGEST_WORD):
        if word.start() >= span.end:
            break
        inner = word[0].strip(_EDGES)
        start = word.start() + word[0].index(inner)
        if inner and start < span.end and start + len(inner) > span.start:
            yield Span(start, start + len(inner))
