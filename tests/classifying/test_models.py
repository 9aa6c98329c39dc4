import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rules import AS_OF, book, listing, rule

from listinglint.classifying import ModelJudge, Opinion, RiskModel
from listinglint.classifying.features import groups_of
from listinglint.classifying.models import KIND, PRIOR, SCHEMA, SHARED, sigmoid, softmax
from listinglint.classifying.priors import prior_verdicts
from listinglint.classifying.weights import ModelError
from listinglint.data import MODELS_DIR
from listinglint.findings import Candidate, Finding, Span
from listinglint.linter import Linter
from listinglint.listings import Column, Field
from listinglint.rules import VERDICTS, Verdict

SHIPPED = MODELS_DIR / "verdict-risk"
RISKS = st.floats(0, 1)


def model(**tables: dict[str, list[float]]) -> RiskModel:
    """A model that says what the priors say, but for these weights; ``shared`` is for all."""
    same = {PRIOR: [0.0, 0.0, 0.0, 1.0]}
    weights = {SHARED: same | tables.pop("shared", {}), "pesticide": {}, **tables}
    return RiskModel({"model": KIND, "schema": SCHEMA, "weights": weights})


def phrase(word: str, risk: float, verdict: Verdict = "claim") -> dict[str, object]:
    return rule(match={"en": {"phrases": [word]}}, prior={"verdict": verdict, "risk": risk})


def judged(judge: RiskModel, files: dict[str, object], text: str, **others: str) -> list[Finding]:
    made = Linter(book(files), as_of=AS_OF, judge=ModelJudge(judge))
    return made.findings(listing(text, **others))


def test_a_model_without_an_opinion_leaves_the_risk_as_it_was() -> None:
    (finding,) = judged(model(), {"pesticide/made": phrase("germ", 0.4)}, "germ")
    assert finding.risk == pytest.approx(0.4)


def test_weights_of_the_family_and_of_all_families_add_up() -> None:
    weights = {"shared": {"always": [0, 0, 0, 1.0]}, "pesticide": {"always": [0, 0, 0, 1.0]}}
    (finding,) = judged(model(**weights), {"pesticide/made": phrase("germ", 0.5)}, "germ")
    assert finding.risk == pytest.approx(sigmoid(2.0))


@pytest.mark.parametrize(
    ("verdict", "risk", "shown"),
    [("claim", 0.2, 0.305), ("regulated", 0.15, 0.3), ("word", 0.2, 0.2), ("claim", 0.14, 0.14)],
)
def test_a_claim_that_its_context_barely_saves_is_doubted(
    verdict: Verdict, risk: float, shown: float
) -> None:
    lean = {
        "pesticide": {f"prior {verdict}": [float(verdict == each) * 9 for each in VERDICTS] + [0]}
    }
    made = phrase("germ", risk, verdict)
    (finding,) = judged(model(**lean), {"pesticide/made": made}, "germ")
    assert (finding.verdict, finding.risk) == (verdict, pytest.approx(shown))


def test_only_restricted_families_are_doubted() -> None:
    lean = {"green": {"always": [0.0, 9.0, 0.0, 0.0]}}
    (finding,) = judged(model(**lean), {"green/made": phrase("green", 0.2)}, "green")
    assert finding.risk == pytest.approx(0.2)


def test_what_is_beside_counts() -> None:
    weights = {"pesticide": {"with pesticide/mold": [0, 0, 0, 1.0], "alone": [0, 0, 0, -1.0]}}
    files = {"pesticide/germ": phrase("germ", 0.5), "pesticide/mold": phrase("mold", 0.2)}
    (alone,) = judged(model(**weights), files, "germ")
    germ, _ = judged(model(**weights), files, "germ and mold")
    halfway = (sigmoid(-1) + 0.5) / 2  # downwards the model is followed half of the way
    assert (alone.risk, germ.risk) == (pytest.approx(halfway), pytest.approx(sigmoid(1)))


def test_all_findings_of_a_family_are_moved_alike_and_keep_their_order() -> None:
    weights = {"shared": {"rule pesticide/germ": [0, 0, 0, 1.0]}}
    files = {"pesticide/germ": phrase("germ", 0.8), "pesticide/mold": phrase("mold", 0.4)}
    germ, mold = judged(model(**weights), files, "germ and mold")
    assert germ.risk == pytest.approx(sigmoid(sigmoid_odds(0.8) + 1))
    assert mold.risk == pytest.approx(sigmoid(sigmoid_odds(0.4) + 1))


def sigmoid_odds(risk: float) -> float:
    from math import log

    return log(risk / (1 - risk))


def test_findings_of_a_family_share_the_verdict_unless_their_rules_differ() -> None:
    weights = {"shared": {"prior claim": [0, 5.0, 0, 0]}}
    files = {
        "pesticide/claim": phrase("germ", 0.8),
        "pesticide/same": phrase("mold", 0.2),
        "pesticide/other": phrase("spray", 0.5, "regulated"),
    }
    germ, mold, spray = judged(model(**weights), files, "germ mold spray")
    assert germ.verdicts == mold.verdicts
    assert germ.verdict == "claim"
    assert spray.verdicts["regulated"] > germ.verdicts["regulated"]


def test_equal_verdicts_fall_to_the_more_serious_one() -> None:
    (finding,) = judged(model(), {"pesticide/made": phrase("germ", 0.4)}, "germ")
    assert list(finding.verdicts.values()) == pytest.approx([1 / 3] * 3)
    assert finding.verdict == "regulated"


