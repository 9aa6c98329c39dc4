import json
from pathlib import Path

import pytest
from made_rules import listing

from listinglint.classifying import Judge, KindModel, ModelJudge, PriorJudge, RiskModel
from listinglint.classifying.weights import ModelError
from listinglint.errors import InputError
from listinglint.evaluating import Label, LabelledListing
from listinglint.linter import Linter
from listinglint.listings import Listing
from listinglint.rules import Rulebook
from listinglint.training import KINDS_FOLDER, RISK_FOLDER, fit, refine

from .conftest import trained

SOCKS = "Antibacterial cotton socks"


def top_risk(judge: Judge, rulebook: Rulebook, found_in: Listing, family: str) -> float:
    linter = Linter(rulebook, as_of="2026-11-21", judge=judge)
    risks = [f.risk for f in linter.findings(found_in) if f.rule.family == family]
    return max(risks, default=0.0)


def outcomes(text: str, risk: float, count: int) -> list[LabelledListing]:
    labels = {"pesticide": Label(None, risk)}
    return [
        LabelledListing(f"sku-{n}", listing(title=text), labels, is_complete=False)
        for n in range(count)
    ]


def test_the_same_corpus_gives_the_same_bytes(
    models: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    trained(tmp_path, rulebook)
    for folder in (KINDS_FOLDER, RISK_FOLDER):
        name = Path(folder, "model.json")
        assert (tmp_path / name).read_bytes() == (models / name).read_bytes()


def test_the_report_counts_what_was_learned_from(tmp_path: Path, rulebook: Rulebook) -> None:
    report = trained(tmp_path, rulebook)
    assert report.labelled == 81
    assert report.examples["pesticide"] >= 29
    assert "toys" in report.kinds
    text = list(report.lines())
    assert "81 labelled listings" in text
    assert [line for line in text if line.startswith("wrote ")] == [
        f"wrote {path}" for path in report.files
    ]
    assert all(path.is_file() for path in report.files)


def test_a_trained_judge_keeps_claims_apart_from_innocent_words(
    models: Path, rulebook: Rulebook
) -> None:
    judge = ModelJudge(RiskModel.read(models / RISK_FOLDER))
    assert top_risk(judge, rulebook, listing(title=SOCKS), "pesticide") > 0.7
    mold = listing(title="Silicone candle mold, 6 cavities", category="Home > Kitchen > Baking")
    assert top_risk(judge, rulebook, mold, "pesticide") < 0.3


def test_fit_teaches_a_judge_in_memory(listings: list[LabelledListing], rulebook: Rulebook) -> None:
    judge = fit(listings, rulebook=rulebook)
    assert top_risk(judge, rulebook, listing(title=SOCKS), "pesticide") > 0.7
    # no label in this small set says that such words are harmless
    harmless = [
        LabelledListing(f"h-{n}", listing(title=SOCKS), {"pesticide": Label("word", 0.1)})
        for n in range(200)
    ]
    taught = fit([*listings, *harmless], rulebook=rulebook)
    assert top_risk(taught, rulebook, listing(title=SOCKS), "pesticide") < top_risk(
        judge, rulebook, listing(title=SOCKS), "pesticide"
    )


@pytest.mark.parametrize(("stopped", "text"), [(0.0, SOCKS), (1.0, "Mildew resistant bath mat")])
def test_outcomes_move_the_risk_of_such_listings_their_way(
    stopped: float, text: str, models: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    before = ModelJudge(RiskModel.read(models / RISK_FOLDER))
    refine(models, outcomes(text, stopped, 60), tmp_path, rulebook=rulebook)
    after = ModelJudge(RiskModel.read(tmp_path / RISK_FOLDER))
    told = listing(title=text)
    moved = top_risk(after, rulebook, told, "pesticide") - top_risk(
        before, rulebook, told, "pesticide"
    )
    assert moved * (1 if stopped else -1) > 0.05


def test_a_few_outcomes_move_less_than_many(
    models: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    risks = []
    for count in (2, 100):
        refine(models, outcomes(SOCKS, 0.0, count), tmp_path / str(count), rulebook=rulebook)
        judge = ModelJudge(RiskModel.read(tmp_path / str(count) / RISK_FOLDER))
        risks.append(top_risk(judge, rulebook, listing(title=SOCKS), "pesticide"))
    assert risks[0] > risks[1] + 0.1


def test_outcomes_without_a_verdict_leave_the_verdicts_alone(
    models: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    refine(models, outcomes(SOCKS, 0.0, 50), tmp_path, rulebook=rulebook)
    old, new = (RiskModel.read(path / RISK_FOLDER).plain["weights"] for path in (models, tmp_path))
    kept = {
        (table, name): values[:3] for table, names in old.items() for name, values in names.items()
    }
    moved = {
        (table, name): values[:3] for table, names in new.items() for name, values in names.items()
    }
    assert {key: values for key, values in moved.items() if any(values)} == {
        key: values for key, values in kept.items() if any(values)
    }


def test_refining_copies_the_product_kinds(
    models: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    refine(models, outcomes(SOCKS, 1.0, 1), tmp_path, rulebook=rulebook)
    assert (
        KindModel.read(tmp_path / KINDS_FOLDER).plain == KindModel.read(models / KINDS_FOLDER).plain
    )


def test_refining_goes_on_from_what_was_refined(
    models: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    refine(models, outcomes(SOCKS, 0.0, 20), tmp_path, rulebook=rulebook)
    once = json.loads((tmp_path / RISK_FOLDER / "model.json").read_bytes())
    refine(tmp_path, outcomes(SOCKS, 0.0, 20), tmp_path, rulebook=rulebook)
    twice = json.loads((tmp_path / RISK_FOLDER / "model.json").read_bytes())
    assert once["version"] != twice["version"]


def test_listings_in_which_nothing_is_found_teach_nothing(
    models: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    with pytest.raises(InputError, match="nothing to learn"):
        refine(models, outcomes("Oak shelf", 0.0, 3), tmp_path, rulebook=rulebook)
    assert not list(tmp_path.iterdir())


def test_a_base_without_models_is_refused_by_name(tmp_path: Path, rulebook: Rulebook) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        refine(tmp_path / "none", outcomes(SOCKS, 0.0, 1), tmp_path, rulebook=rulebook)


def test_without_models_the_priors_stand(rulebook: Rulebook) -> None:
    assert top_risk(PriorJudge(), rulebook, listing(title=SOCKS), "pesticide") == pytest.approx(0.9)
