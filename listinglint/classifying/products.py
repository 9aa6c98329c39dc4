"""What the product is, from the words of its title, category path and product type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from ..folding import fold, word_forms
from ..listings import Listing
from ..rules import Product
from .kinds import KindModel

#: Fields whose words count as the category of a product.
CATEGORY_FIELDS = ("category", "product_type", "attribute:item_type_keyword")


class ProductKinds:
    """Names the product kinds of a listing by the word lists in ``rules/products/``.

    One automaton holds the words of all kinds in all languages: a title in one language with a
    category path in another is common. A ``model`` adds the kinds that it is sure of and takes
    none away; the words that a kind's list calls a contradiction silence the model too.
    """

    def __init__(self, products: Sequence[Product], model: KindModel | None = None) -> None:
        self._products = products
        self._model = model

    @cached_property
    def _automaton(self) -> tuple[Any, list[list[tuple[str, str]]]]:
        """The automaton and what its literals mean; a file without candidates never builds it."""
        from ahocorasick_rs import BytesAhoCorasick

        by_literal: dict[bytes, list[tuple[str, str]]] = {}
        for product in self._products:
            for literal, meaning in _meanings(product):
                by_literal.setdefault(literal, []).append(meaning)
        search = BytesAhoCorasick(list(by_literal)) if by_literal else None
        return search, list(by_literal.values())

    def of(self, listing: Listing) -> frozenset[str]:
        """The kinds that the listing's title, category or product type show."""
        title_words = _words(listing.text_of("title"))
        category_words = _words(" | ".join(_category_texts(listing)))
        title = self._found(title_words)
        category = self._found(category_words)
        kinds = {kind for part, kind in title if part == "title"}
        kinds |= {kind for part, kind in category if part == "category"}
        if self._model is not None:
            kinds |= self._model.of(title_words, category_words)
        return frozenset(kinds - {kind for part, kind in title if part == "not-title"})

    def _found(self, words: bytes) -> set[tuple[str, str]]:
        search, meanings = self._automaton
        if not words or search is None:
            return set()
        hits = search.find_matches_as_indexes(words, overlapping=True)
        return {meaning for hit in hits for meaning in meanings[hit[0]]}


def _words(text: str) -> bytes:
    return fold(text).words if text else b""


def _category_texts(listing: Listing) -> list[str]:
    return [field.text for field in listing.fields if field.column.field in CATEGORY_FIELDS]


def _meanings(product: Product) -> Iterator[tuple[bytes, tuple[str, str]]]:
    parts = (
        ("title", product.title),
        ("category", product.category),
        ("not-title", product.not_title),
    )
    for part, by_language in parts:
        for words in by_language.values():
            for word in words:
                start = b"" if word.startswith("*") else b" "
                end = b"" if word.endswith("*") else b" "
                for form in word_forms(word.strip("*")):
                    yield start + form + end, (part, product.kind)
