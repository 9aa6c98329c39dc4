"""What the product is, from the words of its title, category path and product type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..folding import fold
from ..listings import Listing
from ..literals import PRODUCT_PARTS, ProductLiterals
from ..rules import DEFAULT_LANGUAGE, Product
from .kinds import KindModel

#: Fields whose words count as the category of a product.
CATEGORY_FIELDS = frozenset({"category", "product_type", "attribute:item_type_keyword"})
_TITLE, _CATEGORY, _NOT_TITLE = map(PRODUCT_PARTS.index, ("title", "category", "not_title"))


class ProductKinds:
    """Names the product kinds of a listing by the word lists in ``rules/products/``.

    The words are those of the listing's language and the English ones: a title in one language with
    an English category path is common. A ``model`` adds the kinds that it is sure of and takes
    none away; the words that a kind's list calls a contradiction silence the model too.
    """

    def __init__(
        self,
        products: Sequence[Product],
        model: KindModel | None = None,
        *,
        literals: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        """Take the words of ``products``; ``literals`` are theirs where they were compiled."""
        self._products = products
        self._model = model
        self._compiled = literals or {}
        # a file without candidates never builds one
        self._search = cache(self._built)
        # the listings of a catalog share a few categories
        self._category = lru_cache(maxsize=1024)(self._categorised)

    def _built(self, language: str) -> _Search:
        from ahocorasick_rs import BytesAhoCorasick

        plain = self._compiled.get(language)
        if plain is None:
            table = ProductLiterals.of(self._products, language)
        else:
            table = ProductLiterals.of_plain(plain)
        return _Search(BytesAhoCorasick(table.literals) if table.literals else None, table)

    def of(self, listing: Listing) -> frozenset[str]:
        """The kinds that the listing's title, category or product type show."""
        language = listing.language or DEFAULT_LANGUAGE
        title_words = _words(listing.text_of("title"))
        category = self._category(language, " | ".join(_category_texts(listing)))
        title = self._search(language).found(title_words)
        kinds = self._named(_TITLE, title).union(category.kinds)
        if self._model is not None:
            kinds |= self._model.of(title_words, category.words)
        return frozenset(kinds - self._named(_NOT_TITLE, title)) if title else frozenset(kinds)

    def _categorised(self, language: str, text: str) -> _Category:
        words = _words(text)
        found = self._search(language).found(words)
        return _Category(words, frozenset(self._named(_CATEGORY, found)))

    def _named(self, part: int, meanings: Iterable[int]) -> set[str]:
        """The kinds among ``meanings`` that words of the ``part``-th part show."""
        parts = len(PRODUCT_PARTS)
        return {self._products[m // parts].kind for m in meanings if m % parts == part}


class _Category(NamedTuple):
    """The folded words of a category path and product type, and the kinds that they show."""

    words: bytes
    kinds: frozenset[str]


class _Search(NamedTuple):
    """The automaton over the words of all kinds in one language, and what they mean."""

    automaton: Any
    table: ProductLiterals

    def found(self, words: bytes) -> set[int]:
        """The meanings of the words that stand in ``words``."""
        if not words or self.automaton is None:
            return set()
        hits = self.automaton.find_matches_as_indexes(words, overlapping=True)
        return {meaning for hit in hits for meaning in self.table.of_literal(hit[0])}


def _words(text: str) -> bytes:
    return fold(text).words if text else b""


def _category_texts(listing: Listing) -> list[str]:
    return [field.text for field in listing.fields if field.column.field in CATEGORY_FIELDS]
