"""From what a rule's author writes to the literals that are searched.

``anti-{bacterial,microbial}{,s}`` is shorthand, as in a shell: every combination of the
alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..errors import RuleError

#: Above this a pattern is a mistake: an inflected phrase has a few dozen forms at the most.
MAX_FORMS = 500

_MARKS = re.compile(r"[{},]")


def expand_braces(text: str) -> list[str]:
    """Every combination of the alternatives in ``text``, without duplicates, in order."""
    forms = [text]
    while any("{" in form for form in forms):
        forms = [new for form in forms for new in _expand_first(form)]
        if len(forms) > MAX_FORMS:
            raise RuleError(
                f"{text!r} stands for more than {MAX_FORMS} forms",
                remedy="Split it into several phrases",
            )
    if any("}" in form for form in forms):
        raise RuleError(f"{text!r} closes a brace that it does not open")
    if "{" in text:
        # "unlike {other,any} {,brands}" leaves spaces that no text would have
        forms = [" ".join(form.split()) for form in forms]
    return list(dict.fromkeys(forms))


def _expand_first(form: str) -> Iterator[str]:
    """``form`` with each alternative of its first braces; inner braces are left for the next."""
    start = form.find("{")
    if start < 0:
        yield form
        return
    bounds = list(_bounds(form, start))
    for first, last in pairwise(bounds):
        yield form[:start] + form[first + 1 : last] + form[bounds[-1] + 1 :]


def _bounds(form: str, start: int) -> Iterator[int]:
    """Where the braces at ``start`` open, where their own commas stand, and where they close."""
    depth = 0
    for mark in _MARKS.finditer(form, start):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 or (depth == 1 and mark[0] == ",") or mark.start() == start:
            yield mark.start()
        if depth == 0:
            return
    raise RuleError(f"{form!r} opens a brace that it does not close")
