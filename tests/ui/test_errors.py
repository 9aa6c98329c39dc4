import pytest

from listinglint.errors import FormatError, InputError
from listinglint.ui import speaking
from listinglint.ui.errors import error_line


@pytest.mark.parametrize(
    ("error", "french"),
    [
        (FormatError("the file is empty", file="a.csv"), "a.csv\u00a0: le fichier est vide"),
        (FormatError("there is nothing to check"), "il n'y a rien à vérifier"),
        (
            FormatError(
                "not valid JSON: Expecting value",
                file="a: b, c.json",
                place="line 3, column 7",
                remedy="Correct the syntax there",
            ),
            "a: b, c.json, ligne 3, colonne 7\u00a0: JSON non valide\u00a0: Expecting value. "
            "Corrigez-y la syntaxe",
        ),
        (
            InputError("there is no sheet 'T. 2'", file="b.xlsx", remedy="The sheets are 'A', 'B'"),
            "b.xlsx\u00a0: il n'y a pas de feuille 'T. 2'. Les feuilles sont 'A', 'B'",
        ),
    ],
)
def test_an_error_is_said_in_the_language_of_its_reader(error: InputError, french: str) -> None:
    with speaking("fr"):
        assert error_line(str(error)) == french


@pytest.mark.parametrize(
    "line",
    ["a.csv: the moon is full", "a.csv: the file is empty. Ask the moon", "a letter"],
)
def test_an_error_that_is_known_in_part_is_not_said_in_part(line: str) -> None:
    with speaking("zh"):
        assert error_line(line) is None


def test_english_errors_are_as_they_were_made() -> None:
    assert error_line("a.csv: anything") == "a.csv: anything"
