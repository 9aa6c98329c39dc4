"""From what a rule's author writes to the literals that are searched.

``anti-{bacterial,microbial}{,s}`` is shorthand, as in a shell: every combination of the
alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import RuleError

#: Above this a pattern is a mistake: an inflected phrase has a few dozen forms at the most.
MAX_FORMS = 500

_BRACES = re.compile(r"\{([^{}]*)\}")


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
    braces = _BRACES.search(form)
    if braces is None and "{" not in form:
        yield form
        return
    if braces is None:
        raise RuleError(f"{form!r} opens a brace that it does not close")
        return
    for alternative in braces[1].split(","):
        yield form[: braces.start()] + alternative + form[braces.end() :]
