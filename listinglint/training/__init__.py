"""Makes the models that ``classifying`` uses; everything that imports scikit-learn is in here.

:func:`train` builds both models from a corpus and labels, :func:`fit` the verdict-and-risk model
alone and in memory, :func:`refine` goes on from finished weights with a user's own listings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..classifying import KINDS_FOLDER, RISK_FOLDER, KindModel, ModelJudge, RiskModel
from ..data import MODELS_DIR
from ..errors import InputError
from ..evaluating.labels import LabelledListing
from ..rules import Rulebook
from ..ui import counted, say
from .corpora import learnable, shelved_listings
from .examples import Example, examples_of
from .exporting import write_model
from .kinds import KindMeasure, Shelves, train_kinds
from .refining import refine_verdicts
from .verdicts import train_verdicts

__all__ = ["KINDS_FOLDER", "RISK_FOLDER", "TrainingReport", "fit", "refine", "train"]

#: Which category path shows which product kinds.
CATEGORIES = MODELS_DIR / KINDS_FOLDER / "categories.yaml"


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was learned from, and the files that were written.

    ``examples`` counts candidates of a listing and family, by family.
    """

    files: tuple[Path, ...]
    labelled: int
    examples: Mapping[str, int]
    kinds: Mapping[str, KindMeasure] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The report as the command prints it."""
        for kind, measure in self.kinds.items():
            yield say(
                "{kind}: {listings}, precision {precision}, recall {recall} by title alone",
                kind=kind,
                listings=counted(measure.listings, "listing"),
                precision=f"{measure.precision:.2f}",
                recall=f"{measure.recall:.2f}",
            )
        for family, number in self.examples.items():
            yield say("{where}: {what}", where=family, what=counted(number, "example"))
        yield counted(self.labelled, "labelled listing")
        for path in self.files:
            yield say("wrote {file}", file=path)


def train(
    corpus: Path,
    labels: Sequence[Path],
    output: Path,
    *,
    rulebook: Rulebook,
    categories: Path = CATEGORIES,
) -> TrainingReport:
    """Build both models from a folder of listings and files of labels; write them to ``output``.

    One in five listings of the corpus is not used, see :mod:`.corpora`. Raises :class:`InputError`.
    """
    listings = learnable(labels, corpus)
    plain_kinds, measures = train_kinds(shelved_listings(corpus), Shelves.read(categories))
    kinds = KindModel(plain_kinds)
    examples = _examples(listings, rulebook, kinds)
    files = (
        write_model(plain_kinds, output / KINDS_FOLDER),
        write_model(train_verdicts(examples), output / RISK_FOLDER),
    )
    return TrainingReport(files, len(listings), _by_family(examples), measures)


def fit(
    listings: Sequence[LabelledListing], *, rulebook: Rulebook, kinds: KindModel | None = None
) -> ModelJudge:
    """A judge that was taught by ``listings`` and nothing else, for cross-validation.

    ``kinds`` is the product-kind model of the linter that will ask it.
    """
    examples = examples_of(listings, rulebook=rulebook, kinds=kinds)
    return ModelJudge(RiskModel(train_verdicts(examples)))


def refine(
    base: Path, listings: Sequence[LabelledListing], output: Path, *, rulebook: Rulebook
) -> TrainingReport:
    """Move the models in the folder ``base`` towards ``listings``; write them to ``output``.

    Product kinds stay what they are and are copied. Raises :class:`InputError`.
    """
    model = RiskModel.read(base / RISK_FOLDER)
    kinds = KindModel.read(base / KINDS_FOLDER)
    examples = _examples(listings, rulebook, kinds, doubt=False)
    files = (
        write_model(kinds.plain, output / KINDS_FOLDER),
        write_model(refine_verdicts(model.plain, examples), output / RISK_FOLDER),
    )
    return TrainingReport(files, len(listings), _by_family(examples))


def _examples(
    listings: Sequence[LabelledListing], rulebook: Rulebook, kinds: KindModel, doubt: bool = True
) -> list[Example]:
    examples = examples_of(listings, rulebook=rulebook, kinds=kinds, doubt=doubt)
    if not examples:
        raise InputError(
            f"nothing to learn: the rules find nothing in {len(listings):,} labelled listings",
            remedy="Add listings in which listinglint finds something, rightly or wrongly",
        )
    return examples


def _by_family(examples: Sequence[Example]) -> Mapping[str, int]:
    return dict(sorted(Counter(example.family for example in examples).items()))
