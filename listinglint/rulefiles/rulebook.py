"""The rulebook: from the compiled file when it is fresh, else from YAML.

Parsing a few hundred YAML files takes longer than linting most listing files, so the build of a
wheel or an editable install leaves ``rules/compiled.json`` beside the rules. It names the hash
of every byte it was made from and is passed over as soon as a rule changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..data import RULES_DIR
from ..rules import Rulebook
from .build import limit_of, product_of, rule_of

COMPILED = "compiled.json"


def load_rulebook(extra_folders: Iterable[Path] = (), *, cache_dir: Path | None = None) -> Rulebook:
    """The packaged rules and those of ``extra_folders``.

    ``cache_dir`` may hold and receive the compiled form of the extra folders; without it nothing is
    written. Raises :class:`~listinglint.errors.RuleError`.
    """
    folders = [RULES_DIR, *extra_folders]
    version = content_version(folders)
    places = [RULES_DIR / COMPILED] + ([cache_dir / f"rules-{version}.json"] if cache_dir else [])
    plain = next((found for place in places if (found := _fresh(place, version))), None)
    if plain is None:
        plain = compile_folders(folders, version)
        if cache_dir:
            with contextlib.suppress(OSError):  # a checkout may be read-only
                _write(plain, cache_dir / f"rules-{version}.json")
    return rulebook_of(plain)


def compile_folders(folders: Sequence[Path], version: str) -> dict[str, Any]:
    """The plain rulebook of ``folders``, read from YAML."""
    from .loader import read_folders

    return {"version": version, **read_folders(folders)}


def write_compiled() -> Path:
    """Compile the packaged rules beside their source; returns the file written."""
    target = RULES_DIR / COMPILED
    _write(compile_folders([RULES_DIR], content_version([RULES_DIR])), target)
    return target


def packaged_version() -> str:
    """The version of the rules that travel with the package."""
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


def _fresh(place: Path, version: str) -> dict[str, Any] | None:
    try:
        plain: dict[str, Any] = json.loads(place.read_bytes())
    except (OSError, ValueError):
        return None
    return plain if isinstance(plain, dict) and plain.get("version") == version else None


def _write(plain: dict[str, Any], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_text(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    part.replace(target)


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
