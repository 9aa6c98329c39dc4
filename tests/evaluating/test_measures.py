"""Every measure, counted by hand on a few listings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.evaluating.intervals import Share
from listinglint.evaluating.labels import TARGETS, Label
from listinglint.evaluating.measures import SHARES, Answer, Case, Measures, measure
from listinglint.rules import FAMILIES, VERDICTS, Verdict


def label(verdict: Verdict | None, level: str) -> Label:
    return Label(verdict, {str(name): risk for name, risk in TARGETS.items()}[level])


def one(
    truth: Label | None, answer: Answer | None, *, family: str = "pesticide", complete: bool = True
) -> Case:
    labels = {family: truth} if truth else {}
    answers = {family: answer} if answer else {}
    return Case("key", labels, answers, complete)


def share(name: str, *cases: Case, of: str = "pesticide") -> Share:
    return measure(cases).shares[of][name]


CLAIM = Answer(0.9, "claim")
SILENT = Answer(0.29, "claim")


@pytest.mark.parametrize(
    ("truth", "counts"),
    [
        (label("regulated", "high"), True),
        (label("claim", "medium"), True),
        (label("claim", "low"), False),
        (label("word", "high"), False),
    ],
)
def test_must_recall_counts_serious_labels_that_are_no_mere_words(
    truth: Label, counts: bool
) -> None:
    assert share("must recall", one(truth, CLAIM)) == Share(counts, counts)
    assert share("must recall", one(truth, SILENT)) == Share(0, counts)
    assert share("must recall", one(truth, None)) == Share(0, counts)


def test_should_recall_counts_serious_labels_of_any_class() -> None:
    cases = [
        one(label("word", "medium"), CLAIM),
        one(label("claim", "high"), None),
        one(label("word", "low"), CLAIM),
    ]
    assert share("should recall", *cases) == Share(1, 2)


@pytest.mark.parametrize(
    ("truth", "right"),
    [
        (None, False),
        (label("word", "low"), False),
        (label("word", "medium"), True),
        (label("claim", "low"), True),
        (label("regulated", "low"), True),
    ],
)
def test_a_flag_is_right_on_what_is_serious_or_really_claimed(
    truth: Label | None, right: bool
) -> None:
    assert share("precision", one(truth, Answer(0.3, "word"))) == Share(right, 1)
    assert share("precision", one(truth, SILENT)) == Share(0, 0)


def test_low_words_are_kept_low_when_nothing_flags_them() -> None:
    word = label("word", "low")
    cases = [
        one(word, SILENT),
        one(word, None),
        one(word, CLAIM),
        one(label("claim", "low"), CLAIM),
    ]
    assert share("low kept low", *cases) == Share(2, 3)


def test_verdict_asks_labels_with_an_answer_and_verdict_all_the_serious_ones() -> None:
    cases = [
        one(label("claim", "high"), CLAIM),
        one(label("regulated", "high"), CLAIM),
        one(label("claim", "medium"), None),
        one(label("claim", "low"), SILENT),
        one(None, CLAIM),
    ]
    assert share("verdict", *cases) == Share(2, 3)
    assert share("verdict all", *cases) == Share(1, 3)


def test_wordings_are_wanted_for_claims_and_unwanted_for_regulated_products() -> None:
    offered = Answer(0.9, "claim", offers_wording=True)
    cases = [
        one(label("claim", "high"), offered),
        one(label("claim", "medium"), CLAIM),
        one(label("claim", "low"), offered),
        one(label("regulated", "low"), offered),
        one(label("regulated", "high"), CLAIM),
        one(label("regulated", "high"), Answer(0.2, "claim", offers_wording=True)),
    ]
    assert share("claim fixed", *cases) == Share(1, 2)
    assert share("regulated fixed", *cases) == Share(1, 2)


def test_clean_listings_are_alarmed_by_restricted_families_only() -> None:
    cases = [
        one(None, CLAIM),
        one(None, CLAIM, family="green"),
        one(None, SILENT),
        one(None, None),
        one(label("word", "low"), CLAIM),
    ]
    assert measure(cases).clean_alarmed == Share(1, 4)


def test_families_are_summed_up_apart_by_group_and_unlabelled_families_are_left_out() -> None:
    cases = [
        one(label("claim", "high"), CLAIM, family="pesticide"),
        one(label("claim", "high"), None, family="ppe"),
        one(label("claim", "high"), CLAIM, family="green"),
        one(None, CLAIM, family="trademark"),
    ]
    measures = measure(cases)
    assert measures.families == ["pesticide", "ppe", "green"]
    assert measures.shares["restricted"]["must recall"] == Share(1, 2)
    assert measures.shares["soft"]["must recall"] == Share(1, 1)


def test_risk_is_compared_with_the_target_of_the_label_and_with_0_without_one() -> None:
    cases = [
        one(label("claim", "high"), Answer(0.8, "claim")),  # 0.1 below
        one(label("word", "low"), Answer(0.83, "claim")),  # 0.73 above, in the same bin
        one(label("claim", "medium"), None),  # 0.5 below
        one(None, Answer(0.2, "word")),  # 0.2 above
        one(None, None),  # no pair
    ]
    calibration = measure(cases).calibration["restricted"]
    assert calibration.pairs == 4
    assert calibration.brier == pytest.approx((0.1**2 + 0.73**2 + 0.5**2 + 0.2**2) / 4)
    assert calibration.ece == pytest.approx((0.63 + 0.5 + 0.2) / 4)


def test_a_risk_of_1_is_in_the_last_bin() -> None:
    cases = [one(label("claim", "high"), Answer(1.0, "claim")), one(None, Answer(0.95, "claim"))]
    assert measure(cases).calibration["restricted"].ece == pytest.approx((0.1 + 0.95) / 2)


def test_an_outcome_says_nothing_of_families_without_label() -> None:
    stopped = Case("key", {"ppe": Label(None, 1.0)}, {"ppe": CLAIM, "pesticide": CLAIM}, False)
    measures = measure([stopped, one(None, CLAIM, complete=False)])
    assert measures.families == ["ppe"]
    assert measures.clean_alarmed == Share(0, 0)
    assert measures.shares["ppe"]["should recall"] == Share(1, 1)
    assert measures.shares["ppe"]["verdict"] == Share(0, 0)


def test_nothing_measured_is_no_error() -> None:
    assert measure([]) == Measures({}, {}, Share(0, 0), 0)


_LABELS = st.builds(Label, st.sampled_from(VERDICTS), st.sampled_from(list(TARGETS.values())))
_ANSWERS = st.builds(Answer, st.floats(0, 1), st.sampled_from(VERDICTS), st.booleans())
_CASES = st.lists(
    st.builds(
        Case,
        st.just("key"),
        st.dictionaries(st.sampled_from(FAMILIES), _LABELS, max_size=3),
        st.dictionaries(st.sampled_from(FAMILIES), _ANSWERS, max_size=3),
    ),
    max_size=6,
)


@given(_CASES)
def test_no_share_has_more_hits_than_cases_and_groups_hold_their_families(
    cases: list[Case],
) -> None:
    measures = measure(cases)
    for shares in measures.shares.values():
        assert all(0 <= shares[name].hits <= shares[name].total for name in SHARES)
    for name in SHARES:
        total = sum(measures.shares[family][name].total for family in measures.families)
        assert total == sum(
            shares[name].total
            for group, shares in measures.shares.items()
            if group in ("restricted", "soft")
        )


@given(_CASES)
def test_a_linter_that_repeats_the_labels_makes_no_mistake(cases: list[Case]) -> None:
    right = [
        Case(c.key, c.labels, {f: Answer(x.risk, x.verdict) for f, x in c.labels.items()})
        for c in cases
    ]
    measures = measure(right)
    wanted = ("must recall", "should recall", "precision", "low kept low", "verdict", "verdict all")
    for shares in measures.shares.values():
        assert all(shares[name].hits == shares[name].total for name in wanted)
    assert all(c.brier == c.ece == 0 for c in measures.calibration.values())
    assert measures.clean_alarmed.hits == 0
