from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import InputError
from listinglint.evaluating.labels import Label, label_of, plain_label
from listinglint.rules import FAMILIES, VERDICTS


@pytest.mark.parametrize(
    ("level", "risk", "is_serious"),
    [("high", 0.9, True), ("medium", 0.5, True), ("low", 0.1, False)],
)
def test_a_level_stands_for_a_stop_rate(level: str, risk: float, is_serious: bool) -> None:
    family, label = label_of({"family": "ppe", "class": "word", "risk": level, "words": ["mask"]})
    assert (family, label) == ("ppe", Label("word", risk, ("mask",)))
    assert (label.level, label.is_serious) == (level, is_serious)


@pytest.mark.parametrize("risk", [1, 1.0, "1", True])
def test_an_outcome_has_a_number_for_its_risk_and_no_class(risk: object) -> None:
    assert label_of({"family": "ppe", "risk": risk}) == ("ppe", Label(None, 1.0))


@pytest.mark.parametrize(
    ("label", "complaint"),
    [
        ("ppe", "a label is an object, not 'ppe'"),
        ({"class": "word", "risk": "low"}, "unknown family None"),
        ({"family": ["ppe"], "risk": "low"}, r"unknown family \['ppe'\]"),
        ({"family": "ppe", "class": "false", "risk": "low"}, "unknown class 'false'"),
        ({"family": "ppe", "class": "word"}, "unknown risk None"),
        ({"family": "ppe", "class": "word", "risk": "1.5"}, "unknown risk '1.5'"),
        ({"family": "ppe", "class": "word", "risk": "nan"}, "unknown risk 'nan'"),
    ],
)
def test_a_label_that_cannot_be_used_is_quoted(label: object, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        label_of(label)


@given(
    st.sampled_from(FAMILIES),
    st.builds(
        Label,
        st.sampled_from(VERDICTS) | st.none(),
        st.floats(0, 1),
        st.lists(st.text(), max_size=3).map(tuple),
    ),
)
def test_a_label_survives_being_written_and_read(family: str, label: Label) -> None:
    assert label_of(plain_label(family, label)) == (family, label)
