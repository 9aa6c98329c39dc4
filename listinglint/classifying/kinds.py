"""What the product is, as real listings with a category taught it: words of title and category."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, pairwise
from operator import ge
from pathlib import Path
from typing import Any

from .weights import read_model

KIND = "product-kinds"
SCHEMA = 1
#: Words of the category path and product type are other words than those of a title.
CATEGORY_MARK = "> "
#: Share of the words of a title, or of a category, that the model must know before it names a
#: kind. Titles in languages that it never saw share only numbers and little words (*di*, *con*)
#: with others and would all be books; of those it was taught in, one kind in a hundred is lost.
MIN_KNOWN_SHARE = 0.5


class KindModel:
    """Weights of words and word pairs for each product kind.

    The file holds for every word the numbers of kinds and their weights in turn. A kind is named
    from its threshold on, the score at which it was right often enough on listings not seen.
    """

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self.plain = plain
        self.kinds: Sequence[str] = plain["kinds"]
        self._bias: Sequence[float] = plain["bias"]
        self._thresholds: Sequence[float] = plain["thresholds"]
        self._words: Mapping[str, Sequence[Any]] = plain["words"]
        # the words of a catalog are few beside those of the model
        self._weights = lru_cache(maxsize=8192)(self._weights_of)

    @classmethod
    def read(cls, path: Path) -> KindModel:
        """The model in a file or folder. Raises :class:`ModelError`."""
        return cls(read_model(path, kind=KIND, schema=SCHEMA))

    @property
    def version(self) -> str:
        """Changes with every weight."""
        return str(self.plain.get("version", ""))

    def of(self, title: bytes, category: bytes = b"") -> frozenset[str]:
        """The kinds that the folded words of a title and category path show."""
        in_title, in_category = _split(title), _category_words(category)
        if not (self._reads(in_title) or self._reads(in_category)):
            return frozenset()
        scores = self._scores(_together(in_title, in_category))
        return frozenset(compress(self.kinds, map(ge, scores, self._thresholds)))

    def scores(self, title: bytes, category: bytes = b"") -> list[float]:
        """The log-odds of every kind, in the order of :attr:`kinds`."""
        return self._scores(words_of(title, category))

    def _scores(self, words: set[str]) -> list[float]:
        known = self._words.keys() & words
        scores = [*self._bias]
        # in a fixed order: the last digit of a sum depends on it
        for word in sorted(known):
            for kind, weight in self._weights(word):
                scores[kind] += weight
        return scores

    def _reads(self, words: Sequence[str]) -> bool:
        """Whether enough of ``words`` are known to say what they name."""
        known = sum(map(self._words.__contains__, words))
        return known > 0 and known >= MIN_KNOWN_SHARE * len(words)

    def _weights_of(self, word: str) -> Sequence[tuple[int, float]]:
        """The kinds, by number, that ``word`` speaks for or against, and how much."""
        pairs = iter(self._words[word])
        return tuple(zip(pairs, pairs, strict=True))


def words_of(title: bytes, category: bytes) -> set[str]:
    """The words and word pairs of a title and the words of a category, as the model names them."""
    return _together(_split(title), _category_words(category))


def _together(in_title: Sequence[str], in_category: Iterable[str]) -> set[str]:
    return {*in_title, *map(" ".join, pairwise(in_title)), *in_category}


# the listings of a catalog share a few categories
@lru_cache(maxsize=1024)
def _category_words(category: bytes) -> Sequence[str]:
    return tuple(CATEGORY_MARK + word for word in _split(category))


def _split(words: bytes) -> list[str]:
    return words.decode("utf-8", "replace").split()
