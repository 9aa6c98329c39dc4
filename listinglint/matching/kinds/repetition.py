"""``repetition``: the same word again and again in one field.

Amazon does not publish what it takes for the same word. Certain is: parted by spaces, same letters,
capitals and surrounding punctuation aside. Whether "cases" repeats "case", and whether
"water-proof" says "water", is open: where only that makes too many, the finding is a note.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ...listings import Listing
from ...rules import DEFAULT_LANGUAGE, Limit
from .values import FieldFinder, Hit, Parameters, since, value_of

#: A chunk between spaces, slashes, commas; hyphens and apostrophes inside words stay.
_CHUNK = re.compile(r"[^\W_]+(?:[-‐‑'’.][^\W_]+)*")  # noqa: RUF001 - listings use these hyphens
_PART = re.compile(r"[^\W_]+")
#: Makes ASCII text lower case and turns all that is no letter, digit or non-ASCII byte to spaces.
_FOLDING = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() else 0x20 for code in range(128)
) + bytes(range(128, 256))
#: Said once for each side of a thing that is measured: 10 cm x 20 cm x 30 cm.
_UNITS = frozenset(
    {"mm", "cm", "ft", "in", "inch", "inches", "ml", "cl", "dl", "oz", "fl", "gal"}
    | {"mg", "kg", "lb", "lbs", "mb", "gb", "tb", "hz", "khz", "mhz", "ghz", "kw", "mah", "pcs"}
)


def repetition(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """No word more often than the limit's value, but the brand and function words (``except``).

    Function words are those of the field's own language and of English: "door" is a preposition
    in Dutch, and "men" a conjunction in Swedish.
    """
    most: int = value_of(limit)
    dated = since(limit) if limit else ""
    listed: Mapping[str, Sequence[str]] = parameters.get("except", {})
    english = listed.get(DEFAULT_LANGUAGE, ())
    in_english = _forms(" ".join(english))
    exempt = {language: _forms(" ".join((*words, *english))) for language, words in listed.items()}

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        words = _stems(text)
        if len(words) - len(set(words)) < most or max(Counter(words).values()) <= most:
            return ()
        known = exempt.get(_language_of(text, listing), in_english)
        return list(_repeated(text, most, known | _forms(listing.text_of("brand")), dated))

    return FieldFinder(find)


def _language_of(text: str, listing: Listing) -> str:
    own = [listing.language_of(field) for field in listing.fields if field.text is text]
    return next(filter(None, own), DEFAULT_LANGUAGE)


def _stems(text: str) -> list[bytes]:
    """The words of ``text`` with no s at their ends: too rough to report, but quick to count."""
    return (folded(text) + b" ").replace(b"s ", b" ").split()


def folded(text: str) -> bytes:
    """A text as bytes in lower case with spaces for punctuation: rough, but quick to split."""
    if not text.isascii():
        text = text.lower().replace("’", " ").replace("–", " ")  # noqa: RUF001 - as sellers write
    return text.encode(errors="surrogatepass").translate(_FOLDING)


def _forms(text: str) -> frozenset[str]:
    """The words of ``text``, whole, in parts and in the singular."""
    found = {match[0].casefold() for pattern in (_CHUNK, _PART) for match in pattern.finditer(text)}
    return frozenset(found | {_singular(word) for word in found})


def _repeated(text: str, most: int, exempt: frozenset[str], dated: str) -> Iterator[Hit]:
    exact = defaultdict[str, list[tuple[int, int]]](list)
    for match in _CHUNK.finditer(text):
        exact[match[0].casefold()].append(match.span())
    loose = defaultdict[str, list[tuple[int, int]]](list)
    for match in _PART.finditer(text):
        loose[_singular(match[0].casefold())].append(match.span())
    certain = {word: spans for word, spans in exact.items() if _counts(word, exempt)}
    for spans in certain.values():
        for start, end in spans[most:]:
            message = f"“{text[start:end]}” stands {len(spans)} times, {most} are allowed{dated}"
            yield Hit(start, end, message)
    often = " ".join(word for word, spans in certain.items() if len(spans) > most)
    said = _forms(often)
    for word, spans in loose.items():
        if word in said or not _counts(word, exempt):
            continue
        for start, end in spans[most:]:
            message = (
                f"“{text[start:end]}” stands {len(spans)} times if plurals and parts of "
                f"hyphenated words count, {most} are allowed{dated}"
            )
            yield Hit(start, end, message, "note")


def _counts(word: str, exempt: frozenset[str]) -> bool:
    """Whether it is a word that the limit means: no number, size, unit or single letter."""
    if len(word) < 2 or word in exempt or word in _UNITS or f"{word}s" in _UNITS:
        return False
    return not any(map(str.isdigit, word))


def _singular(word: str) -> str:
    """A word without a plural s; "glass" and "dress" keep theirs."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
