"""The models that the small corpus of the repository teaches, trained once for all tests."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from listinglint.evaluating import LabelledListing, read_labelled
from listinglint.rulefiles.rulebook import load_rulebook
from listinglint.rules import Rulebook
from listinglint.training import TrainingReport, train

MADE = Path(__file__).parents[2] / "training"
LABELS = MADE / "labels" / "made.jsonl"


def trained(output: Path, rulebook: Rulebook) -> TrainingReport:
    """Both models, from nothing but the small corpus."""
    corpus, categories = MADE / "corpus", MADE / "categories.yaml"
    return train(corpus, [LABELS], output, rulebook=rulebook, categories=categories)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="session")
def listings() -> Sequence[LabelledListing]:
    return read_labelled(LABELS)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook) -> Path:
    output = tmp_path_factory.mktemp("models")
    trained(output, rulebook)
    return output
