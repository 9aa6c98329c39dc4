"""Refuses regular expressions that do not compile or that can run away on hostile text."""

from __future__ import annotations

import re
from typing import Any

try:  # Python 3.11 and later keep the parser here
    from re import _parser as _sre
except ImportError:  # pragma: no cover
    import sre_parse as _sre  # type: ignore[no-redef]

from ..errors import RuleError

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
