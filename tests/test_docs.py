"""What users can say is documented, and what is documented exists."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import pytest
import yaml

from listinglint.cli import OUTPUT_FORMATS, cli
from listinglint.formats import FORMATS
from listinglint.matching.kinds import KINDS
from listinglint.reporters import REPORTERS
from listinglint.settings import KEYS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"listinglint {command}" in text_of("README.md")


@pytest.mark.parametrize("key", KEYS)
def test_every_setting_is_explained(key: str) -> None:
    assert f"`{key}`" in text_of("docs/settings.md")


@pytest.mark.parametrize("format_id", [format_.id for format_ in FORMATS])
def test_every_format_is_listed(format_id: str) -> None:
    # they recognise what holds no listing, so nobody asks for them
    hidden = {"amazon-answer", "amazon-report"}
    assert format_id in hidden or f"`{format_id}`" in text_of("docs/formats.md")


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_every_output_format_is_listed_and_offered(name: str) -> None:
    assert f"`{name}`" in text_of("docs/output.md")
    assert name in OUTPUT_FORMATS


def test_every_key_of_a_json_line_is_explained() -> None:
    documented = set(re.findall(r"`(\w+)`", text_of("docs/output.md")))
    keys = "schema file format sku location field key column language marketplace rule family"
    keys += " severity risk verdict verdicts span text message documents"
    keys += " fixes references fingerprint as_of"
    assert set(keys.split()) <= documented


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_check_is_used_by_a_rule(kind: str) -> None:
    rules = [
        yaml.safe_load(p.read_text(encoding="utf-8"))
        for folder in ("style", "other")
        for p in (ROOT / "rules" / folder).glob("*.yaml")
    ]
    assert kind in {check["kind"] for rule in rules for check in rule["match"].get("checks", ())}


def test_the_hook_is_documented() -> None:
    hooks = yaml.safe_load(text_of(".pre-commit-hooks.yaml"))
    for hook in hooks:
        assert f"id: {hook['id']}" in text_of("docs/pipelines.md")


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    for dependency in project["dependencies"]:
        name = re.match(r"[\w-]+", dependency)
        assert name
        assert name[0].lower() in text_of("CONTRIBUTING.md").lower(), dependency


def test_generated_pages_are_fresh() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "docs.pages", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_rule_that_teaches_writing_rules_holds(tmp_path: Path) -> None:
    from listinglint.examples import failures
    from listinglint.linter import Linter
    from listinglint.rulefiles.rulebook import load_rulebook

    written = re.search(
        r"## A whole rule\n\n```yaml\n(.*?)```", text_of("docs/writing-rules.md"), re.DOTALL
    )
    assert written
    (tmp_path / "medical").mkdir()
    (tmp_path / "medical" / "healing-lamp-in-docs.yaml").write_text(written[1], encoding="utf-8")
    rulebook = load_rulebook([tmp_path], examples=True)
    rule = rulebook.by_name["medical/healing-lamp-in-docs"]
    linter = Linter(rulebook, rules=[rule], as_of="2026-11-21")
    assert not list(map(str, failures(linter, [rule])))


SCHEMAS = [
    *sorted((ROOT / "rules").glob("*schema.json")),
    ROOT / "listinglint/settings/schema.json",
]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_schema_is_one_and_editors_are_told_where_it_is(path: Path) -> None:
    schema = json.loads(path.read_bytes())
    jsonschema.validators.validator_for(schema, None).check_schema(schema)
    assert schema["$id"].endswith(f"/main/{path.relative_to(ROOT).as_posix()}")
    assert schema["$id"] in text_of("docs/editors.md")


@pytest.mark.parametrize(
    "block", re.findall(r"```json\n(.*?)```", text_of("docs/editors.md"), re.DOTALL)
)
def test_settings_of_editors_can_be_copied(block: str) -> None:
    for names in json.loads("\n".join(line.strip() for line in block.splitlines())).values():
        for one, other in names.items():
            assert {"https" in one, "https" in other} == {True, False}


def test_the_end_of_a_report_is_explained() -> None:
    for words in ("three things to do first", "`--statistics`", "`--quiet`"):
        assert words in text_of("docs/output.md")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_option_has_a_help_text(name: str) -> None:
    for option in cli.commands[name].params:
        if isinstance(option, click.Option):
            assert option.help, option.name
