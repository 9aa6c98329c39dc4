import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import RuleError
from listinglint.rulefiles.yaml_source import allowed_instead, read_yaml


def test_every_value_has_its_line() -> None:
    source = read_yaml("a: 1\nb:\n  - x\n  - c: y\n\n    d: z\n", "f.yaml")
    assert source.value == {"a": 1, "b": ["x", {"c": "y", "d": "z"}]}
    paths = [("a",), ("b",), ("b", 0), ("b", 1), ("b", 1, "c"), ("b", 1, "d")]
    assert [source.line_of(path) for path in paths] == [1, 2, 3, 4, 4, 6]


def test_a_path_that_is_not_there_has_the_line_of_what_is_around_it() -> None:
    source = read_yaml("a: 1\nb:\n  c: 2\n", "f.yaml")
    assert source.line_of(("b", "d", "e")) == 2
    assert source.line_of(("x",)) == 1


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("12", 12),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("-5", "-5"),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("2026-11-21", "2026-11-21"),
        ("12:30", "12:30"),
        ("null", None),
        ("~", None),
        ("'12'", "12"),
        ("'true'", "true"),
    ],
)
def test_scalars_are_what_an_author_means(written: str, value: object) -> None:
    assert read_yaml(f"a: {written}\n", "f.yaml").value == {"a": value}


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "b:\n  a: 1\n  a: 2\n"])
def test_a_key_given_twice_is_an_error_on_its_second_line(text: str) -> None:
    with pytest.raises(RuleError, match="'a' is given twice") as caught:
        read_yaml(text, "f.yaml")
    assert caught.value.place == f"line {text.count(chr(10))}"


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    try:
        file = read_yaml(text, "f.yaml").path
    except RuleError as error:
        file = error.file
    assert file == "f.yaml"


def test_the_likeliest_name_is_proposed_first() -> None:
    assert allowed_instead("titel", ["brand", "title"]) == (
        "Did you mean 'title'? Allowed: brand, title"
    )
    assert allowed_instead("xyz", ["brand", 3]) == "Allowed: brand, 3"
