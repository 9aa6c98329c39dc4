"""``html`` and ``entities``: markup where a marketplace shows or strips it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...listings import Listing
from ...rules import Limit
from .values import FieldFinder, Hit, Parameters

_TAG = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?|!--[^<>]*--)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def html(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """No tags but those in the limit's value (``[br]``); without a limit, none at all."""
    allowed = frozenset(limit.value if limit else ())

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        return [
            Hit(*match.span())
            for match in _TAG.finditer(text)
            if (match[1] or "").lower() not in allowed and _is_tag(match)
        ]

    return FieldFinder(find, marks="<")


def _is_tag(match: re.Match[str]) -> bool:
    """Whether a browser would take it for a tag: ``<Size S>`` is decoration, ``<b>`` is not."""
    return match[1] is None or match[1].lower() in _ELEMENTS


_ELEMENTS = frozenset(
    # one text is easier to keep in order than a hundred quoted names
    """a abbr address article aside b big blockquote body br button caption center cite code col
    colgroup dd del details div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6
    head header hr html i iframe img input ins label legend li link main mark meta nav object ol p
    picture pre q s script section select small source span strike strong style sub summary sup svg
    table tbody td textarea tfoot th thead title tr tt u ul video""".split()  # noqa: SIM905
)


def entities(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """No character references (``&amp;``), which shoppers would read as they stand."""

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        return [
            Hit(*match.span())
            for match in _ENTITY.finditer(text)
            if match[0][1] == "#" or match[0][1:] in _names()
        ]

    # every reference ends with a semicolon, which is rarer in copy than the ampersand
    return FieldFinder(find, marks=";")


@cache
def _names() -> frozenset[str]:
    from html.entities import html5

    return frozenset(html5)
