from pathlib import Path

import pytest
from click.testing import CliRunner

from listinglint.cli import cli
from listinglint.languages import LanguageDetector
from listinglint.settings import load_settings
from listinglint.starting import LOOKED_AT_FILES, Seen, look_around

DETECTOR = LanguageDetector({"de": ["und", "für", "mit"], "en": ["and", "for", "with"]})
GERMAN = "sku,title,brand\n" + "".join(
    f"A-{n},Socken für den Winter und mit Wolle {n},Wollig\n" for n in range(9)
)
NAMED = "sku,title,marketplace\nB-1,Socken,amazon.de\n"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")


def seen() -> Seen:
    return look_around(Path(), DETECTOR)


def test_an_empty_folder_shows_nothing() -> None:
    assert list(seen().lines()) == []
    assert (seen().likely_store, seen().likely_language, seen().likely_brands) == (None, None, [])


def test_files_without_a_store_get_the_only_one_that_others_name() -> None:
    write("catalog/a.csv", GERMAN)
    assert seen().likely_store is None
    write("catalog/b.csv", NAMED)
    assert seen().likely_store == "amazon.de"
    write("catalog/c.csv", NAMED.replace("amazon.de", "amazon.fr"))
    assert seen().likely_store is None


def test_a_store_that_all_files_name_need_not_be_set() -> None:
    write("b.csv", NAMED)
    assert seen().likely_store is None
    assert seen().stores == {"amazon.de": 1}


def test_the_language_of_all_files_that_name_none_is_found_by_their_words() -> None:
    write("a.csv", GERMAN)
    assert seen().likely_language == "de"
    write("b.csv", "sku,title\nB-1,Socks for the winter and with wool and for her and for him\n")
    assert seen().likely_language is None


def test_an_assumed_store_is_none_that_a_file_names() -> None:
    head = "TemplateType=fptcustom\tVersion=2024.0101\n\nitem_sku\titem_name\tfeed_product_type\n"
    write("a.txt", head + "A\tSocken für den Winter und mit Wolle und für mich\tsocks\n")
    assert seen().formats == {"amazon-legacy-txt": 1}
    assert (seen().stores, seen().without_store) == ({}, 1)
    assert seen().likely_language == "de"


def test_english_is_not_set() -> None:
    write("b.csv", "sku,title\nB-1,Socks for the winter and with wool and for her and for him\n")
    assert (seen().likely_language, seen().languages) == (None, {"en": 1})


def test_other_files_are_passed_over() -> None:
    write("notes.txt", "Nothing to sell here.")
    write("broken.xlsx", "PK")
    write("a.csv", GERMAN)
    assert seen().formats == {"csv": 1}
    assert seen().likely_brands == ["Wollig"]


def test_of_many_files_only_the_first_are_looked_at() -> None:
    for number in range(LOOKED_AT_FILES + 5):
        write(f"{number:03}.csv", NAMED)
    assert seen().files == LOOKED_AT_FILES


def test_init_writes_down_what_it_has_seen() -> None:
    write("catalog/a.csv", GERMAN)
    write("catalog/b.csv", NAMED)
    result = CliRunner().invoke(cli, ["init"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "Seen in this folder: 2 csv; in catalog." in result.stdout
    settings = load_settings(folder=Path.cwd())
    assert (settings.marketplace, settings.language) == ("amazon.de", "de")
    assert '#:own-brands = ["Wollig"]' in Path("listinglint.toml").read_text(encoding="utf-8")


def test_an_odd_name_of_a_folder_cannot_end_the_comment() -> None:
    odd = Seen()
    odd.formats["csv"] += 1
    odd.folders["a\nselect = []"] += 1
    assert all("\n" not in line for line in odd.lines())
