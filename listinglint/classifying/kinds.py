"""What the product is, as real listings with a category taught it: words of title and category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..folding import fold
from .weights import read_model

KIND = "product-kinds"
SCHEMA = 1
#: Words of the category path and product type are other words than those of a title.
CATEGORY_MARK = "> "


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
        self._words: Mapping[str, Sequence[float]] = plain["words"]
        self.of = lru_cache(maxsize=1024)(self._of)

    @classmethod
    def read(cls, path: Path) -> KindModel:
        """The model in a file or folder. Raises :class:`ModelError`."""
        return cls(read_model(path, kind=KIND, schema=SCHEMA))

    @property
    def version(self) -> str:
        """Changes with every weight."""
        return str(self.plain.get("version", ""))

    def scores(self, title: str, category: str = "") -> list[float]:
        """The log-odds of every kind, in the order of :attr:`kinds`."""
        scores = list(self._bias)
        find = self._words.get
        for word in words_of(title, category):
            weights = find(word)
            if weights is not None:
                for at in range(0, len(weights), 2):
                    scores[int(weights[at])] += weights[at + 1]
        return scores

    def _of(self, title: str, category: str) -> frozenset[str]:
        scores = self.scores(title, category)
        return frozenset(
            kind
            for kind, score, threshold in zip(self.kinds, scores, self._thresholds, strict=True)
            if score >= threshold
        )


def words_of(title: str, category: str) -> set[str]:
    """The words and word pairs of a title and the words of a category, as the model names them."""
    words = _plain(title)
    found = set(words)
    found.update(f"{first} {second}" for first, second in pairwise(words))
    found.update(f"{CATEGORY_MARK}{word}" for word in _plain(category))
    return found


def _plain(text: str) -> list[str]:
    return fold(text).words.decode("utf-8", "replace").split() if text else []
