import pytest
from made_rules import book, lint, linter, listing, rule

from listinglint.classifying import PriorJudge
from listinglint.classifying.priors import COMPANION_SHARE, MAX_COMPANIONS, deciding_context
from listinglint.findings import Candidate, Span
from listinglint.rules import Context, Prior, Rule


def made(**changes: object) -> Rule:
    (only,) = book({"pesticide/made": rule(**changes)}).rules
    return only


def candidate(
    of: Rule, *, field: str = "bullet_1", contexts: frozenset[int] = frozenset()
) -> Candidate:
    return Candidate(of, listing(**{field: "germ"}).fields[0], Span(0, 4), contexts=contexts)


def test_without_context_the_prior_speaks() -> None:
    opinion = PriorJudge().opinion(candidate(made()), kinds=frozenset(), companions=0)
    assert opinion is not None
    assert (opinion.risk, opinion.verdict) == (0.9, "claim")
    assert sum(opinion.verdicts.values()) == pytest.approx(1)
    assert max(opinion.verdicts, key=opinion.verdicts.__getitem__) == "claim"


@pytest.mark.parametrize(
    ("field", "risk"),
    [
        ("title", 0.9),
        ("bullet_7", 0.9),
        ("keywords", 0.9),
        ("attribute:x", 0.9),
        ("category", 0.45),
        ("product_type", 0.45),
        ("brand", 0.45),
    ],
)
def test_fields_that_describe_loosely_have_half_the_risk(field: str, risk: float) -> None:
    opinion = PriorJudge().opinion(candidate(made(), field=field), kinds=frozenset(), companions=0)
    assert opinion is not None
    assert opinion.risk == pytest.approx(risk)


@pytest.mark.parametrize("companions", [0, 1, 2, 3, 4, 40])
def test_each_companion_takes_a_share_of_what_is_left(companions: int) -> None:
    of = made(prior={"verdict": "claim", "risk": 0.4})
    opinion = PriorJudge().opinion(candidate(of), kinds=frozenset(), companions=companions)
    assert opinion is not None
    left = 0.6 * (1 - COMPANION_SHARE) ** min(companions, MAX_COMPANIONS)
    assert opinion.risk == pytest.approx(1 - left)


@pytest.mark.parametrize(
    ("family", "kind", "said", "judged"),
    [
        ("disease", "medicines", "claim", "regulated"),
        ("medical", "medicines", "claim", "regulated"),
        ("disease", "medicines", "word", "word"),
        ("disease", "skin-care", "claim", "claim"),
        ("pesticide", "medicines", "claim", "claim"),
    ],
)
def test_what_is_said_of_a_medicine_is_no_claim_of_an_ordinary_product(
    family: str, kind: str, said: str, judged: str
) -> None:
    of = rule(prior={"verdict": said, "risk": 0.6})
    (only,) = book({f"{family}/made": of}).rules
    opinion = PriorJudge().opinion(candidate(only), kinds=frozenset({kind}), companions=0)
    assert opinion is not None
    assert (opinion.verdict, opinion.risk) == (judged, 0.6)


def test_an_innocent_word_stays_innocent_in_whatever_company() -> None:
    of = made(prior={"verdict": "word", "risk": 0.2})
    opinion = PriorJudge().opinion(candidate(of), kinds=frozenset(), companions=9)
    assert opinion is not None
    assert opinion.risk == 0.2


def test_a_family_without_verdict_gets_none() -> None:
    style = book({"style/made": rule(prior={"risk": 0.9})}).rules[0]
    opinion = PriorJudge().opinion(candidate(style), kinds=frozenset(), companions=0)
    assert opinion is not None
    assert (opinion.verdict, opinion.verdicts) == (None, {})


def test_the_product_is_asked_of_contexts_whose_words_hold() -> None:
    books = Context(product=("books",), risk=0.1)
    others = Context(not_product=("books",), risk=0.2)
    plain = Context(risk=0.3)
    of = Rule("a/b", "a", "", "", {}, {}, (), Prior("claim", 0.9, (books, others, plain)), "")
    every, last = frozenset({0, 1, 2}), frozenset({2})
    cases = [(every, {"books"}, 0), (every, set(), 1), (last, {"books"}, 2)]
    for contexts, kinds, position in cases:
        one = candidate(of, contexts=contexts)
        assert deciding_context(one, frozenset(kinds)) == position
    assert deciding_context(candidate(of), frozenset()) is None


@pytest.mark.parametrize(
    ("context", "answer"),
    [
        ({"unless": [{"after": ["oil"]}]}, None),
        ({"unless": [{"after": ["oil"], "risk": 0.3}]}, (0.3, "word")),
        ({"unless": [{"after": ["oil"], "risk": 0.3, "verdict": "claim"}]}, (0.3, "claim")),
    ],
)
def test_an_innocent_context_silences_or_makes_a_word_of_it(context: dict, answer: object) -> None:
    findings = lint(linter(match={"en": {"phrases": ["germ"]}}, **context), "germ oil")
    assert [(f.risk, f.verdict) for f in findings] == ([answer] if answer else [])


def test_a_context_of_the_prior_keeps_its_verdict_unless_it_says_another() -> None:
    when = [{"after": ["oil"], "risk": 0.3}, {"after": ["bath"], "risk": 0.4, "verdict": "word"}]
    baths = linter(
        match={"en": {"phrases": ["germ"]}}, prior={"verdict": "claim", "risk": 0.9, "when": when}
    )
    assert [(f.risk, f.verdict) for f in lint(baths, "germ oil")] == [(0.3, "claim")]
    assert [(f.risk, f.verdict) for f in lint(baths, "germ bath")] == [(0.4, "word")]
