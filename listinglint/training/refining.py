"""Goes on from finished weights with a user's own labelled listings or outcomes.

Only what these listings have in common moves, and no further than they insist: the penalty pulls
towards the weights that were there, not towards zero. The rules were not written from a user's
listings, so their contexts are believed as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..classifying import RiskModel
from ..rules import VERDICTS
from .examples import Example
from .verdicts import (
    INVERSE_PENALTY,
    UNLABELLED_WEIGHT,
    Feature,
    design,
    feature_scale,
    features_of,
    plain_model,
)

_ITERATIONS = 500


def refine_verdicts(base: Mapping[str, Any], examples: Sequence[Example]) -> dict[str, Any]:
    """The plain model ``base`` moved towards ``examples``."""
    import numpy

    features = features_of(examples, least=1)
    matrix = design(examples, features)
    model = RiskModel(base)
    said = numpy.array([model.scores(example.evidence) for example in examples])
    moves = numpy.column_stack(
        [_verdict_moves(matrix, said[:, :-1], examples), _risk_moves(matrix, said[:, -1], examples)]
    )
    weights: dict[Feature, Sequence[float]] = {
        (table, name): values
        for table, values_by_name in base["weights"].items()
        for name, values in values_by_name.items()
    }
    for feature, move in zip(features, moves, strict=True):
        old = weights.get(feature, [0.0] * len(move))
        scale = feature_scale(feature)
        weights[feature] = [a + scale * b for a, b in zip(old, move, strict=True)]
    return plain_model(weights)


def _verdict_moves(matrix: Any, scores: Any, examples: Sequence[Example]) -> Any:
    import numpy
    from scipy.special import softmax  # type: ignore[import-untyped]

    truth = numpy.zeros(scores.shape)
    weights = numpy.zeros(len(examples))
    for row, example in enumerate(examples):
        if example.verdict is not None or example.is_innocent:
            truth[row, VERDICTS.index(example.verdict or "word")] = 1.0
            weights[row] = example.weight * (1.0 if example.verdict else UNLABELLED_WEIGHT)

    def errors(moves: Any) -> tuple[float, Any]:
        shares = softmax(scores + matrix @ moves, axis=1)
        loss = -(weights * numpy.log(numpy.maximum((shares * truth).sum(axis=1), 1e-300)))
        seen = weights > 0
        return float(loss[seen].sum()), matrix.T @ ((shares - truth) * weights[:, None])

    return _least(errors, (matrix.shape[1], scores.shape[1]))


def _risk_moves(matrix: Any, scores: Any, examples: Sequence[Example]) -> Any:
    import numpy
    from scipy.special import expit

    risks = numpy.array([example.risk for example in examples])
    weights = numpy.array([example.weight for example in examples])

    def errors(moves: Any) -> tuple[float, Any]:
        found = scores + (matrix @ moves)[:, 0]
        loss = weights * (numpy.logaddexp(0, found) - risks * found)
        return float(loss.sum()), matrix.T @ ((expit(found) - risks) * weights)[:, None]

    return _least(errors, (matrix.shape[1], 1))


def _least(errors: Callable[[Any], tuple[float, Any]], shape: tuple[int, int]) -> Any:
    """The moves with the least error and penalty."""
    import numpy
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    def penalised(flat: Any) -> tuple[float, Any]:
        moves = flat.reshape(shape)
        error, gradient = errors(moves)
        penalty = float((moves**2).sum()) / (2 * INVERSE_PENALTY)
        return error + penalty, (gradient + moves / INVERSE_PENALTY).ravel()

    start = numpy.zeros(shape[0] * shape[1])
    found = minimize(
        penalised, start, jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}
    )
    return found.x.reshape(shape)
