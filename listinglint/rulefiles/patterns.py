"""Refuses patterns that cannot work, and regular expressions that run away on hostile text."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

# The only parser and compiler of Python's own grammar, in Python from 3.11 to 3.14 alike.
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

from ..errors import RuleError
from .yaml_source import allowed_instead

#: What spaCy knows of a token by its letters alone. Lemma, part of speech and the like need a
#: trained pipeline and would never hold.
TOKEN_KEYS = (
    "LOWER", "TEXT", "ORTH", "NORM", "LENGTH", "SHAPE", "OP",
    "IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT",
    "IS_CURRENCY", "IS_QUOTE", "IS_BRACKET", "IS_STOP", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL",
)  # fmt: skip
#: What the value of a token key may ask instead of equality.
TOKEN_TESTS = ("IN", "NOT_IN", "REGEX", "==", "!=", ">=", "<=", ">", "<")
_CHARACTERS = ("LITERAL", "NOT_LITERAL", "ANY", "IN")
_SAMPLE = [chr(number) for number in range(0x180)]
_OPERATOR = re.compile(r"[!?+*]|\{\d*,?\d*\}")

_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
#: Something ambiguous may be repeated this often: the ways to cut a text grow with this power.
_FEW = 5


def check_regex(pattern: str) -> None:
    """Raise :class:`RuleError` when ``pattern`` is invalid, empty-matching or exponential."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Python warns of sets that will soon mean another thing
            re.compile(pattern, re.IGNORECASE)
            tree = _parser.parse(pattern, re.IGNORECASE)
    except (re.error, Warning, OverflowError, RecursionError) as error:
        raise RuleError(f"not a regular expression: {error}") from error
    if tree.getwidth()[0] == 0:
        raise RuleError(
            f"the pattern {pattern!r} matches nothing at all",
            remedy="Make some character obligatory",
        )
    if _runs_away(tree):
        raise RuleError(
            f"the pattern {pattern!r} repeats a repetition and can run away",
            remedy="Bound the outer repetition, as in {1,20}, or part what repeats by a fixed mark",
        )


def _runs_away(tree: Any) -> bool:
    for operator, argument in tree:
        if str(operator) in _REPEATS and argument[1] > _FEW and _is_ambiguous(argument[2]):
            return True
        if any(map(_runs_away, _inner_trees(argument))):
            return True
    return False


def _is_ambiguous(body: Any) -> bool:
    """Whether one text could be cut into repetitions of ``body`` in more than one way.

    Judged strictly. What has one width is cut in one way, and so is what holds a mark that stands
    nowhere else in it: one character, or the border between two obligatory runs.
    """
    items = list(_items(body))
    if any(map(_has_vague_alternatives, items)):
        return True
    least, most = body.getwidth()
    if least == most:
        return False
    alphabets = [(item, _alphabet(item)) for item in items]
    runs = [alphabet for (operator, _), alphabet in alphabets if str(operator) not in _CHARACTERS]
    if any(not one.isdisjoint(other) for one, other in combinations(runs, 2)):
        return True
    marks = [
        item
        for item, alphabet in alphabets
        if all(item is other or alphabet.isdisjoint(letters) for other, letters in alphabets)
    ]
    fixed = [mark for mark in marks if str(mark[0]) in _CHARACTERS]
    obligatory = [mark for mark in marks if str(mark[0]) in _REPEATS and mark[1][0] > 0]
    return not fixed and len(obligatory) < 2


def _items(body: Any) -> Iterator[Any]:
    """What stands in ``body`` one after the other, groups opened."""
    for item in body:
        if str(item[0]) == "SUBPATTERN":
            yield from _items(item[1][-1])
        else:
            yield item


def _has_vague_alternatives(item: Any) -> bool:
    operator, argument = item
    if str(operator) == "BRANCH":
        return any(str(op) != "LITERAL" for branch in argument[1] for op, _ in branch)
    return any(_has_vague_alternatives(inner) for tree in _inner_trees(argument) for inner in tree)


def _alphabet(item: Any) -> frozenset[str]:
    """Which characters of the sample can take part in a match of ``item``."""
    operator, argument = item
    if str(operator) in _CHARACTERS:
        pattern = _compiler.compile(_parser.SubPattern(_parser.State(), [item]), re.IGNORECASE)
        return frozenset(filter(pattern.match, _SAMPLE))
    inner = [_alphabet(each) for tree in _inner_trees(argument) for each in tree]
    return frozenset().union(*inner)


def _inner_trees(argument: Any) -> list[Any]:
    if isinstance(argument, _parser.SubPattern):
        return [argument]
    if isinstance(argument, (list, tuple)):
        return [tree for item in argument for tree in _inner_trees(item)]
    return []


def check_tokens(pattern: Sequence[Mapping[str, Any]]) -> None:
    """Raise :class:`RuleError` when spaCy could not run a token ``pattern``."""
    for token in pattern:
        for key, value in token.items():
            if key not in TOKEN_KEYS:
                raise RuleError(
                    f"unknown token key {key!r}", remedy=allowed_instead(key, TOKEN_KEYS)
                )
            if key == "OP" and not _OPERATOR.fullmatch(str(value)):
                raise RuleError(f"found OP {value!r}", remedy="Allowed: ! ? + * {n} {n,m}")
            _check_token_value(key, value)


def _check_token_value(key: str, value: Any) -> None:
    if value is None or isinstance(value, list):
        raise RuleError(f"{key} is {value!r}", remedy="Write one value, or {IN: [several]}")
    if isinstance(value, dict):
        for test in value:
            if test not in TOKEN_TESTS:
                raise RuleError(
                    f"unknown token test {test!r}", remedy=allowed_instead(test, TOKEN_TESTS)
                )
