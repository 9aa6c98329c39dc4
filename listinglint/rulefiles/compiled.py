"""The compiled form of rules: what every run needs, and what is read when it is asked for.

A run over one file meets a few dozen of several hundred rules, in one of their languages. So
``compiled.json`` holds of each rule only what tells whether it is in force, and where the rest of
it stands in ``compiled-records.jsonl``. Literals lie in a file for each language, the words of
product kinds and the examples in one each.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from ..literals import LiteralTable, ProductLiterals
from ..rules import ANY_LANGUAGE, DEFAULT_LANGUAGE, Rule, Rulebook
from ..version import VERSION
from .build import light_attributes, light_of, limit_of, product_of, rule_of

COMPILED = "compiled.json"
#: Rules and word lists, one to a line, in whole.
RECORDS = "compiled-records.jsonl"
#: The examples lie beside, because a check needs none of them and they are most of the bytes.
EXAMPLES = "compiled-examples.json"
#: The literals of a language; a run reads those of the languages that it meets.
LITERALS = "compiled-literals-{}.json"
PRODUCT_LITERALS = "compiled-products-{}.json"

Plain = dict[str, Any]


@cache
def compiler() -> str:
    """The version of the tool and a hash of the modules on which the compiled form depends."""
    digest, package = hashlib.blake2b(digest_size=6), Path(__file__).parent.parent
    names = ("folding.py", "literals.py", "rulefiles/*.py")
    for path in sorted(path for name in names for path in package.glob(name)):
        digest.update(path.read_bytes())
    return f"{VERSION} {digest.hexdigest()}"


class CompiledRules:
    """The compiled files in a folder, which say that they were made of rules of ``version``."""

    def __init__(self, folder: Path, version: str, head: Plain) -> None:
        self._folder = folder
        self._version = version
        self._head = head

    @classmethod
    def in_folder(cls, folder: Path, version: str) -> CompiledRules | None:
        """Those in ``folder``, where they are whole and of this version."""
        head = _fresh(folder / COMPILED, version)
        if head is None or not (folder / RECORDS).is_file():
            return None
        return cls(folder, version, head)

    def rulebook(self, *, examples: bool) -> Rulebook:
        """The rulebook, its rules read when somebody looks at them."""
        said = self._examples() if examples else {}
        return Rulebook(
            rules=tuple(
                LateRule(name, light, partial(self._rule, name, said))
                for name, light in self._head["rules"].items()
            ),
            words=_Late(self._head["words"], self._words),
            products=tuple(
                product_of(kind, plain) for kind, plain in self._head["products"].items()
            ),
            limits=tuple(limit_of(limit) for limit in self._head["limits"]),
            version=self._version,
            literals=_Late(self._languages(), self._literals),
            product_literals=_Late(self._languages(), self._product_literals),
        )

    def plain(self) -> Plain:
        """The plain values of everything, examples too, as they were before they were compiled."""
        said = self._examples()
        return {
            **self._head,
            "rules": {name: self._rule(name, said) for name in self._head["rules"]},
            "words": {name: self._record("words", name) for name in self._head["words"]},
        }

    def _rule(self, name: str, said: Mapping[str, Any]) -> Plain:
        return {**self._record("rules", name), "examples": said.get(name, ())}

    def _words(self, name: str) -> Mapping[str, tuple[str, ...]]:
        lists = self._record("words", name)
        return {language: tuple(words) for language, words in lists.items()}

    def _record(self, part: str, name: str) -> Any:
        entry = self._head[part][name]
        start, end = entry["at"]
        return json.loads(self._records[start:end])

    @cached_property
    def _records(self) -> bytes:
        return (self._folder / RECORDS).read_bytes()

    def _examples(self) -> Mapping[str, Any]:
        written = _fresh(self._folder / EXAMPLES, self._version)
        return written["examples"] if written else {}

    def _languages(self) -> list[str]:
        return [path.stem.rpartition("-")[2] for path in self._folder.glob(LITERALS.format("*"))]

    def _literals(self, language: str) -> Mapping[str, Any]:
        # a language without rules of its own has those that hold in any
        return self._first_fresh(LITERALS, language, ANY_LANGUAGE)

    def _product_literals(self, language: str) -> Mapping[str, Any]:
        return self._first_fresh(PRODUCT_LITERALS, language, DEFAULT_LANGUAGE)

    def _first_fresh(self, name: str, *languages: str) -> Mapping[str, Any]:
        for language in languages:
            plain = _fresh(self._folder / name.format(language), self._version)
            if plain is not None:
                return plain
        raise KeyError(languages[0])


def write_compiled(plain: Plain, folder: Path) -> None:
    """The compiled files of a plain rulebook into ``folder``, the one asked for first last."""
    folder.mkdir(parents=True, exist_ok=True)
    version = plain["version"]
    examples = {name: rule["examples"] for name, rule in plain["rules"].items()}
    _replace(folder / EXAMPLES, {"version": version, "examples": examples})
    rules = [rule_of(name, rule, path=rule["path"]) for name, rule in plain["rules"].items()]
    for language in sorted({language for rule in rules for language in rule.languages}):
        table = LiteralTable.of_rules(rules, language).plain()
        _replace(folder / LITERALS.format(language), {"version": version, **table})
    products = [product_of(*item) for item in plain["products"].items()]
    for language in sorted({language for product in products for language in product.languages}):
        words = ProductLiterals.of(products, language).plain()
        _replace(folder / PRODUCT_LITERALS.format(language), {"version": version, **words})
    lines, head = _Lines(), {**plain, "rules": {}, "words": {}}
    for rule in rules:
        whole = {**plain["rules"][rule.name], "examples": ()}
        head["rules"][rule.name] = {**light_of(rule, whole), "at": lines.add(whole)}
    for name, lists in plain["words"].items():
        head["words"][name] = {"at": lines.add(lists)}
    _replace_bytes(folder / RECORDS, b"".join(lines.written))
    _replace(folder / COMPILED, head)


class LateRule(Rule):
    """A rule of which only that is known what every run asks; the rest is read when asked for."""

    def __init__(self, name: str, light: Plain, read: Callable[[], Plain]) -> None:
        self.__dict__.update(light_attributes(name, light), _read=read)

    @cached_property
    def whole(self) -> Rule:
        """The rule with everything in it."""
        plain: Plain = self.__dict__["_read"]()
        return rule_of(self.name, plain, path=self.path)


def _late(name: str) -> Any:
    late = cached_property(lambda rule: getattr(rule.whole, name))
    late.__set_name__(LateRule, name)
    return late


for _name in (
    "summary", "why", "match", "prior", "message", "unless", "documents", "reword", "references",
    "examples",
):  # fmt: skip
    setattr(LateRule, _name, _late(_name))


class _Late(Mapping[str, Any]):
    """Values by name, each read once, when it is asked for."""

    def __init__(self, names: Iterable[str], read: Callable[[str], Any]) -> None:
        self._names = tuple(names)
        self._read = cache(read)

    def __getitem__(self, name: str) -> Any:
        return self._read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Lines:
    """Lines of JSON, and where each of them stands."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self._size = 0

    def add(self, value: Any) -> tuple[int, int]:
        """Start and end of the new line in bytes."""
        line = _json(value).encode()
        start = self._size
        self.written += [line, b"\n"]
        self._size += len(line) + 1
        return start, start + len(line)


def _fresh(place: Path, version: str) -> Plain | None:
    try:
        plain: Plain = json.loads(place.read_bytes())
    except (OSError, ValueError):
        return None
    is_ours = isinstance(plain, dict) and plain.get("compiled-by") == compiler()
    return plain if is_ours and plain["version"] == version else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _replace(target: Path, plain: Plain) -> None:
    _replace_bytes(target, _json({"compiled-by": compiler(), **plain}).encode())


def _replace_bytes(target: Path, data: bytes) -> None:
    part = target.with_suffix(".part")
    part.write_bytes(data)
    part.replace(target)
