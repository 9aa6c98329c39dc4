from __future__ import annotations

from made_rules import book, listing, rule

from listinglint.evaluating.answering import cases_of, linter_answers, top_finding
from listinglint.evaluating.labels import Label, LabelledListing
from listinglint.evaluating.measures import Answer
from listinglint.linter import Linter

REWORD = {"en": [{"text": "easy to clean", "applicability": "unsafe"}]}


def made(word: str, verdict: str | None, risk: float, **keys: object) -> dict[str, object]:
    prior = {"risk": risk} | ({"verdict": verdict} if verdict else {})
    return rule(match={"en": {"phrases": [word]}}, prior=prior, **keys)


LINTER = Linter(
    book(
        {
            "pesticide/kills": made("kills", "claim", 0.9, reword=REWORD),
            "pesticide/spray": made("spray", "regulated", 0.9),
            "pesticide/germ": made("germ", "word", 0.2),
            "style/odd": made("odd", None, 0.95),
        }
    ),
    as_of="2026-11-21",
)


def answered(text: str, truth: Label | None = None) -> dict[str, Answer]:
    labels = {"pesticide": truth} if truth else {}
    return dict(linter_answers(LINTER)(LabelledListing("key", listing(text), labels)))


def test_the_riskiest_finding_of_a_family_answers_for_it() -> None:
    assert answered("kills a germ, odd")["pesticide"] == Answer(0.9, "claim")
    assert answered("a germ") == {"pesticide": Answer(0.2, "word")}


def test_of_equal_risks_regulated_comes_before_claim() -> None:
    assert answered("kills, a spray")["pesticide"].verdict == "regulated"
    assert answered("a spray, kills")["pesticide"].verdict == "regulated"


def test_wordings_are_tried_where_the_label_makes_them_count() -> None:
    assert answered("a towel, kills, blue", Label("claim", 0.9))["pesticide"].offers_wording
    assert answered("a towel, kills, blue", Label("regulated", 0.9))["pesticide"].offers_wording
    assert not answered("a towel, kills, blue", Label("word", 0.9))["pesticide"].offers_wording
    assert not answered("a spray", Label("claim", 0.9))["pesticide"].offers_wording


def test_a_case_keeps_key_labels_and_answers() -> None:
    labels = {"ppe": Label("word", 0.1)}
    labelled = LabelledListing("k", listing("a germ"), labels, is_complete=False)
    (case,) = cases_of([labelled], linter_answers(LINTER))
    assert (case.key, case.labels, case.is_complete) == ("k", labels, False)
    assert set(case.answers) == {"pesticide"}


def test_the_top_finding_is_of_form_only_where_nothing_else_is_found() -> None:
    top = top_finding(LINTER, listing("a germ, odd"))
    assert top is not None
    assert top.rule.name == "pesticide/germ"
    top = top_finding(LINTER, listing("odd"))
    assert top is not None
    assert top.rule.name == "style/odd"
    assert top_finding(LINTER, listing("plain")) is None
