"""YAML as the authors of rules need it read: with the line of every value, and without surprises.

``no`` and ``on`` are words in a list of words, not booleans; a date is its text; a key given
twice is an error and not a silent choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import yaml

from ..errors import RuleError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"

Path = tuple[str | int, ...]

#: A rule file has a few hundred values; aliases of aliases ("billion laughs") pass this at once.
MAX_VALUES = 100_000
MAX_DEPTH = 20


@dataclass(slots=True)
class YamlSource:
    """A document as plain values, and the 1-based line of every path in it."""

    path: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of the value at ``path``, else of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def error(self, what: str, path: Path = (), remedy: str = "") -> RuleError:
        """An error about the value at ``path``."""
        return RuleError(what, file=self.path, place=f"line {self.line_of(path)}", remedy=remedy)


def allowed_instead(found: object, allowed: Iterable[object]) -> str:
    """The remedy for a name that is not among those ``allowed``, the likeliest of them first."""
    names = [str(name) for name in allowed]
    near = get_close_matches(str(found), names, 1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    return f"{hint}Allowed: {', '.join(names)}"


def read_yaml(text: str, path: str) -> YamlSource:
    """Parse one YAML document; :class:`RuleError` names the line of what cannot be read."""
    source = YamlSource(path)
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RuleError(
            f"not valid YAML: {getattr(error, 'problem', None) or error}",
            file=path,
            place=f"line {mark.line + 1}" if mark else "",
        ) from error
    except (ValueError, RecursionError) as error:
        raise RuleError(f"not valid YAML: {error}", file=path) from error
    if root is None:
        raise RuleError("the file is empty", file=path)
    source.value = _plain(root, (), source)
    return source


def _plain(node: yaml.Node, path: Path, source: YamlSource) -> Any:
    source.lines[path] = node.start_mark.line + 1
    if len(path) > MAX_DEPTH or len(source.lines) > MAX_VALUES:
        raise source.error("the file holds too many values, or too deeply nested ones", path)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, source)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, number), source) for number, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, source: YamlSource) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in values:
            raise RuleError(
                f"the key {key!r} is given twice",
                file=source.path,
                place=f"line {key_node.start_mark.line + 1}",
                remedy="Keep one of them",
            )
        values[key] = _plain(value_node, (*path, key), source)
        source.lines[(*path, key)] = key_node.start_mark.line + 1
    return values


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.tag == f"{_TAG}int" and text.isdecimal():
        return int(text)
    if node.tag == f"{_TAG}float" and text.replace(".", "", 1).isdecimal():
        return float(text)
    if node.tag == f"{_TAG}bool" and text in {"true", "false"}:
        return text == "true"
    return None if node.tag == f"{_TAG}null" else text
