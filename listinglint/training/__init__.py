"""Makes the models that ``classifying`` uses; everything that imports scikit-learn is in here.

:func:`train` builds both models from a corpus and labels, :func:`fit` the verdict-and-risk model
alone and in memory, :func:`refine` goes on from finished weights with a user's own listings.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..classifying import Judge, KindModel, ModelJudge, RiskModel
from ..evaluating.labels import LabelledListing
from ..rules import Rulebook
from .examples import examples_of
from .verdicts import train_verdicts

__all__ = ["fit"]


def fit(
    listings: Sequence[LabelledListing], *, rulebook: Rulebook, kinds: KindModel | None = None
) -> Judge:
    """A judge that was taught by ``listings`` and nothing else, for cross-validation."""
    examples = examples_of(listings, rulebook=rulebook, kinds=kinds)
    return ModelJudge(RiskModel(train_verdicts(examples)))