@pytest.mark.parametrize("family", ["contact", "style"])
def test_families_without_labels_keep_their_priors(family: str) -> None:
    files = {f"{family}/made": phrase("germ", 0.4)}
    weights = {"shared": {"always": [9.0, 0, 0, 9.0]}}
    (finding,) = judged(model(**weights), files, "germ")
    assert finding.risk == 0.4
    assert finding.verdict == (None if family == "style" else "claim")


def test_a_rule_and_a_kind_that_came_after_training_are_survived() -> None:
    files = {
        "products/airships": {"summary": "Airships", "title": {"en": ["airship"]}},
        "pesticide/unheard-of": phrase("germ", 0.9),
    }
    (finding,) = judged(RiskModel.read(SHIPPED), files, "germ", title="Airship")
    assert 0.5 < finding.risk < 1
    assert finding.verdict == "claim"
    assert sum(finding.verdicts.values()) == pytest.approx(1)


def candidate(name: str, *, negated: bool = False, framed: bool = False) -> Candidate:
    made = book({"pesticide/made": rule()}).rules[0]
    own = replace(made, name=name, family=name.partition("/")[0])
    verb = "kills" if framed else None
    field = Field(Column("title", "title"), "germ")
    return Candidate(own, field, Span(0, 4), verb=verb, negated=negated)


@given(
    priors=st.lists(
        st.tuples(
            st.sampled_from(("pesticide/a", "pesticide/b", "disease/a", "contact/a")),
            RISKS,
            st.sampled_from(VERDICTS),
            st.booleans(),
        ),
        max_size=6,
    ),
    kinds=st.frozensets(st.sampled_from(("toys", "books", "airships"))),
)
def test_probabilities_stay_probabilities(
    priors: list[tuple[str, float, Verdict, bool]], kinds: frozenset[str]
) -> None:
    before = [
        (candidate(name, negated=flag), Opinion(risk, verdict, prior_verdicts(verdict)))
        for name, risk, verdict, flag in priors
    ]
    after = ModelJudge(RiskModel.read(SHIPPED)).together(before, kinds=kinds)
    assert [one for one, _ in after] == [one for one, _ in before]
    for _, opinion in after:
        assert 0 <= opinion.risk <= 1
        assert sum(opinion.verdicts.values()) == pytest.approx(1)
        assert all(0 <= share <= 1 for share in opinion.verdicts.values())
        assert opinion.verdicts[opinion.verdict] == max(opinion.verdicts.values())


@given(scores=st.lists(st.floats(-1e4, 1e4), min_size=3, max_size=3))
def test_a_softmax_sums_to_one_however_far_out(scores: list[float]) -> None:
    assert sum(softmax(scores)) == pytest.approx(1)


@given(score=st.floats(-1e300, 1e300))
def test_a_sigmoid_never_overflows(score: float) -> None:
    assert 0 <= sigmoid(score) <= 1
    assert sigmoid(score) + sigmoid(-score) == pytest.approx(1)


def test_the_lead_has_the_highest_risk_and_then_the_gravest_verdict() -> None:
    opinions = [
        (candidate("pesticide/a"), Opinion(0.5, "word", prior_verdicts("word"))),
        (candidate("pesticide/b"), Opinion(0.5, "regulated", prior_verdicts("regulated"))),
        (candidate("pesticide/c"), Opinion(0.1, "claim", prior_verdicts("claim"))),
        (candidate("disease/a"), Opinion(0.9, "claim", prior_verdicts("claim"))),
    ]
    disease, pesticide = groups_of(
        opinions, kinds=frozenset(), families=frozenset({"pesticide", "disease"})
    )
    assert pesticide.lead[0].rule.name == "pesticide/b"
    assert {"rules 3", "has word", "beside disease", "with pesticide/a"} <= set(
        pesticide.evidence.names
    )
    assert "alone" in set(disease.evidence.names)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "cannot be read"),
        (b"\x80\x04pickle", "not JSON"),
        (b"[1, 2]", "is not a verdict-risk model"),
        (b'{"model": "product-kinds", "schema": 1}', "is not a verdict-risk model"),
        (b'{"model": "verdict-risk", "schema": 99}', "of schema 1"),
    ],
)
def test_a_file_that_is_no_model_is_refused_by_name(
    content: bytes | None, what: str, tmp_path: Path
) -> None:
    path = tmp_path / "model.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=what) as refused:
        RiskModel.read(path)
    assert str(path) in str(refused.value)


def test_the_version_is_that_of_the_file() -> None:
    stored = json.loads((SHIPPED / "model.json").read_bytes())
    assert RiskModel.read(SHIPPED).version == stored["version"] != ""


def test_judging_with_models_imports_nothing_heavy() -> None:
    code = """
import sys
from listinglint.classifying import KindModel, ModelJudge, RiskModel
from listinglint.data import MODELS_DIR
from listinglint.linter import Linter
from listinglint.listings import single_text
from listinglint.rulefiles.rulebook import load_rulebook
judge = ModelJudge(RiskModel.read(MODELS_DIR / "verdict-risk"))
kinds = KindModel.read(MODELS_DIR / "product-kinds")
linter = Linter(load_rulebook(), as_of="2026-11-21", judge=judge, kinds=kinds)
found = linter.findings(single_text("antibacterial", language="en", marketplace=None))
assert [f.rule.family for f in found if f.risk > 0.5] == ["pesticide"], found
print(sorted({"sklearn", "scipy", "numpy", "joblib", "pickle5", "spacy"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
