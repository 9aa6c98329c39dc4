"""Verdict and risk as labelled listings taught them: the priors, moved.

The weights belong to one listing and family at a time, because that is what a check stops and what
a label judges. What they say of the candidate with the highest prior risk moves the log-odds of all
candidates of the family by the same amount, so their order stays as the rules have it. Families
without labels keep their priors.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..rules import VERDICTS, Verdict
from .features import Group, groups_of, log_odds
from .priors import Judged, Opinion, PriorJudge
from .weights import read_model

KIND = "verdict-risk"
SCHEMA = 1
#: The table of weights that all families share.
SHARED = "*"
#: The feature that is a number: the log-odds of the prior risk.
PRIOR = "log-odds of prior"

Weights = Mapping[str, Sequence[float]]


class Scores(NamedTuple):
    """Three scores of which the softmax is the verdict, and the log-odds of the risk."""

    regulated: float
    claim: float
    word: float
    risk: float


class RiskModel:
    """Weights by family and feature; each holds a number for every one of :class:`Scores`."""

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self.plain = plain
        self._weights: Mapping[str, Weights] = plain["weights"]
        self._shared: Weights = self._weights.get(SHARED, {})

    @classmethod
    def read(cls, path: Path) -> RiskModel:
        """The model in a file or folder. Raises :class:`ModelError`."""
        return cls(read_model(path, kind=KIND, schema=SCHEMA))

    @property
    def version(self) -> str:
        """Changes with every weight."""
        return str(self.plain.get("version", ""))

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families that labels taught something about."""
        return tuple(family for family in self._weights if family != SHARED)

    def scores(self, group: Group) -> Scores:
        """The sums of the weights of a group's features."""
        regulated = claim = word = risk = 0.0
        for table in (self._shared, self._weights.get(group.family, {})):
            find = table.get
            for name in group.names:
                weight = find(name)
                if weight is not None:
                    regulated += weight[0]
                    claim += weight[1]
                    word += weight[2]
                    risk += weight[3]
            weight = find(PRIOR)
            if weight is not None:
                regulated += weight[0] * group.log_odds
                claim += weight[1] * group.log_odds
                word += weight[2] * group.log_odds
                risk += weight[3] * group.log_odds
        return Scores(regulated, claim, word, risk)


class ModelJudge(PriorJudge):
    """Judges by the rules' priors first and then moves them as the model says."""

    def __init__(self, model: RiskModel) -> None:
        self._model = model

    def together(self, judged: Sequence[Judged], *, kinds: frozenset[str]) -> Sequence[Judged]:
        """``judged`` with verdicts and risks moved, family by family."""
        moved: dict[int, Opinion] = {}
        for group in groups_of(judged, kinds=kinds, families=self._model.families):
            moved.update(_moved(group, self._model.scores(group)))
        return [(candidate, moved.get(id(opinion), opinion)) for candidate, opinion in judged]


def _moved(group: Group, scores: Scores) -> dict[int, Opinion]:
    """The new opinions of a group by the identity of the old ones."""
    lead = group.lead[1]
    spread = softmax(scores[:3])
    by = scores.risk - group.log_odds
    return {
        id(opinion): _opinion(opinion, by, _spread(opinion, lead, spread))
        for _, opinion in group.members
    }


def _opinion(prior: Opinion, by: float, verdicts: Mapping[Verdict, float]) -> Opinion:
    # max() keeps the first of equals: regulated before claim before word
    verdict = max(VERDICTS, key=verdicts.__getitem__)
    return Opinion(sigmoid(log_odds(prior.risk) + by), verdict, verdicts)


def _spread(prior: Opinion, lead: Opinion, spread: Sequence[float]) -> Mapping[Verdict, float]:
    """The verdicts of one member of a group whose lead has ``spread``.

    Findings of one family share the product and mostly the verdict. Where the rules gave this one
    another verdict than the lead, its own odds are moved as far as the lead's were.
    """
    verdicts = dict(zip(VERDICTS, spread, strict=True))
    if prior.verdict == lead.verdict:
        return verdicts
    odds = {
        verdict: prior.verdicts[verdict] * share / lead.verdicts[verdict]
        for verdict, share in verdicts.items()
    }
    total = sum(odds.values())
    return {verdict: share / total for verdict, share in odds.items()}


def softmax(scores: Sequence[float]) -> tuple[float, ...]:
    """Probabilities that add up to 1."""
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    total = sum(shares)
    return tuple(share / total for share in shares)


def sigmoid(score: float) -> float:
    """The probability of log-odds; far out it is 0 or 1 and never an overflow."""
    if score < 0:
        share = math.exp(max(score, -700.0))
        return share / (1 + share)
    return 1 / (1 + math.exp(-score))
