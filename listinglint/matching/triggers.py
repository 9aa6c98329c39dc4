"""All literals of all rules in one automaton, built for one language.

Every trigger is a folded literal between spaces (a whole word or phrase), after a space (a stem)
or bare (a substring); the automaton finds them all, overlapping, in one pass over a listing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from ..folding import Folded, as_words, hyphen_forms, spellings
from ..rules import ANY_LANGUAGE, Rule

Kind = Literal["phrase", "stem", "substring", "frame", "regex", "tokens"]

#: From this size on the deterministic automaton pays for the time that it takes to build, in bytes.
LARGE_INPUT = 4_000_000


#: Kinds whose literals need no word boundary.
_BARE_KINDS = frozenset({"substring", "regex"})


class Trigger(NamedTuple):
    """What a literal stands for: a pattern of ``rule``, the ``number``-th of its kind.

    ``exact`` is the folded literal where it holds punctuation that must be there.
    """

    rule: int
    kind: Kind
    number: int
    exact: bytes | None


class Automaton:
    """The triggers of a set of rules in one language.

    Words are searched where punctuation is blank, so that "germs." is the word ``germs``. Anchors
    and substrings in which punctuation counts (``@``, ``www.``) are searched where it is left.
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]], language: str, *, large: bool) -> None:
        in_words, in_data = _Index(), _Index()
        for number, rule in rules:
            for literal, trigger in _triggers(number, rule, language):
                bare = trigger.exact is not None and trigger.kind in _BARE_KINDS
                (in_data if bare else in_words).add(literal, trigger)
        self._in_words = in_words.built(large=large)
        self._in_data = in_data.built(large=large)

    def find(self, folded: Folded) -> list[tuple[tuple[Trigger, ...], int, int]]:
        """The triggers, start and end of every literal in ``folded``, ends excluded."""
        return self._in_words(folded.words) + self._in_data(folded.data)


class _Index:
    """Literals and what they stand for, until the automaton over them is built."""

    def __init__(self) -> None:
        self._triggers: dict[bytes, list[Trigger]] = {}

    def add(self, literal: bytes, trigger: Trigger) -> None:
        known = self._triggers.setdefault(literal, [])
        if trigger not in known:
            known.append(trigger)

    def built(
        self, *, large: bool
    ) -> Callable[[bytes], list[tuple[tuple[Trigger, ...], int, int]]]:
        """A function that finds every literal in bytes, overlapping ones too."""
        if not self._triggers:
            return lambda text: []
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        kind = Implementation.DFA if large else Implementation.ContiguousNFA
        search = BytesAhoCorasick(list(self._triggers), implementation=kind)
        triggers = [tuple(known) for known in self._triggers.values()]
        find: Any = search.find_matches_as_indexes
        return lambda text: [(triggers[i], start, end) for i, start, end in find(text, True)]


def _triggers(number: int, rule: Rule, language: str) -> Iterator[tuple[bytes, Trigger]]:
    for key in (language, ANY_LANGUAGE):
        patterns = rule.match.get(key)
        if patterns is None:
            continue
        for phrase in patterns.phrases:
            yield from _literal(phrase, b" %b ", number, "phrase", 0)
        for stem in patterns.stems:
            yield from _literal(stem, b" %b", number, "stem", 0)
        for substring in patterns.substrings:
            yield from _literal(substring, b"%b", number, "substring", 0)
    for position, frame in enumerate(frames_of(rule, language)):
        for word in frame.verbs if frame.search == "verbs" else frame.targets:
            yield from _literal(word, b" %b ", number, "frame", position)
    for position, pattern in enumerate(regexes_of(rule, language)):
        for anchor in pattern.anchors:
            yield from _literal(anchor, b"%b", number, "regex", position)
    for position, tokens in enumerate(tokens_of(rule, language)):
        for anchor in tokens.anchors:
            yield from _literal(anchor, b" %b ", number, "tokens", position)


def frames_of(rule: Rule, language: str) -> list[Any]:
    """The frames that hold in ``language``, in the order in which triggers number them."""
    return _of(rule, language, "frames")


def regexes_of(rule: Rule, language: str) -> list[Any]:
    """The regular expressions that hold in ``language``, numbered likewise."""
    return _of(rule, language, "regex")


def tokens_of(rule: Rule, language: str) -> list[Any]:
    """The token patterns that hold in ``language``, numbered likewise."""
    return _of(rule, language, "tokens")


def _of(rule: Rule, language: str, kind: str) -> list[Any]:
    keys = dict.fromkeys((language, ANY_LANGUAGE))
    return [item for key in keys if key in rule.match for item in getattr(rule.match[key], kind)]


def _literal(
    text: str, shape: bytes, rule: int, kind: Kind, number: int
) -> Iterator[tuple[bytes, Trigger]]:
    if kind not in _BARE_KINDS:
        text = text.strip(" -")  # the space around whole words stands for hyphens too
    for form in hyphen_forms(text):
        for spelling in spellings(form):
            words = as_words(spelling)
            exact = spelling if words != spelling else None
            literal = spelling if exact and kind in _BARE_KINDS else words
            if literal.strip():
                yield shape % literal, Trigger(rule, kind, number, exact)
