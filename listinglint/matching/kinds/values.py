"""What a kind of check is made of: its finder, the hits it hands back, and when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from ...listings import Field, Listing
from ...rules import Limit, Severity

#: The effective date of limits that are older than anyone who writes about them can say.
UNDATED = "2000-01-01"

Parameters = Mapping[str, Any]
#: The fields of one listing and one marketplace that are not blank, by their kind.
FieldsByKind = Mapping[str, Sequence[Field]]


class Hit(NamedTuple):
    """A span in one field's text and, where numbers matter, a message with them.

    ``severity`` is given where it is milder than that of the limit.
    """

    start: int
    end: int
    message: str | None = None
    severity: Severity | None = None


#: So many code points at the beginning show whether a text is written in capitals.
CAPITALS = 8


class FieldFinder(NamedTuple):
    """Looks at one text, if the text passes its gate.

    The gate is what makes checks cheap; without one the finder is asked about every text.
    ``over`` asks it about texts with more code points, ``up_to`` about texts with at most so
    many, ``capitals`` about texts that begin in capitals, ``marks`` (ASCII characters) and ``wide``
    (the inside of a regular expression's brackets: characters and ranges that are not ASCII, no
    range across different first bytes of UTF-8) about texts with such a character.
    """

    find: Callable[[str, Listing], Sequence[Hit]]
    over: int | None = None
    up_to: int | None = None
    capitals: bool = False
    marks: str = ""
    wide: str = ""

    @property
    def is_ungated(self) -> bool:
        """Whether it is asked about every text."""
        return self[1:] == (None, None, False, "", "")


FindInListing = Callable[[FieldsByKind, Listing], Sequence[tuple[Field, Hit]]]


class ListingFinder(NamedTuple):
    """Looks at the fields of one marketplace in a listing together."""

    find: FindInListing


class Disguise(NamedTuple):
    """How a word that looks disguised may be meant, the likeliest reading first.

    ``readings`` takes the words found and the language. They are ``as_long`` as what was found
    where offsets hold, so that a whole text can be read with them in place. ``is_folded`` where
    folding undoes the disguise and the patterns of other rules find the word all the same.
    """

    readings: Callable[[str, str], Iterable[str]]
    as_long: bool = True
    is_folded: bool = False


class Kind(NamedTuple):
    """A kind of check: makes a finder from the parameters of a check and one limit in force.

    ``parameters`` are the keys that a rule may give besides ``kind`` and either ``limit`` or
    ``fields``; with a limit, the limit says which field. A kind that ``needs_limit`` cannot be
    used with ``fields``.
    """

    scope: Literal["field", "listing", "word"]
    make: Callable[[Parameters, Limit | None], FieldFinder | ListingFinder | Disguise]
    parameters: frozenset[str] = frozenset()
    needs_limit: bool = True


def since(limit: Limit) -> str:
    """The words that date a limit, with a space in front; none where nobody knows the date."""
    return "" if limit.effective_from <= UNDATED else f" since {limit.effective_from}"


def value_of(limit: Limit | None) -> Any:
    """The value of a limit that the kind cannot do without."""
    assert limit is not None, "the table says that this kind needs a limit"
    return limit.value
