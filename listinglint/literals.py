"""The literals of all rules, folded, and what each of them stands for.

Folding thirty thousand literals takes longer than linting a small file, so the tables are made when
rules are compiled and read back as they are, each language for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from .folding import (
    as_whole_words,
    as_words,
    hyphen_forms,
    is_spaceless,
    spellings,
    word_forms,
)
from .rules import ANY_LANGUAGE, DEFAULT_LANGUAGE, Product, Rule

Kind = Literal["phrase", "stem", "substring", "frame", "regex", "tokens"]

#: In the order in which tables number them.
KINDS: tuple[Kind, ...] = ("phrase", "stem", "substring", "frame", "regex", "tokens")
#: Kinds whose literals need no word boundary.
_BARE_KINDS = frozenset({"substring", "regex"})
_BARE = b"%b"


class Trigger(NamedTuple):
    """What a literal stands for: a pattern of the ``rule``-th rule, the ``number``-th of its kind.

    ``exact`` is the folded literal where it holds punctuation that must be there.
    """

    rule: int
    kind: Kind
    number: int
    exact: bytes | None = None


class LiteralIndex:
    """Literals in a fixed order, and the triggers of each, made when a literal is first found."""

    def __init__(
        self,
        literals: Sequence[bytes],
        ends: Sequence[int],
        meanings: Sequence[int],
        exact: Mapping[str, str],
    ) -> None:
        self.literals = literals
        self._ends = ends
        self._meanings = meanings
        self._exact = exact
        self._known: dict[int, tuple[Trigger, ...]] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[bytes, Trigger]]) -> LiteralIndex:
        """An index of literals with their triggers, in the order in which they come."""
        triggers: dict[bytes, dict[Trigger, None]] = {}
        for literal, trigger in pairs:
            triggers.setdefault(literal, {})[trigger] = None
        ends: list[int] = []
        meanings: list[int] = []
        exact: dict[str, str] = {}
        for known in triggers.values():
            for rule, kind, number, must in known:
                if must is not None:
                    exact[str(len(meanings))] = must.decode("latin-1")
                meanings += (rule, KINDS.index(kind), number)
            ends.append(len(meanings))
        return cls(list(triggers), ends, meanings, exact)

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> LiteralIndex:
        """What :meth:`plain` wrote."""
        text: str = plain["literals"]
        literals = [literal.encode("latin-1") for literal in text.split("\n")] if text else []
        return cls(literals, plain["ends"], plain["meanings"], plain["exact"])

    def plain(self) -> dict[str, Any]:
        """Values that JSON can hold; flat, because nested lists take thrice as long to read."""
        return {
            "literals": "\n".join(literal.decode("latin-1") for literal in self.literals),
            "ends": self._ends,
            "meanings": self._meanings,
            "exact": self._exact,
        }

    def triggers(self, number: int) -> tuple[Trigger, ...]:
        """The triggers of the ``number``-th literal."""
        known = self._known.get(number)
        if known is None:
            start = self._ends[number - 1] if number else 0
            places = range(start, self._ends[number], 3)
            known = self._known[number] = tuple(map(self._trigger, places))
        return known

    def _trigger(self, place: int) -> Trigger:
        rule, kind, pattern = self._meanings[place : place + 3]
        exact = self._exact.get(str(place))
        return Trigger(rule, KINDS[kind], pattern, exact.encode("latin-1") if exact else None)


class LiteralTable(NamedTuple):
    """The literals of one language.

    ``words`` are searched where punctuation is blank, so that "germs." is the word ``germs``;
    ``data`` are anchors and substrings in which punctuation counts (``@``, ``www.``).
    """

    words: LiteralIndex
    data: LiteralIndex

    @classmethod
    def of_rules(cls, rules: Sequence[Rule], language: str) -> LiteralTable:
        """The table of the rules that hold in ``language``."""
        pairs = [pair for number, rule in enumerate(rules) for pair in _of(number, rule, language)]
        bare = [_is_bare(trigger) for _, trigger in pairs]
        return cls(
            LiteralIndex.of(pair for pair, is_bare in zip(pairs, bare, strict=True) if not is_bare),
            LiteralIndex.of(pair for pair, is_bare in zip(pairs, bare, strict=True) if is_bare),
        )

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> LiteralTable:
        """What :meth:`plain` wrote."""
        return cls(LiteralIndex.of_plain(plain["words"]), LiteralIndex.of_plain(plain["data"]))

    def plain(self) -> dict[str, Any]:
        """Values that JSON can hold."""
        return {"words": self.words.plain(), "data": self.data.plain()}


def _is_bare(trigger: Trigger) -> bool:
    return trigger.exact is not None and trigger.kind in _BARE_KINDS


def _of(number: int, rule: Rule, language: str) -> Iterator[tuple[bytes, Trigger]]:
    for key in dict.fromkeys((language, ANY_LANGUAGE)):
        patterns = rule.match.get(key)
        if patterns is None:
            continue
        for phrase in patterns.phrases:
            yield from _literal(phrase, b" %b ", number, "phrase", 0)
        for stem in patterns.stems:
            yield from _literal(stem, b" %b", number, "stem", 0)
        for substring in patterns.substrings:
            yield from _literal(substring, _BARE, number, "substring", 0)
    for position, frame in enumerate(patterns_of(rule, language, "frames")):
        for word in frame.verbs if frame.search == "verbs" else frame.targets:
            yield from _literal(word, b" %b ", number, "frame", position)
    for position, pattern in enumerate(patterns_of(rule, language, "regex")):
        for anchor in pattern.anchors:
            yield from _literal(anchor, _BARE, number, "regex", position)
    for position, tokens in enumerate(patterns_of(rule, language, "tokens")):
        for anchor in tokens.anchors:
            yield from _literal(anchor, b" %b ", number, "tokens", position)


def patterns_of(rule: Rule, language: str, kind: str) -> list[Any]:
    """The frames, regexes or tokens that hold in ``language``, in the order of their numbers."""
    keys = dict.fromkeys((language, ANY_LANGUAGE))
    return [item for key in keys if key in rule.match for item in getattr(rule.match[key], kind)]


def _of_word(word: str) -> Iterator[bytes]:
    """The literals of a product word; a star at either end stands for more letters there."""
    start = b"" if word.startswith("*") else b" "
    end = b"" if word.endswith("*") else b" "
    for form in word_forms(word.strip("*")):
        if form.strip():
            yield as_whole_words(form) if is_spaceless(word) else start + form + end


def _literal(
    text: str, shape: bytes, rule: int, kind: Kind, number: int
) -> Iterator[tuple[bytes, Trigger]]:
    for form in hyphen_forms(text if kind in _BARE_KINDS else text.strip(" -")):
        for spelling in spellings(form):
            words = as_words(spelling)
            exact = spelling if words != spelling else None
            literal = spelling if exact and kind in _BARE_KINDS else words
            if literal.strip():
                bare = shape == _BARE or not is_spaceless(form)
                found = shape % literal if bare else as_whole_words(literal)
                yield found, Trigger(rule, kind, number, exact)


#: The parts of a product kind's word lists, in the order in which tables number them.
PRODUCT_PARTS = ("title", "category", "not_title")


class ProductLiterals(NamedTuple):
    """The folded words of all product kinds in one language, and what each of them shows.

    ``ends[n]`` is where the meanings of the ``n``-th literal end. A meaning is a kind and a part,
    as one number: the kind's place in the rulebook times three, and the part's.
    """

    literals: Sequence[bytes]
    ends: Sequence[int]
    meanings: Sequence[int]

    @classmethod
    def of(cls, products: Sequence[Product], language: str) -> ProductLiterals:
        """The words of ``products`` in ``language``, and the English ones.

        Category paths and product types are often English whatever the rest of a listing is; words
        of further languages would only mean something else.
        """
        languages = dict.fromkeys((language, DEFAULT_LANGUAGE, ANY_LANGUAGE))
        by_literal: dict[bytes, dict[int, None]] = {}
        for number, product in enumerate(products):
            for place, part in enumerate(PRODUCT_PARTS):
                by_language = getattr(product, part)
                words = (word for key in languages for word in by_language.get(key, ()))
                meaning = number * len(PRODUCT_PARTS) + place
                for literal in (literal for word in words for literal in _of_word(word)):
                    by_literal.setdefault(literal, {})[meaning] = None
        ends = accumulate(map(len, by_literal.values()))
        return cls(
            list(by_literal), list(ends), [m for known in by_literal.values() for m in known]
        )

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> ProductLiterals:
        """What :meth:`plain` wrote."""
        literals = plain["literals"].encode("latin-1").split(b"\n") if plain["literals"] else []
        return cls(literals, plain["ends"], plain["meanings"])

    def plain(self) -> dict[str, Any]:
        """Values that JSON can hold."""
        return {
            "literals": b"\n".join(self.literals).decode("latin-1"),
            "ends": self.ends,
            "meanings": self.meanings,
        }

    def of_literal(self, number: int) -> Sequence[int]:
        """The meanings of the ``number``-th literal."""
        return self.meanings[self.ends[number - 1] if number else 0 : self.ends[number]]
