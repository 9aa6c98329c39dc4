"""Verdict and risk as labelled listings taught them: the priors, moved.

The weights belong to one listing and family at a time, because that is what a check stops and what
a label judges. What they say of the candidate with the highest prior risk moves the log-odds of all
candidates of the family by the same amount, so their order stays as the rules have it. Families
without labels keep their priors.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..findings import MEDIUM_RISK
from ..rules import RESTRICTED_FAMILIES, VERDICTS, Verdict
from .features import Block, Evidence, groups_of, log_odds
from .priors import Judged, Opinion, PriorJudge, prior_verdicts
from .weights import read_model

KIND = "verdict-risk"
SCHEMA = 1
#: The table of weights that all families share.
SHARED = "*"
#: How many listings' features are remembered with what came of them.
REMEMBERED = 4096
#: From this risk on a low one is doubted.
LEAST_DOUBTED = 0.15
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
        # blocks are few and listings are many
        self._of_block = lru_cache(maxsize=16384)(self._sums_of_block)
        self._of_number = lru_cache()(lambda family: self._sums_of_block(family, (PRIOR,)))

    @classmethod
    def read(cls, path: Path) -> RiskModel:
        """The model in a file or folder. Raises :class:`ModelError`."""
        return cls(read_model(path, kind=KIND, schema=SCHEMA))

    @property
    def version(self) -> str:
        """Changes with every weight."""
        return str(self.plain.get("version", ""))

    @cached_property
    def families(self) -> frozenset[str]:
        """The families that labels taught something about."""
        return frozenset(self._weights) - {SHARED}

    def scores(self, evidence: Evidence) -> Scores:
        """The sums of the weights of what is known of a listing in one family."""
        by_number = self._of_number(evidence.family)
        regulated, claim, word, risk = (evidence.log_odds * weight for weight in by_number)
        for block in evidence.blocks:
            sums = self._of_block(evidence.family, block)
            regulated += sums[0]
            claim += sums[1]
            word += sums[2]
            risk += sums[3]
        return Scores(regulated, claim, word, risk)

    def _sums_of_block(self, family: str, block: Block) -> Scores:
        found = [
            weights
            for table in (self._shared, self._weights.get(family, {}))
            for name in block
            if (weights := table.get(name)) is not None
        ]
        return Scores(*map(sum, zip(*found, strict=True))) if found else _NOTHING


_NOTHING = Scores(0.0, 0.0, 0.0, 0.0)


class ModelJudge(PriorJudge):
    """Judges by the rules' priors first and then moves them as the model says."""

    def __init__(self, model: RiskModel) -> None:
        self._model = model
        self._move = lru_cache(maxsize=8192)(self._found_move)
        self._known: dict[object, Sequence[Opinion]] = {}

    def together(self, judged: Sequence[Judged], *, kinds: frozenset[str]) -> Sequence[Judged]:
        """``judged`` with verdicts and risks moved, family by family."""
        # listings of a catalog resemble each other: of most, an earlier one had the same features
        features = [
            (c.rule.name, c.field.column.kind, c.negated, c.verb is None, o.risk, o.verdict)
            for c, o in judged
        ]
        key = kinds, tuple(features)
        opinions = self._known.get(key)
        if opinions is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            opinions = self._known[key] = self._opinions(judged, kinds)
        return [(one[0], opinion) for one, opinion in zip(judged, opinions, strict=True)]

    def _opinions(self, judged: Sequence[Judged], kinds: frozenset[str]) -> Sequence[Opinion]:
        moved: dict[int, Opinion] = {}
        for group in groups_of(judged, kinds=kinds, families=self._model.families):
            move = self._move(group.evidence, group.lead[1].verdict)
            for _, opinion in group.members:
                moved[id(opinion)] = move.of(opinion)
        return [moved.get(id(opinion), opinion) for _, opinion in judged]

    def _found_move(self, evidence: Evidence, leading: Verdict) -> _Move:
        scores = self._model.scores(evidence)
        doubts = evidence.family in RESTRICTED_FAMILIES
        return _Move(evidence.log_odds, leading, scores, doubts=doubts)


class _Move:
    """How far the model moves the opinions of one group from their priors."""

    __slots__ = ("_by", "_doubts", "_leading", "_moved", "_verdicts")

    def __init__(self, log_odds: float, leading: Verdict, scores: Scores, *, doubts: bool) -> None:
        self._by = scores.risk - log_odds
        self._doubts = doubts
        self._leading = leading
        self._verdicts = dict(zip(VERDICTS, softmax(scores[:3]), strict=True))
        self._moved: dict[tuple[float, Verdict | None], Opinion] = {}

    def of(self, prior: Opinion) -> Opinion:
        """The opinion in place of ``prior``."""
        key = prior[:2]
        if key not in self._moved:
            verdicts = self._spread(prior)
            # max() keeps the first of equals: regulated before claim before word
            verdict = max(VERDICTS, key=verdicts.__getitem__)
            risk = self._risk(prior.risk)
            if self._doubts and verdict != "word":
                risk = _doubted(risk)
            self._moved[key] = Opinion(risk, verdict, verdicts)
        return self._moved[key]

    def _risk(self, prior: float) -> float:
        """The risk in place of ``prior``; downwards the model is followed half of the way.

        Labels are few beside all that sellers write, and a listing that was wrongly called harmless
        costs more than one that was looked at for nothing.
        """
        risk = sigmoid(log_odds(prior) + self._by)
        return max(risk, (risk + prior) / 2)

    def _spread(self, prior: Opinion) -> Mapping[Verdict, float]:
        """The verdicts of one member of the group.

        Findings of one family share the product and mostly the verdict. Where the rules gave this
        one another verdict than the lead, its own odds are moved as far as the lead's were.
        """
        if prior.verdict == self._leading:
            return self._verdicts
        leading = prior_verdicts(self._leading)
        odds = {
            verdict: prior.verdicts[verdict] * share / leading[verdict]
            for verdict, share in self._verdicts.items()
        }
        total = sum(odds.values())
        return {verdict: share / total for verdict, share in odds.items()}


def _doubted(risk: float) -> float:
    """The risk of a claim or regulated product, of which it is doubtful that its context saves it.

    Contexts that make a risk low were written beside labelled listings, and on listings that nobody
    had read every second of those between the bounds should have been shown. They are called
    medium, in the order in which they were.
    """
    if LEAST_DOUBTED <= risk < MEDIUM_RISK:
        return MEDIUM_RISK + (risk - LEAST_DOUBTED) / 10
    return risk


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
