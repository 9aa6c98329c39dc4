import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_rules import NAME, book, rule, write_folder

from listinglint.errors import RuleError
from listinglint.rulefiles import compiled as compiled_module
from listinglint.rulefiles import rulebook as module
from listinglint.rulefiles.rulebook import (
    compile_folders,
    compile_packaged,
    content_version,
    load_rulebook,
    rulebook_of,
)
from listinglint.rules import Rulebook


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one rule in place of the packaged rules."""
    folder = write_folder(tmp_path / "packaged", {NAME: rule()})
    monkeypatch.setattr(module, "RULES_DIR", folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "own", {"ppe/own": rule()})


def same(one: Rulebook, other: Rulebook) -> bool:
    """Whether two rulebooks say the same, however they were read."""
    return whole(one) == whole(other)


def whole(made: Rulebook) -> Rulebook:
    rules = tuple(rule.whole for rule in made.rules)
    return replace(made, rules=rules, words=dict(made.words), literals={}, product_literals={})


def names(folders: list[Path], **keys: Any) -> list[str]:
    return [made.name for made in load_rulebook(folders, **keys).rules]


def test_own_rules_stand_beside_the_packaged_ones(packaged: Path, own: Path) -> None:
    assert names([]) == [NAME]
    assert names([own]) == [NAME, "ppe/own"]


@pytest.mark.usefixtures("packaged")
@pytest.mark.parametrize("make", [True, False])
def test_an_own_folder_without_rules_is_an_error(tmp_path: Path, make: bool) -> None:
    compile_packaged()
    folder = tmp_path / "nothing"
    if make:
        folder.mkdir()
    with pytest.raises(RuleError, match="nothing"):
        load_rulebook([folder])


def test_what_was_compiled_equals_what_was_read(packaged: Path) -> None:
    read = load_rulebook(examples=True)
    compile_packaged()
    compiled = load_rulebook(examples=True)
    assert same(compiled, read)
    assert not read.literals
    assert "antibacterial" in compiled.literals["en"]["words"]["literals"]


def test_a_rule_is_read_when_it_is_asked_for(packaged: Path) -> None:
    records = compile_packaged() / "compiled-records.jsonl"
    late = load_rulebook().rules[0]
    assert (late.name, late.family, late.languages) == (NAME, "pesticide", {"en"})
    assert late.applies_on("amazon.com")
    records.write_bytes(records.read_bytes().replace(b"act on", b"sit on"))
    assert "sit on" in late.summary
    assert late.match["en"].phrases == ("anti-bacterial",)


def test_without_its_records_a_compiled_file_is_passed_over(packaged: Path) -> None:
    (compile_packaged() / "compiled-records.jsonl").unlink()
    assert load_rulebook().rules[0].summary


def test_examples_are_read_only_when_asked_for(packaged: Path) -> None:
    compile_packaged()
    assert load_rulebook().rules[0].examples == ()
    assert load_rulebook(examples=True).rules[0].examples


def test_what_another_version_of_the_tool_compiled_is_not_used(
    packaged: Path, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its literals may be folded another way, its keys may have other names."""
    load_rulebook([own], cache_dir=tmp_path / "cache")
    compiled = tmp_path / "cache" / "compiled-records.jsonl"
    compiled.write_bytes(compiled.read_bytes().replace(b"act on", b"sit on"))
    assert "sit on" in load_rulebook([own], cache_dir=tmp_path / "cache").rules[0].summary
    monkeypatch.setattr(compiled_module, "compiler", lambda: "another")
    assert "act on" in load_rulebook([own], cache_dir=tmp_path / "cache").rules[0].summary


def test_the_compiled_file_is_used_while_it_is_fresh(packaged: Path) -> None:
    compiled = compile_packaged() / "compiled.json"
    plain = json.loads(compiled.read_bytes())
    plain["rules"][NAME]["weight"] = "weak"
    compiled.write_text(json.dumps(plain), encoding="utf-8")
    assert load_rulebook().rules[0].weight == "weak"
    write_folder(packaged, {NAME: rule(summary="from YAML")})
    assert load_rulebook().rules[0].weight == "strong"
    assert load_rulebook().rules[0].summary == "from YAML"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": "x"}', b"\xff", b"null"])
def test_a_broken_compiled_file_is_passed_over(packaged: Path, content: bytes) -> None:
    (packaged / "compiled.json").write_bytes(content)
    assert names([]) == [NAME]


def test_own_rules_are_compiled_into_the_cache_and_read_from_it(
    packaged: Path, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = load_rulebook([own], cache_dir=cache)
    assert {path.name for path in cache.iterdir()} >= {"compiled.json", "compiled-literals-en.json"}
    monkeypatch.setattr(module, "compile_folders", None)  # reading YAML again would fail
    assert same(load_rulebook([own], cache_dir=cache, examples=True), first)


def test_without_a_cache_nothing_is_written(packaged: Path, own: Path) -> None:
    before = sorted(path for folder in (packaged, own) for path in folder.rglob("*"))
    load_rulebook([own])
    assert sorted(path for folder in (packaged, own) for path in folder.rglob("*")) == before


def test_a_cache_that_cannot_be_written_does_not_stop_a_run(
    packaged: Path, own: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    assert names([own], cache_dir=blocked) == [NAME, "ppe/own"]


def test_the_version_changes_with_every_byte_and_name_but_not_with_line_ends(
    tmp_path: Path,
) -> None:
    folder = write_folder(tmp_path / "rules", {NAME: "a: 1\nb: 2\n"})
    version = content_version([folder])
    path = folder / f"{NAME}.yaml"
    path.write_bytes(b"a: 1\r\nb: 2\r\n")
    assert content_version([folder]) == version
    path.write_bytes(b"a: 1\nb: 3\n")
    assert content_version([folder]) != version
    path.write_bytes(b"a: 1\nb: 2\n")
    path.rename(folder / "pesticide" / "other.yaml")
    assert content_version([folder]) != version
    assert len(version) == 12


def test_the_version_tells_one_folder_from_two(tmp_path: Path) -> None:
    one = write_folder(tmp_path / "one", {"ppe/a": "x: 1"})
    other = write_folder(tmp_path / "other", {"ppe/b": "x: 1"})
    both = write_folder(tmp_path / "both", {"ppe/a": "x: 1", "ppe/b": "x: 1"})
    assert content_version([one, other]) != content_version([both])


def test_plain_values_survive_json(tmp_path: Path) -> None:
    made = rule(
        reword={"en": [{"text": "é", "applicability": "unsafe", "matches": ["a"]}]},
        unless=[{"before": ["a"], "risk": 0.2, "note": "n"}],
        applies_to={"fields": ["title"]},
        documents=[{"name": "EPA"}],
        formerly=["pesticide/old"],
        match={
            "en": {"frames": [{"verbs": ["a"], "targets": ["b"]}]},
            "checks": [{"kind": "length", "most": 3}],
        },
    )
    folder = write_folder(tmp_path / "rules", {NAME: made})
    plain = compile_folders([folder], "v")
    assert rulebook_of(json.loads(json.dumps(plain))) == rulebook_of(plain)


def test_a_rule_is_known_by_its_former_names() -> None:
    made = book({NAME: rule(formerly=["pesticide/old"])})
    assert made.by_name["pesticide/old"] is made.by_name[NAME]
