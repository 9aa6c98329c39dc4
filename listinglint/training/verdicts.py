"""The verdict-and-risk model: two logistic regressions on the same features, exported as one table.

A weight that few labels speak for is kept small by scaling its feature down before a common L2
penalty: a family's own weights may differ from those that all families share only where enough
labels say so. What is learned is then mixed with the priors themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..classifying.features import Evidence
from ..classifying.models import KIND, PRIOR, SCHEMA, SHARED
from ..classifying.priors import prior_log_odds
from ..rules import VERDICTS
from .examples import LABELLED_FAMILIES, Example
from .exporting import rounded, with_version

#: How strongly features are allowed to speak, by the first word of their names. Chosen by
#: cross-validation among a handful of settings that differed little.
SHARED_SCALES = {
    "prior": 3.0,
    "band": 3.0,
    PRIOR: 3.0,
    "rules": 0.5,
    "alone": 0.5,
    "has": 0.5,
    "in": 0.5,
    "negated": 0.5,
    "framed": 0.5,
    "product": 0.5,
    "beside": 0.5,
    "with": 0.3,
}
FAMILY_SCALES = {
    "always": 1.0,
    "prior": 1.0,
    "band": 1.0,
    PRIOR: 1.0,
    "rule": 1.0,
    "rules": 0.5,
    "alone": 0.5,
    "has": 0.5,
    "in": 0.5,
    "negated": 0.5,
    "framed": 0.5,
    "product": 0.5,
    "beside": 0.3,
    "with": 0.5,
}
INVERSE_PENALTY = 0.1
#: A feature that fewer listings have is left out.
LEAST_LISTINGS = 2
#: A listing that has a candidate and no label says a little about the verdict: ``word``.
UNLABELLED_WEIGHT = 0.3
#: The share of what was learned; the rest are the priors. Taking all of it would calibrate a little
#: better and cost recall, and the labels are those that the rules were written from.
TRUST = 0.6
_ITERATIONS = 2000
_TOLERANCE = 1e-7

#: A table (a family or :data:`SHARED`) and a feature in it.
Feature = tuple[str, str]


def train_verdicts(examples: Sequence[Example]) -> dict[str, Any]:
    """The plain model that :class:`~listinglint.classifying.RiskModel` reads."""
    features = features_of(examples, least=LEAST_LISTINGS)
    matrix = design(examples, features)
    columns = [*_verdict_weights(matrix, examples), _risk_weights(matrix, examples)]
    scales = [feature_scale(feature) for feature in features]
    learned = {
        feature: [TRUST * scale * column[at] for column in columns]
        for at, (feature, scale) in enumerate(zip(features, scales, strict=True))
    }
    return plain_model(_with_priors(learned))


def plain_model(weights: Mapping[Feature, Sequence[float]]) -> dict[str, Any]:
    """Weights as they are stored; those that round to nothing are left out."""
    tables: dict[str, dict[str, list[float]]] = {SHARED: {}, **{f: {} for f in LABELLED_FAMILIES}}
    for (table, name), values in sorted(weights.items()):
        numbers = rounded(values)
        if any(numbers):
            tables[table][name] = numbers
    return with_version({"model": KIND, "schema": SCHEMA, "weights": tables})


def features_of(examples: Iterable[Example], *, least: int) -> list[Feature]:
    """The features that at least so many examples have, in a fixed order."""
    counted = Counter(feature for example in examples for feature, _ in _values(example.evidence))
    return sorted(feature for feature, number in counted.items() if number >= least)


def design(examples: Sequence[Example], features: Sequence[Feature], *, scaled: bool = True) -> Any:
    """A sparse matrix with a row for each example and a column for each feature."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    column = {feature: at for at, feature in enumerate(features)}
    rows, columns, values = [], [], []
    for row, example in enumerate(examples):
        for feature, value in _values(example.evidence):
            if feature in column:
                rows.append(row)
                columns.append(column[feature])
                values.append(value * (feature_scale(feature) if scaled else 1.0))
    return csr_matrix((values, (rows, columns)), shape=(len(examples), len(features)))


def _values(evidence: Evidence) -> Iterator[tuple[Feature, float]]:
    """The features of one example, in the shared table and in its family's, and their values."""
    for name in (*evidence.names, PRIOR):
        value = evidence.log_odds if name == PRIOR else 1.0
        for feature in ((SHARED, name), (evidence.family, name)):
            if feature_scale(feature):
                yield feature, value


def feature_scale(feature: Feature) -> float:
    """How strongly a feature may speak; 0 for one that is not asked in this table."""
    table, name = feature
    scales = SHARED_SCALES if table == SHARED else FAMILY_SCALES
    return scales.get(name) or scales.get(name.partition(" ")[0], 0.0)


def _verdict_weights(matrix: Any, examples: Sequence[Example]) -> list[Any]:
    """A column of weights for every verdict; zeros for one that no label gives."""
    import numpy

    said = [at for at, e in enumerate(examples) if e.verdict is not None or e.is_innocent]
    verdicts = [examples[at].verdict or "word" for at in said]
    weights = [
        examples[at].weight * (1.0 if examples[at].verdict else UNLABELLED_WEIGHT) for at in said
    ]
    columns = {verdict: numpy.zeros(matrix.shape[1]) for verdict in VERDICTS}
    if len(set(verdicts)) > 1:
        model = _regression().fit(matrix[said], verdicts, sample_weight=weights)
        columns.update(zip(model.classes_, _all_classes(model.coef_), strict=True))
    return [columns[verdict] for verdict in VERDICTS]


def _all_classes(weights: Any) -> Any:
    """One row a class; scikit-learn stores a single row for two classes."""
    import numpy

    return weights if len(weights) > 1 else numpy.concatenate([-weights / 2, weights / 2])


def _risk_weights(matrix: Any, examples: Sequence[Example]) -> Any:
    """Each example counts as stopped by its risk and as not stopped by the rest."""
    import numpy
    from scipy.sparse import vstack

    risks = numpy.array([example.risk for example in examples])
    weights = numpy.array([example.weight for example in examples])
    stopped = numpy.repeat([1, 0], len(examples))
    shares = numpy.concatenate([risks * weights, (1 - risks) * weights])
    kept = shares > 0
    if len(set(stopped[kept])) < 2:
        return numpy.zeros(matrix.shape[1])
    both = vstack([matrix, matrix]).tocsr()
    return _regression().fit(both[kept], stopped[kept], sample_weight=shares[kept]).coef_[0]


def _regression() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(
        C=INVERSE_PENALTY, fit_intercept=False, max_iter=_ITERATIONS, tol=_TOLERANCE
    )


def _with_priors(learned: Mapping[Feature, Sequence[float]]) -> dict[Feature, Sequence[float]]:
    """What was learned, and beside it the share of the priors."""
    mixed = dict(learned)
    for name, values in prior_weights().items():
        own = learned.get((SHARED, name), [0.0] * len(values))
        mixed[SHARED, name] = [a + (1 - TRUST) * b for a, b in zip(own, values, strict=True)]
    return mixed


def prior_weights() -> Mapping[str, Sequence[float]]:
    """The weights with which the model would say what the priors say."""
    weights: dict[str, Sequence[float]] = {PRIOR: [0.0] * len(VERDICTS) + [1.0]}
    for verdict in VERDICTS:
        weights[f"prior {verdict}"] = [*prior_log_odds(verdict), 0.0]
    return weights
