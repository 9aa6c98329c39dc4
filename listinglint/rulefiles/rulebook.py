"""The rulebook: from the compiled file when it is fresh, else from YAML.

Parsing a few hundred YAML files takes longer than linting most listing files, so the build of a
wheel or an editable install leaves ``rules/compiled.json`` beside the rules. It names the hash
of every byte it was made from and is passed over as soon as a rule changes, or the code that
compiles them: a cache outlives the version of the tool that wrote it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..data import IS_CHECKOUT, RULES_DIR
from ..literals import LiteralTable
from ..rules import ANY_LANGUAGE, Rulebook
from ..version import VERSION
from .build import limit_of, product_of, rule_of

COMPILED = "compiled.json"
#: The examples lie beside, because a check needs none of them and they are most of the bytes.
EXAMPLES = "compiled-examples.json"
#: The literals of a language; a run reads those of the languages that it meets.
LITERALS = "compiled-literals-{}.json"


def load_rulebook(
    extra_folders: Iterable[Path] = (), *, cache_dir: Path | None = None, examples: bool = False
) -> Rulebook:
    """The packaged rules and those of ``extra_folders``; with their ``examples`` only when asked.

    ``cache_dir`` may hold and receive the compiled form of the extra folders; without it nothing is
    written. Raises :class:`~listinglint.errors.RuleError`.
    """
    folders = [RULES_DIR, *extra_folders]
    version = packaged_version() if len(folders) == 1 else content_version(folders)
    for place in filter(None, (RULES_DIR, cache_dir)):
        plain = _compiled_in(place, version, examples=examples)
        if plain is not None:
            return rulebook_of(plain, literals=CompiledLiterals(place, version))
    packaged = None
    if len(folders) > 1:
        packaged = _compiled_in(RULES_DIR, packaged_version(), examples=True)
    plain = compile_folders(folders[1:] if packaged else folders, version, base=packaged)
    if cache_dir:
        with contextlib.suppress(OSError):  # a checkout may be read-only
            _write(plain, cache_dir)
    return rulebook_of(plain)


def compile_folders(
    folders: Sequence[Path], version: str, *, base: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The plain rulebook of ``folders``, read from YAML, on top of ``base``."""
    from .loader import read_folders

    return {**read_folders(folders, base=base), "version": version}


def write_compiled() -> Path:
    """Compile the packaged rules beside their source; returns the folder."""
    _write(compile_folders([RULES_DIR], content_version([RULES_DIR])), RULES_DIR)
    return RULES_DIR


def packaged_version() -> str:
    """The version of the rules that travel with the package.

    An installed package is taken at its word; in a checkout rules change, so they are hashed.
    """
    if not IS_CHECKOUT:
        with contextlib.suppress(OSError, ValueError, KeyError):
            # the smallest of the files that name it
            smallest = RULES_DIR / LITERALS.format(ANY_LANGUAGE)
            return str(json.loads(smallest.read_bytes())["version"])
    return content_version([RULES_DIR])


def content_version(folders: Iterable[Path]) -> str:
    """A hash of names and bytes of all rule files: 12 hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=6)
    for folder in folders:
        digest.update(b"\0")  # an empty folder counts: it is an error that must not go unnoticed
        for path in sorted(folder.glob("*/*.y*ml")):
            digest.update(f"{path.parent.name}/{path.name}\0".encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
            digest.update(b"\0")
    return digest.hexdigest()


def _compiled_in(folder: Path, version: str, *, examples: bool) -> dict[str, Any] | None:
    plain = _fresh(folder / COMPILED, version)
    written = _fresh(folder / EXAMPLES, version) if examples else {"examples": {}}
    if plain is None or written is None:
        return None
    for name, rule in plain["rules"].items():
        rule["examples"] = written["examples"].get(name, ())
    return plain


def _fresh(place: Path, version: str) -> dict[str, Any] | None:
    try:
        plain: dict[str, Any] = json.loads(place.read_bytes())
    except (OSError, ValueError):
        return None
    is_ours = isinstance(plain, dict) and plain.get("compiled-by") == _compiler()
    return plain if is_ours and plain["version"] == version else None


@cache
def _compiler() -> str:
    """The version of the tool and a hash of the modules on which the compiled form depends."""
    digest, package = hashlib.blake2b(digest_size=6), Path(__file__).parent.parent
    names = ("folding.py", "literals.py", "rulefiles/*.py")
    for path in sorted(path for name in names for path in package.glob(name)):
        digest.update(path.read_bytes())
    return f"{VERSION} {digest.hexdigest()}"


def _write(plain: dict[str, Any], folder: Path) -> None:
    """The compiled files into ``folder``, each replaced whole; the one that is asked for last."""
    bare = {
        name: {key: value for key, value in rule.items() if key != "examples"}
        for name, rule in plain["rules"].items()
    }
    examples = {name: rule["examples"] for name, rule in plain["rules"].items()}
    folder.mkdir(parents=True, exist_ok=True)
    version = plain["version"]
    _replace(folder / EXAMPLES, {"version": version, "examples": examples})
    rules = rulebook_of(plain).rules
    for language in sorted({language for rule in rules for language in rule.match}):
        table = LiteralTable.of_rules(rules, language).plain()
        _replace(folder / LITERALS.format(language), {"version": version, **table})
    _replace(folder / COMPILED, {**plain, "rules": bare})


def _replace(target: Path, plain: dict[str, Any]) -> None:
    part = target.with_suffix(".part")
    signed = {"compiled-by": _compiler(), **plain}
    part.write_text(json.dumps(signed, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    part.replace(target)


class CompiledLiterals(Mapping[str, Mapping[str, Any]]):
    """The compiled literal tables in a folder, each read when it is asked for."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._version = version

    def __getitem__(self, language: str) -> Mapping[str, Any]:
        # a language without rules of its own has those that hold in any
        for name in (language, ANY_LANGUAGE):
            plain = _fresh(self._folder / LITERALS.format(name), self._version)
            if plain is not None:
                return plain
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        return (path.stem.rpartition("-")[2] for path in self._folder.glob(LITERALS.format("*")))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def rulebook_of(
    plain: dict[str, Any], *, literals: Mapping[str, Mapping[str, Any]] | None = None
) -> Rulebook:
    """The rulebook whose plain values :func:`compile_folders` made."""
    return Rulebook(
        rules=tuple(
            rule_of(name, rule, path=rule["path"]) for name, rule in plain["rules"].items()
        ),
        words={
            name: {language: tuple(words) for language, words in lists.items()}
            for name, lists in plain["words"].items()
        },
        products=tuple(product_of(kind, product) for kind, product in plain["products"].items()),
        limits=tuple(limit_of(limit) for limit in plain["limits"]),
        version=plain["version"],
        literals={} if literals is None else literals,
    )
