"""What is stored is what scikit-learn says with the same rounded weights."""

from collections.abc import Sequence
from pathlib import Path

import numpy
import pytest
from sklearn.linear_model import LogisticRegression

from listinglint.classifying import KindModel, RiskModel
from listinglint.classifying.kinds import words_of
from listinglint.classifying.models import sigmoid, softmax
from listinglint.evaluating import LabelledListing
from listinglint.folding import fold
from listinglint.rules import VERDICTS, Rulebook
from listinglint.training import KINDS_FOLDER, RISK_FOLDER
from listinglint.training.examples import examples_of
from listinglint.training.exporting import rounded, with_version, write_model
from listinglint.training.verdicts import design, features_of

TITLES = ("Wooden dinosaur puzzle", "Gentle clay sheet mask", "Enamel saucepan", "", "Ünknown wörd")


def regression(classes: Sequence[object], weights: object, bias: object) -> LogisticRegression:
    model = LogisticRegression()
    model.classes_ = numpy.array(classes)
    model.coef_ = numpy.array(weights)
    model.intercept_ = numpy.array(bias)
    return model


def test_verdict_and_risk_equal_scikit_learn(
    models: Path, listings: Sequence[LabelledListing], rulebook: Rulebook
) -> None:
    model = RiskModel.read(models / RISK_FOLDER)
    kinds = KindModel.read(models / KINDS_FOLDER)
    examples = examples_of(listings, rulebook=rulebook, kinds=kinds)
    features = features_of(examples, least=1)
    stored = model.plain["weights"]
    weights = [stored[table].get(name, [0.0] * 4) for table, name in features]
    columns = list(zip(*weights, strict=True))
    matrix = design(examples, features, scaled=False)
    verdicts = regression(VERDICTS, columns[:3], [0.0] * 3).predict_proba(matrix)
    risks = regression([0, 1], columns[3:], [0.0]).predict_proba(matrix)[:, 1]
    assert len(examples) > 60
    for example, verdict, risk in zip(examples, verdicts, risks, strict=True):
        scores = model.scores(example.evidence)
        assert softmax(scores[:3]) == pytest.approx(verdict, abs=1e-9)
        assert sigmoid(scores.risk) == pytest.approx(risk, abs=1e-9)


def test_product_kinds_equal_scikit_learn(models: Path) -> None:
    model = KindModel.read(models / KINDS_FOLDER)
    words = sorted(model.plain["words"])
    texts = [(fold(title).words, fold("Play > Toys").words) for title in TITLES]
    matrix = numpy.array([[word in words_of(*text) for word in words] for text in texts], float)
    for number, kind in enumerate(model.kinds):
        weights = [
            dict(zip(model.plain["words"][w][::2], model.plain["words"][w][1::2], strict=True)).get(
                number, 0.0
            )
            for w in words
        ]
        learned = regression([0, 1], [weights], [model.plain["bias"][number]])
        said = learned.predict_proba(matrix)[:, 1]
        for text, probability in zip(texts, said, strict=True):
            assert sigmoid(model.scores(*text)[number]) == pytest.approx(probability, abs=1e-9), (
                kind
            )


def test_zero_is_stored_without_a_sign() -> None:
    assert str(rounded([-0.0001, 0.12345])) == "[0.0, 0.123]"


def test_the_version_changes_with_any_number() -> None:
    plain = {"model": "m", "schema": 1, "bias": [0.1]}
    assert with_version(plain) == with_version(dict(plain))
    assert with_version(plain)["version"] != with_version(plain | {"bias": [0.2]})["version"]


def test_a_model_is_written_as_one_line_of_json(tmp_path: Path) -> None:
    path = write_model({"model": "m", "words": {"ü": [1.5]}}, tmp_path / "new")
    assert path.read_bytes() == '{"model":"m","words":{"ü":[1.5]}}\n'.encode()
