"""Refuses patterns that cannot work, and regular expressions that run away on hostile text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from re import _parser as _sre  # type: ignore[attr-defined]  # the only parser of its grammar
from typing import Any

from ..errors import RuleError
from .yaml_source import allowed_instead

#: What spaCy knows of a token by its letters alone. Lemma, part of speech and the like need a
#: trained pipeline and would never hold.
TOKEN_KEYS = (
    "LOWER", "TEXT", "ORTH", "NORM", "LENGTH", "SHAPE", "PREFIX", "SUFFIX", "OP",
    "IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT",
    "IS_CURRENCY", "IS_QUOTE", "IS_BRACKET", "IS_STOP", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL",
)  # fmt: skip
#: What the value of a token key may ask instead of equality.
TOKEN_TESTS = ("IN", "NOT_IN", "REGEX", "==", "!=", ">=", "<=", ">", "<")
_OPERATOR = re.compile(r"[!?+*]|\{\d*,?\d*\}")

_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
#: A repeat that may run longer than this counts as unbounded.
_LONG = 64


def check_regex(pattern: str) -> None:
    """Raise :class:`RuleError` when ``pattern`` is invalid, empty-matching or exponential."""
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
        tree = _sre.parse(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise RuleError(f"not a regular expression: {error}") from error
    if compiled.search("") is not None:
        raise RuleError(
            f"the pattern {pattern!r} matches nothing at all", remedy="Make some part obligatory"
        )
    if _runs_away(tree, inside_repeat=False):
        raise RuleError(
            f"the pattern {pattern!r} repeats a repetition and can run away",
            remedy="Bound the inner repetition, as in {1,20}",
        )


def _runs_away(tree: Any, *, inside_repeat: bool) -> bool:
    for operator, argument in tree:
        if str(operator) in _REPEATS:
            _, most, inner = argument
            unbounded = most > _LONG
            if unbounded and inside_repeat:
                return True
            if _runs_away(inner, inside_repeat=inside_repeat or unbounded):
                return True
        elif any(
            _runs_away(inner, inside_repeat=inside_repeat) for inner in _inner_trees(argument)
        ):
            return True
    return False


def _inner_trees(argument: Any) -> list[Any]:
    if isinstance(argument, _sre.SubPattern):
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
