"""What the verdict-and-risk model learns from: labelled listings as the judge will see them.

The contexts of the rules were written by people who read labelled listings. A context that decides
on a single one of them says little about the next catalog, yet among these listings it looks as if
it were always right. So an example is made *without* the contexts that no other labelled listing
speaks for: the model sees how far the rest of the rules can be trusted, which is what it will meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from ..classifying import Judged, KindModel, PriorJudge
from ..classifying.features import Evidence, Group, groups_of
from ..classifying.priors import holding_contexts
from ..evaluating.labels import LabelledListing
from ..findings import Candidate
from ..linter import Linter
from ..rules import RESTRICTED_FAMILIES, SOFT_FAMILIES, Rulebook, Verdict

#: The families that labels speak of; the others keep their priors.
LABELLED_FAMILIES = (*RESTRICTED_FAMILIES, *SOFT_FAMILIES)
#: A context counts when it decides on at least this many labelled listings.
LEAST_SUPPORT = 2
#: Any date: rules of form, the only dated ones, are not learned.
_AS_OF = "2026-01-01"


@dataclass(frozen=True, slots=True)
class Example:
    """What is known of a listing in one family, with what is right.

    ``verdict`` is ``None`` where nobody says it. ``risk`` between 0 and 1; ``weight`` 1 is one
    label. ``key`` names the listing. ``is_innocent`` says that somebody read the listing and had
    nothing to say of this family.
    """

    evidence: Evidence
    verdict: Verdict | None
    risk: float
    key: str
    weight: float = 1.0
    is_innocent: bool = False

    @property
    def family(self) -> str:
        """The family that the label is about."""
        return self.evidence.family


class _Recorder(PriorJudge):
    """Judges by priors, passes over some contexts, and keeps what stands in each listing."""

    def __init__(self, trusted: Mapping[tuple[str, int], Set[str]] | None = None) -> None:
        self._trusted = trusted
        self.groups: list[Group] = []
        self.decided: set[tuple[str, int]] = set()

    def deciding_context(self, candidate: Candidate, kinds: frozenset[str]) -> int | None:
        for position in holding_contexts(candidate, kinds):
            context = (candidate.rule.name, position)
            if self._trusted is None or len(self._trusted[context]) >= LEAST_SUPPORT:
                self.decided.add(context)
                return position
        return None

    def together(self, judged: Sequence[Judged], *, kinds: frozenset[str]) -> Sequence[Judged]:
        self.groups = groups_of(judged, kinds=kinds, families=LABELLED_FAMILIES)
        return judged


def examples_of(
    listings: Iterable[LabelledListing],
    *,
    rulebook: Rulebook,
    kinds: KindModel | None,
    doubt: bool = True,
) -> list[Example]:
    """The examples that ``listings`` hold, one for each family with a candidate.

    Without ``doubt`` every context is believed, as for listings that no rule was written from.
    """
    known = list(listings)
    trusted = _support(known, rulebook, kinds) if doubt else None
    recorder = _Recorder(trusted)
    linter = _linter(rulebook, kinds, recorder)
    found = []
    for labelled in known:
        recorder.groups = []
        linter.findings(labelled.listing)
        found += [e for group in recorder.groups if (e := _example(group, labelled)) is not None]
    return found


def _support(
    listings: Iterable[LabelledListing], rulebook: Rulebook, kinds: KindModel | None
) -> Mapping[tuple[str, int], Set[str]]:
    """The listings on which each context decides; minimal pairs count as one."""
    support: dict[tuple[str, int], set[str]] = defaultdict(set)
    recorder = _Recorder()
    linter = _linter(rulebook, kinds, recorder)
    for labelled in listings:
        recorder.decided = set()
        linter.findings(labelled.listing)
        for context in recorder.decided:
            support[context].add(labelled.group or labelled.key)
    return support


def _linter(rulebook: Rulebook, kinds: KindModel | None, judge: PriorJudge) -> Linter:
    rules = [rule for rule in rulebook.rules if rule.family in LABELLED_FAMILIES]
    return Linter(rulebook, rules=rules, as_of=_AS_OF, judge=judge, kinds=kinds)


def _example(group: Group, labelled: LabelledListing) -> Example | None:
    label = labelled.labels.get(group.evidence.family)
    if label is not None:
        return Example(group.evidence, label.verdict, label.risk, labelled.key)
    if labelled.is_complete:
        return Example(group.evidence, None, 0.0, labelled.key, is_innocent=True)
    return None
