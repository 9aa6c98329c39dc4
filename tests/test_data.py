from pathlib import Path

import pytest

from listinglint import data


def test_rules_and_their_schemas_travel_with_the_package() -> None:
    assert (data.RULES_DIR / "schema.json").is_file()
    assert list(data.RULES_DIR.glob("*/*.yaml"))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["pyproject.toml", "rules/a", "listinglint/rules/a"], "rules"),
        (["listinglint/rules/a"], "listinglint/rules"),
        (["rules/a", "listinglint/rules/a"], "listinglint/rules"),
        (["pyproject.toml", "listinglint/rules/a"], "listinglint/rules"),
    ],
    ids=["checkout", "wheel", "rules-of-somebody-else", "project-of-somebody-else"],
)
def test_the_checkout_wins_over_what_lies_in_the_package(
    tmp_path: Path, files: list[str], expected: str
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert data._data_dir(tmp_path / "listinglint", "rules") == tmp_path / expected
