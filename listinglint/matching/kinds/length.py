"""``length``, ``short`` and ``total``: how much text a field may and must hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ...listings import Field, Listing
from ...rules import Limit
from .values import (
    FieldFinder,
    FieldsByKind,
    Hit,
    ListingFinder,
    Parameters,
    since,
    value_of,
)

_UNCOUNTED = re.compile(r"[\W_]+")


def length(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """No more code points than the limit's value; found is what stands beyond it."""
    most: int = value_of(limit)
    assert limit is not None
    dated = since(limit)

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        return [Hit(most, len(text), f"{len(text)} characters, the limit is {most}{dated}")]

    return FieldFinder(find, over=most)


def short(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """At least as many code points as the limit's value, unless the field is blank."""
    least: int = value_of(limit)
    assert limit is not None
    dated = since(limit)

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        if not text.strip():
            return ()
        return [Hit(0, len(text), f"{len(text)} characters, at least {least} are asked for{dated}")]

    return FieldFinder(find, up_to=least - 1)


def total(parameters: Parameters, limit: Limit | None) -> ListingFinder:
    """No more code points in all fields of the limit's kind together than its value."""
    most: int = value_of(limit)
    assert limit is not None
    kind, dated = limit.field, since(limit)

    def find(fields: FieldsByKind, listing: Listing) -> Sequence[tuple[Field, Hit]]:
        found = fields.get(kind, ())
        size = sum([len(field.text) for field in found])
        if size <= most or len(found) < 2:
            return ()
        field, start = _crossing([(field, len(field.text)) for field in found], most)
        message = f"{size} characters in {len(found)} fields, the limit is {most}{dated}"
        return [(field, Hit(start, len(field.text), message))]

    return ListingFinder(find)


def search_terms(parameters: Parameters, limit: Limit | None) -> ListingFinder:
    """No more UTF-8 bytes in all search terms of one language than the limit's value.

    Sources differ on whether Amazon counts spaces and punctuation. Beyond the limit either way has
    the limit's severity; beyond it only with them is a note.
    """
    most: int = value_of(limit)

    def find(fields: FieldsByKind, listing: Listing) -> Sequence[tuple[Field, Hit]]:
        found = fields.get("keywords")
        if not found:
            return ()
        # composing letters can only make it shorter
        if len(found) == 1 and len(found[0].text.encode("utf-8", "surrogatepass")) <= most:
            return ()
        return [
            hit for terms in _by_language(found) if (hit := _over_bytes(terms, most)) is not None
        ]

    return ListingFinder(find)


def _by_language(fields: Iterable[Field]) -> Iterable[list[Field]]:
    """Search terms by language; platinum keywords have room of their own."""
    terms: dict[str | None, list[Field]] = {}
    for field in fields:
        if "platinum" not in field.column.key:
            terms.setdefault(field.column.language, []).append(field)
    return terms.values()


def _over_bytes(fields: Sequence[Field], most: int) -> tuple[Field, Hit] | None:
    with_spaces = [(field, _bytes(field.text)) for field in fields]
    size = sum([size for _, size in with_spaces])
    if size <= most:
        return None
    counted = [(field, _bytes(_UNCOUNTED.sub("", field.text))) for field in fields]
    letters = sum([size for _, size in counted])
    if letters > most:
        field, start = _crossing(counted, most, uncounted=_UNCOUNTED)
        message = f"{letters} bytes without spaces and punctuation, the limit is {most}"
        return field, Hit(start, len(field.text), message)
    field, start = _crossing(with_spaces, most)
    message = (
        f"{size} bytes with spaces and punctuation, {letters} without: sources differ on "
        f"which of them the limit of {most} means"
    )
    return field, Hit(start, len(field.text), message, "note")


def _bytes(text: str) -> int:
    """UTF-8 bytes in composed form, as Amazon stores text: a decomposed é would count three."""
    if text.isascii():
        return len(text)
    return len(unicodedata.normalize("NFC", text).encode(errors="surrogatepass"))


def _crossing(
    sizes: Sequence[tuple[Field, int]], most: int, *, uncounted: re.Pattern[str] | None = None
) -> tuple[Field, int]:
    """The field in which the running total passes ``most``, and the offset where it does."""
    left = most
    for field, size in sizes:
        if size > left:
            return field, _fitting(field.text, left, uncounted)
        left -= size
    raise AssertionError("the sizes do not pass the limit")


def _fitting(text: str, most: int, uncounted: re.Pattern[str] | None) -> int:
    """How many code points of ``text`` fit into ``most`` bytes.

    Decomposed accents are counted as they stand, so the span may begin a letter or two early.
    """
    for offset, character in enumerate(text):
        if uncounted is None or not uncounted.match(character):
            most -= len(character.encode(errors="surrogatepass"))
        if most < 0:
            return offset
    return max(len(text) - 1, 0)
