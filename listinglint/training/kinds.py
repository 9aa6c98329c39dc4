"""The product-kind model: category paths name the kinds, words of title and path learn them.

One logistic regression for each kind, on the words and word pairs of a listing. Every listing is
seen twice, with its category path and without, so that a title alone is enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..classifying.kinds import KIND, SCHEMA, words_of
from ..errors import FormatError
from ..folding import fold
from .exporting import rounded, with_version

#: Names of sources that stand for every source.
ANY_SOURCE = "any"
#: A kind that fewer listings show is not learned; its word list remains.
LEAST_LISTINGS = 25
#: A word that fewer listings have is not learned.
LEAST_WORDS = 5
INVERSE_PENALTY = 10.0
#: Weights nearer to zero than this are left out: they are most of them and decide nothing.
LEAST_WEIGHT = 0.6
DIGITS = 2
#: The share of right ones among the listings that are given a kind, on listings not seen.
WANTED_PRECISION = 0.9
#: A kind is never given below these log-odds (a probability of 0.62).
LEAST_THRESHOLD = 0.5
#: A kind that titles alone show more seldom is left to its word list.
LEAST_RECALL = 0.1
_FOLDS = 3


class Shelved(NamedTuple):
    """A listing as it stands on a shelf: its title, category path and where it is from."""

    key: str
    title: str
    category: str

    @property
    def source(self) -> str:
        """The part of the key before the colon."""
        return self.key.partition(":")[0]


@dataclass(frozen=True)
class Shelves:
    """Which kinds a category path shows, by source; see ``training/category-kinds.yaml``."""

    kinds: Mapping[str, Mapping[str, re.Pattern[str]]]
    unclear: Mapping[str, re.Pattern[str]]

    @classmethod
    def read(cls, path: Path) -> Shelves:
        """The mapping in a YAML file. Raises :class:`FormatError`."""
        plain = yaml.safe_load(path.read_text(encoding="utf-8"))
        try:
            kinds = {kind: _compiled(by_source) for kind, by_source in plain["kinds"].items()}
            return cls(kinds, _compiled(plain.get("unclear", {})))
        except (AttributeError, KeyError, TypeError, re.error) as error:
            raise FormatError(f"not a mapping of categories: {error}", file=str(path)) from None

    def kinds_of(self, listing: Shelved) -> frozenset[str] | None:
        """The kinds that the category shows; ``None`` where it shows too much or nothing."""
        if not listing.category or _matches(self.unclear, listing):
            return None
        return frozenset(kind for kind, where in self.kinds.items() if _matches(where, listing))


def _compiled(by_source: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    return {
        source: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
        for source, patterns in by_source.items()
    }


def _matches(where: Mapping[str, re.Pattern[str]], listing: Shelved) -> bool:
    patterns = (where.get(listing.source), where.get(ANY_SOURCE))
    return any(pattern and pattern.search(listing.category) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class KindMeasure:
    """How often a kind was given rightly, and found, by titles alone that were not learned from."""

    listings: int
    precision: float
    recall: float


def train_kinds(
    listings: Iterable[Shelved], shelves: Shelves
) -> tuple[dict[str, Any], dict[str, KindMeasure]]:
    """The plain model that :class:`~listinglint.classifying.KindModel` reads, and its measures."""
    shown = [(one, kinds) for one in listings if (kinds := shelves.kinds_of(one)) is not None]
    counted = Counter(kind for _, kinds in shown for kind in kinds)
    table = _Table([listing for listing, _ in shown])
    learned: dict[str, _Learned] = {}
    for kind in sorted(kind for kind, number in counted.items() if number >= LEAST_LISTINGS):
        truth = [kind in kinds for _, kinds in shown]
        threshold, measure = table.threshold(truth)
        if measure.recall >= LEAST_RECALL:
            learned[kind] = _Learned(*table.fitted(truth), threshold, measure)
    return _plain(learned), {kind: one.measure for kind, one in learned.items()}


class _Learned(NamedTuple):
    """What was learned of one kind."""

    bias: float
    weights: Mapping[str, float]
    threshold: float
    measure: KindMeasure


def _plain(learned: Mapping[str, _Learned]) -> dict[str, Any]:
    words: dict[str, list[float]] = {}
    for number, one in enumerate(learned.values()):
        for word, weight in one.weights.items():
            words.setdefault(word, []).extend((number, weight))
    plain = {
        "model": KIND,
        "schema": SCHEMA,
        "kinds": list(learned),
        "bias": [one.bias for one in learned.values()],
        "thresholds": [one.threshold for one in learned.values()],
        "words": dict(sorted(words.items())),
    }
    return with_version(plain)


class _Table:
    """Listings as sparse rows: first all titles alone, then all titles with their category."""

    def __init__(self, listings: Sequence[Shelved]) -> None:
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

        self._count = len(listings)
        titles = [fold(one.title).words for one in listings]
        paths = [fold(one.category).words for one in listings]
        said = [words_of(title, b"") for title in titles]
        said += [words_of(title, path) for title, path in zip(titles, paths, strict=True)]
        counted = Counter(word for words in said for word in words)
        self._words = sorted(word for word, number in counted.items() if number >= LEAST_WORDS)
        column = {word: at for at, word in enumerate(self._words)}
        rows, columns = [], []
        for row, words in enumerate(said):
            for word in sorted(words & column.keys()):
                rows.append(row)
                columns.append(column[word])
        shape = (len(said), len(self._words))
        self._matrix = csr_matrix(([1.0] * len(rows), (rows, columns)), shape=shape)

    def fitted(self, truth: Sequence[bool]) -> tuple[float, dict[str, float]]:
        """Bias and weights of one kind, rounded and without the small ones."""
        model = _regression().fit(self._matrix, [*truth, *truth])
        weights = rounded(model.coef_[0], DIGITS)
        kept = {
            word: weight
            for word, weight in zip(self._words, weights, strict=True)
            if abs(weight) >= LEAST_WEIGHT
        }
        return rounded(model.intercept_, DIGITS)[0], kept

    def threshold(self, truth: Sequence[bool]) -> tuple[float, KindMeasure]:
        """The log-odds from which titles alone were right often enough, on listings not seen."""
        import numpy

        scores = numpy.zeros(self._count)
        at = numpy.arange(self._count)
        truths = numpy.array(truth)
        for left in range(_FOLDS):
            left_out = at % _FOLDS == left
            learned = numpy.tile(~left_out, 2)
            model = _regression().fit(self._matrix[learned], numpy.tile(truths, 2)[learned])
            weights = numpy.where(abs(model.coef_[0]) >= LEAST_WEIGHT, model.coef_[0], 0.0)
            titles = self._matrix[: self._count][left_out]
            scores[left_out] = titles @ weights + model.intercept_[0]
        return _threshold(scores, truths)


def _threshold(scores: Any, truth: Any) -> tuple[float, KindMeasure]:
    import numpy

    order = numpy.argsort(-scores, kind="stable")
    right = numpy.cumsum(truth[order])
    precision = right / numpy.arange(1, len(order) + 1)
    enough = numpy.flatnonzero((precision >= WANTED_PRECISION) & (scores[order] >= LEAST_THRESHOLD))
    total = int(truth.sum())
    if not len(enough):
        return LEAST_THRESHOLD, KindMeasure(total, 0.0, 0.0)
    last = enough[-1]
    threshold = max(rounded([scores[order[last]]], DIGITS)[0], LEAST_THRESHOLD)
    # between two sums of rounded weights: in whatever order they are added, the answer is the same
    threshold = rounded([threshold - 10**-DIGITS / 2], DIGITS + 1)[0]
    return threshold, KindMeasure(total, float(precision[last]), float(right[last] / total))


def _regression() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", tol=0.01, max_iter=200)
