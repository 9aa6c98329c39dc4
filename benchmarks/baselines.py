"""What listinglint is measured beside: a word list, the majority, rules alone, models alone.

A system is trained on labelled listings and then answers to others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Any

from listinglint.classifying import Judge, KindModel
from listinglint.evaluating import Answer, Label, LabelledListing
from listinglint.evaluating.answering import Answers, linter_answers
from listinglint.linter import Linter
from listinglint.listings import Listing
from listinglint.rules import (
    RESTRICTED_FAMILIES,
    SOFT_FAMILIES,
    VERDICTS,
    AppliesTo,
    Patterns,
    Prior,
    Rule,
    Rulebook,
    Verdict,
)

FAMILIES = (*RESTRICTED_FAMILIES, *SOFT_FAMILIES)
#: The risk that a word list gives whatever it finds: it knows nothing but "banned".
WORD_LIST_RISK = 0.9
#: A word whose own rule thinks it harmless is on nobody's list of banned words.
OBVIOUS_RISK = 0.3
#: Less likely stops are not shown, as in listinglint.
SHOWN_RISK = 0.1
#: Hashed words and pairs of words; the strength of regularisation is a hundredth of the usual.
TEXT_FEATURES = 2**16
TEXT_C = 100.0

#: Trains the models of listinglint on labelled listings.
Fit = Callable[[Sequence[LabelledListing]], Judge]


@dataclass(frozen=True, slots=True)
class System:
    """Something that answers.

    ``is_trained``: it learns from labels, so that it must be cross-validated. ``flags``: it says
    itself what to flag; the majority is told the families.
    """

    name: str
    about: str
    train: Callable[[Sequence[LabelledListing]], Answers]
    is_trained: bool = False
    flags: bool = True


def systems(
    rulebook: Rulebook, *, as_of: str, fit: Fit, kinds: KindModel | None = None
) -> list[System]:
    """The four baselines and listinglint itself, which is the last and the only one with models."""
    labelled = (rule for rule in rulebook.rules if rule.family in FAMILIES)
    # the compiled tables of literals number the rules as they were
    words = replace(rulebook, rules=tuple(filter(None, map(_plain_words, labelled))), literals={})

    # with all rules: a wording that breaks a rule of form is none
    def product(judge: Judge) -> Answers:
        return linter_answers(Linter(rulebook, as_of=as_of, judge=judge, kinds=kinds))

    return [
        System(
            "word list",
            "the phrases of the rules that are no weak or harmless words, without any context; "
            f"each hit is a claim with risk {WORD_LIST_RISK}",
            lambda _: linter_answers(Linter(words, as_of=as_of)),
        ),
        System(
            "majority verdict",
            "is told which families have a label and names the most frequent class of each",
            majority,
            is_trained=True,
            flags=False,
        ),
        System(
            "rules without models",
            "the rules with their contexts and priors, written while reading the open listings",
            lambda _: linter_answers(Linter(rulebook, as_of=as_of)),
        ),
        System(
            "models without rules",
            "a text classifier: hashed words and pairs of words of the whole listing, a logistic "
            "regression for each family",
            text_classifier,
            is_trained=True,
        ),
        System(
            "listinglint",
            "rules and models together",
            lambda listings: product(fit(listings)),
            is_trained=True,
        ),
    ]


def _plain_words(rule: Rule) -> Rule | None:
    """The rule as a list of phrases; ``None`` where none of them is obvious."""
    phrases = {
        language: Patterns(phrases=patterns.phrases)
        for language, patterns in rule.match.items()
        if patterns.phrases
    }
    if rule.weight == "weak" or rule.prior.risk < OBVIOUS_RISK or not phrases:
        return None
    return replace(
        rule.whole,
        match=phrases,
        checks=(),
        unless=(),
        reword={},
        applies_to=AppliesTo(),
        prior=Prior("claim", WORD_LIST_RISK),
    )


def majority(listings: Sequence[LabelledListing]) -> Answers:
    """Names each family's most frequent class, where there is a label."""
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for labelled in listings:
        for family, label in labelled.labels.items():
            if label.verdict is not None:
                counts[family][label.verdict] += 1

    def answers(labelled: LabelledListing) -> Mapping[str, Answer]:
        return {
            family: Answer(0.0, counts[family].most_common(1)[0][0])
            for family in labelled.labels
            if counts[family]
        }

    return answers


def text_classifier(listings: Sequence[LabelledListing]) -> Answers:
    """A classifier of each family on the words of the listing, all fields alike.

    One logistic regression for each class and risk of a family and for having no label; their
    probabilities are made to sum to 1. The risk is the expected target.
    """
    from sklearn.feature_extraction.text import HashingVectorizer

    vectorizer = HashingVectorizer(
        n_features=TEXT_FEATURES, ngram_range=(1, 2), alternate_sign=False, binary=True
    )
    texts = vectorizer.transform([_text(labelled.listing) for labelled in listings])
    models = {family: _TextModel(texts, _classes(listings, family)) for family in FAMILIES}

    def answers(labelled: LabelledListing) -> Mapping[str, Answer]:
        text = vectorizer.transform([_text(labelled.listing)])
        found = {family: model.answer(text) for family, model in models.items()}
        return {family: answer for family, answer in found.items() if answer.risk >= SHOWN_RISK}

    return answers


#: The verdict and the target of a label; ``None`` and 0 where there is none.
_Class = tuple[Verdict | None, float]


def _classes(listings: Sequence[LabelledListing], family: str) -> list[_Class]:
    none = Label(None, 0.0)
    labels = (labelled.labels.get(family, none) for labelled in listings)
    return [(label.verdict, label.risk) for label in labels]


class _TextModel:
    """The classifier of one family."""

    def __init__(self, texts: Any, classes: Sequence[_Class]) -> None:
        from sklearn.linear_model import LogisticRegression

        self._names = sorted(set(classes), key=str)
        # the dual form and the coarse tolerance are fifty times as fast here and measure the same
        settings = {"C": TEXT_C, "solver": "liblinear", "dual": True, "tol": 0.1, "random_state": 0}
        self._columns = [
            LogisticRegression(**settings).fit(texts, [one == name for one in classes])
            for name in (self._names if len(self._names) > 1 else [])
        ]

    def answer(self, text: Any) -> Answer:
        """The expected target over all classes as risk, the likeliest class as verdict."""
        risk, verdicts = 0.0, dict.fromkeys(VERDICTS, 0.0)
        scores = [_probability(column, text) for column in self._columns]
        for (verdict, target), score in zip(self._names, scores, strict=False):
            if verdict is not None:
                risk += score / sum(scores) * target
                verdicts[verdict] += score
        return Answer(risk, max(VERDICTS, key=lambda verdict: verdicts[verdict]))


def _probability(column: Any, text: Any) -> float:
    """As ``predict_proba`` of one text, without its checks, which take longer than the product."""
    margin = float(column.coef_[0][text.indices] @ text.data) + float(column.intercept_[0])
    return 1 / (1 + exp(-margin))


def _text(listing: Listing) -> str:
    return "\n".join(field.text for field in listing.fields)
