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
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..data import IS_CHECKOUT, RULES_DIR
from ..rules import ANY_LANGUAGE, Rulebook
from .build import limit_of, product_of, rule_of
from .compiled import LITERALS, CompiledRules, write_compiled


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
        compiled = CompiledRules.in_folder(place, version)
        if compiled is not None:
            return compiled.rulebook(examples=examples)
    base = CompiledRules.in_folder(RULES_DIR, packaged_version()) if len(folders) > 1 else None
    own = folders[1:] if base else folders
    plain = compile_folders(own, version, base=base.plain() if base else None)
    if cache_dir:
        with contextlib.suppress(OSError):  # a checkout may be read-only
            write_compiled(plain, cache_dir)
    return rulebook_of(plain)


def compile_folders(
    folders: Sequence[Path], version: str, *, base: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The plain rulebook of ``folders``, read from YAML, on top of ``base``."""
    from .loader import read_folders

    return {**read_folders(folders, base=base), "version": version}


def compile_packaged() -> Path:
    """Compile the packaged rules beside their source; returns the folder."""
    write_compiled(compile_folders([RULES_DIR], content_version([RULES_DIR])), RULES_DIR)
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


def rulebook_of(plain: dict[str, Any]) -> Rulebook:
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
    )
