"""Those who read the reports, as strict as they are: each takes an output apart or raises.

SARIF and JUnit are held against published schemas (``tests/schemas``); for the others the rules by
which their consumers read are written down here.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import xmlschema

SCHEMAS = Path(__file__).parent.parent / "schemas"


@cache
def _sarif() -> jsonschema.protocols.Validator:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.4.json").read_bytes())
    return jsonschema.validators.validator_for(schema)(schema)


def sarif_log(text: str) -> dict[str, Any]:
    """The log of a SARIF report."""
    log: dict[str, Any] = json.loads(text)
    _sarif().validate(log)
    for result in log["runs"][0]["results"]:
        for location in result["locations"]:
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[!-~]+", uri), uri
    return log


@cache
def _junit() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


def junit_document(text: str) -> xmlschema.XmlDocument:
    """The document of a JUnit report."""
    return xmlschema.XmlDocument(text.encode(), schema=_junit())


def object_of(required: str, **properties: Any) -> dict[str, Any]:
    """A schema of an object that has no other keys than these."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


TEXT = {"type": "string"}
NAME = {"type": "string", "minLength": 1}
#: protobuf's int32, of which 0 is as good as not there
NUMBER = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}

_SEVERITIES = {"enum": ["info", "minor", "major", "critical", "blocker"]}
_ISSUE = object_of(
    "description check_name fingerprint severity location",
    description=NAME,
    check_name=NAME,
    fingerprint=NAME,
    severity=_SEVERITIES,
    location=object_of("path lines", path=NAME, lines=object_of("begin", begin=NUMBER)),
)
_CODE_QUALITY = jsonschema.Draft202012Validator({"type": "array", "items": _ISSUE})


def gitlab_issues(text: str) -> list[dict[str, Any]]:
    """The issues that GitLab shows: it stops at the first that is not valid.

    Of those with one fingerprint it keeps the last; a path must begin in the repository.
    """
    issues: list[dict[str, Any]] = json.loads(text)
    _CODE_QUALITY.validate(issues)
    assert not text.startswith("\ufeff")
    assert not any(issue["location"]["path"].startswith(("./", "\\")) for issue in issues)
    return list({issue["fingerprint"]: issue for issue in issues}.values())


_POSITION = object_of("line", line=NUMBER, column=NUMBER)
_RANGE = object_of("start", start=_POSITION, end=_POSITION)
_EXACT = object_of("line column", line=NUMBER, column=NUMBER)
_DIAGNOSTIC = object_of(
    "message location severity code",
    message=NAME,
    location=object_of("path range", path=NAME, range=_RANGE),
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    code=object_of("value", value=NAME, url=NAME),
    suggestions={
        "type": "array",
        "minItems": 1,
        "items": object_of(
            "range text", range=object_of("start end", start=_EXACT, end=_EXACT), text=TEXT
        ),
    },
)
_RESULT = jsonschema.Draft202012Validator(
    object_of(
        "source diagnostics",
        source=object_of("name", name=NAME, url=NAME),
        diagnostics={"type": "array", "items": _DIAGNOSTIC},
    )
)


def diagnostics(text: str) -> list[dict[str, Any]]:
    """What reviewdog takes an ``rdjson`` report for.

    It refuses unknown keys, and suggestions for other lines than those of the diagnostic.
    """
    result = json.loads(text)
    _RESULT.validate(result)
    found: list[dict[str, Any]] = result["diagnostics"]
    for each in found:
        lines = _lines_of(each["location"]["range"])
        assert all(_lines_of(one["range"]) == lines for one in each.get("suggestions", ()))
    return found


def _lines_of(span: dict[str, Any]) -> tuple[int, int]:
    start = span["start"]["line"]
    return start, span.get("end", span["start"])["line"]


def suggested(file: bytes, suggestion: dict[str, Any]) -> bytes:
    """``file`` after a click on ``suggestion``: columns count the bytes of a line from 1."""
    lines = file.split(b"\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    first, last = start["line"] - 1, end["line"] - 1
    assert (first, start["column"]) <= (last, end["column"])
    for place in (start, end):
        lines[place["line"] - 1][: place["column"] - 1].decode("utf-8")  # not inside a letter
        assert place["column"] <= len(lines[place["line"] - 1]) + 1
    before = lines[first][: start["column"] - 1]
    behind = lines[last][end["column"] - 1 :]
    lines[first : last + 1] = [before + suggestion["text"].encode() + behind]
    return b"\n".join(lines)


class Command(NamedTuple):
    """A workflow command as the runner of GitHub Actions obeys it."""

    name: str
    properties: dict[str, str]
    message: str


#: What GitHub shows of each kind in a step, and of all in a job.
PER_STEP, PER_JOB = 10, 50
_COMMANDS = ("error", "warning", "notice")
_IN_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_IN_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def annotations(text: str) -> list[Command]:
    """The commands in a log; a line that is one by half, or not one of ours, is refused."""
    lines = re.split(r"\r\n|\r|\n", text)
    return [command for line in lines if (command := _command(line))]


def _command(line: str) -> Command | None:
    assert "##[" not in line, "the older form of a command"
    if not line.lstrip().startswith("::"):
        return None
    head, separator, message = line.lstrip()[2:].partition("::")
    name, _, given = head.partition(" ")
    assert separator, line
    assert name in _COMMANDS, line
    pairs = [pair.split("=", 1) for pair in given.split(",")]
    properties = {key: _unescaped(value, _IN_PROPERTY) for key, value in pairs}
    assert set(properties) <= {"file", "line", "title"}
    assert properties.get("line", "1").isdecimal()
    return Command(name, properties, _unescaped(message, _IN_DATA))


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    for escape, meaning in escapes.items():
        text = text.replace(escape, meaning)
    return text
