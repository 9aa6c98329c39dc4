"""What the targets behind the readers share: the linter, and listings made of words that matter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from listinglint.data import MODELS_DIR
from listinglint.linter import Linter, linter_with_models
from listinglint.listings import Column, Field, Listing
from listinglint.rulefiles.rulebook import load_rulebook
from listinglint.rules import Example, Rulebook

from .choices import Choices

AS_OF = "2026-01-01"
_LANGUAGES = ("en", "de", "fr", "es", "it", "ja", "zh", None)
_STORES = ("amazon.com", "amazon.de", None, "ebay.co.uk", "amazon.co.jp", "shopify", "walmart.com")
_FIELDS = (
    "title",
    "bullet_1",
    "description",
    "keywords",
    "brand",
    "category",
    "attribute:material",
)
#: Stands between words; most often a blank does.
_MARKS = (" ", " ", " ", " ", " ", ", ", ". ", "-", "", "\n", " | ", "<br>", "/", "; ", " & ", ": ")


@cache
def rulebook() -> Rulebook:
    """The packaged rules with their examples."""
    return load_rulebook(examples=True)


@cache
def linter() -> Linter:
    """The packaged rules, judged by the packaged models."""
    return linter_with_models(rulebook(), MODELS_DIR, as_of=AS_OF)


@cache
def examples() -> tuple[Example, ...]:
    """The examples of all rules, which are texts around their triggers."""
    return tuple(example for rule in rulebook().rules for example in rule.examples)


@cache
def words() -> tuple[str, ...]:
    """The words of the examples, 65,536 at most: two bytes of an input name one."""
    found = (word for example in examples() for word in example.text.split())
    return tuple(dict.fromkeys(found))[: 1 << 16]


def listing_inputs(*, every: int) -> Iterator[bytes]:
    """Each ``every``-th example as an input of :func:`listing_of`."""
    for example in examples()[::every]:
        language = _LANGUAGES.index(example.language) if example.language in _LANGUAGES else 0
        field = _FIELDS.index(example.field) if example.field in _FIELDS else 0
        yield bytes([0, language, 0, field]) + example.text.encode()[:200]
        yield bytes([1, language, 0, field]) + b"".join(
            words().index(word).to_bytes(2, "big") + b"\0" for word in example.text.split()[:12]
        )


def listing_of(data: bytes) -> Listing:
    """A listing of up to three fields: their text as it is, or the words that its bytes name."""
    choices = Choices(data)
    way, language = choices.number() % 2, choices.one_of(_LANGUAGES)
    store, first = choices.one_of(_STORES), choices.number()
    texts = (_said(choices.rest()) if way else choices.text()).split("\x1f")[:3]
    names = (_FIELDS[(first + number) % len(_FIELDS)] for number in range(len(texts)))
    fields = tuple(
        Field(Column(name, name), text) for name, text in zip(names, texts, strict=False)
    )
    return Listing(fields, sku="S-1", language=language, marketplace=store)


def _said(data: bytes) -> str:
    known = words()
    pieces = []
    for at in range(0, len(data) - 2, 3):
        number = int.from_bytes(data[at : at + 2], "big")
        pieces += [known[number % len(known)], _mark(data[at + 2])]
    return "".join(pieces)


def _mark(byte: int) -> str:
    return "\x1f" if byte == 255 else _MARKS[byte % len(_MARKS)]
