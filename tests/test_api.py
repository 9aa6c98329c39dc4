"""The names that other programs may rely on, and what the page that teaches them says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import listinglint

PAGE = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
PUBLIC = [
    "Column",
    "Field",
    "Finding",
    "InputError",
    "Linter",
    "Listing",
    "ReadOptions",
    "Rule",
    "Rulebook",
    "Source",
    "Span",
    "load_rulebook",
    "read_listings",
]


def test_the_public_names_are_these() -> None:
    assert listinglint.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(listinglint))


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_can_be_imported_and_is_documented(name: str) -> None:
    public = getattr(listinglint, name)
    assert public.__name__ == name
    assert public.__doc__
    assert f"`{name}`" in PAGE


def test_any_other_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Lintr"):
        _ = listinglint.Lintr


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = (
        "import sys, listinglint; print([m for m in sys.modules if m.startswith('listinglint.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]"


def test_the_programs_of_the_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "sku\ttitle\tdescription\nMUG-1\tAntibacterial mug, kills 99.9% of germs\tA mug.\n"
    (tmp_path / "catalog.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    programs = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(programs) == 2
    for program in programs:
        exec(program, {})
    printed = capsys.readouterr().out
    assert "MUG-1 title pesticide/" in printed
    assert "Antibacterial" in printed
