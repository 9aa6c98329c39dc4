import pytest

from listinglint.errors import FormatError, InputError, NoListingsError


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (InputError("is empty"), "is empty"),
        (InputError("is empty", file="a.csv"), "a.csv: is empty"),
        (
            InputError("no", file="a.csv", place="line 2", remedy="Fix it"),
            "a.csv, line 2: no. Fix it",
        ),
    ],
)
def test_an_error_is_one_line_with_file_place_and_remedy(error: InputError, text: str) -> None:
    assert str(error) == text


def test_an_error_keeps_its_kind_and_the_file_it_names() -> None:
    error = NoListingsError("holds no listing", remedy="Name another").in_file("a.csv")
    assert isinstance(error, FormatError)
    assert str(error.in_file("b.csv")) == "a.csv: holds no listing. Name another"
