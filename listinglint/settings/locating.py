"""Where the settings of a run come from: the file that is named, else the nearest one."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import SettingsError
from .checking import shown
from .parsing import parse_settings
from .toml_source import KeyPath, TomlSource, decode
from .values import Settings

SETTINGS_FILE = "listinglint.toml"
PYPROJECT = "pyproject.toml"
_TABLE_IN_PYPROJECT = ("tool", "listinglint")


def load_settings(config: Path | None = None, *, folder: Path) -> Settings:
    """Return the settings of ``config``, else of the nearest file above ``folder``, else defaults.

    Without a file, patterns and relative paths start at ``folder``.
    """
    source = _named_source(config) if config else find_source(folder)
    if source is None:
        return Settings(folder=_absolute(folder))
    settings = parse_settings(source, folder=_absolute(Path(source.file)).parent)
    _require_folders(settings, source)
    return settings


def find_source(folder: Path) -> TomlSource | None:
    """Return the nearest settings file at or above ``folder``; ``listinglint.toml`` goes first."""
    start = _absolute(folder)
    for place in (start, *start.parents):
        for name in (SETTINGS_FILE, PYPROJECT):
            source = _source_at(place / name)
            if source is not None:
                return source
    return None


def _named_source(path: Path) -> TomlSource:
    text = decode(_read(path), file=_shown_path(path))
    if path.name != PYPROJECT:
        return TomlSource(_shown_path(path), text)
    source = TomlSource(_shown_path(path), text, inside=_TABLE_IN_PYPROJECT)
    if not _has_settings(source):
        raise SettingsError("there is no [tool.listinglint]", file=source.file, remedy="Add it")
    return source


def _source_at(path: Path) -> TomlSource | None:
    """Return the settings at ``path``; ``None`` without file, or without our table in pyproject."""
    if not path.is_file():
        return None
    if path.name != PYPROJECT:
        return _named_source(path)
    data = _read(path)
    # Other tools' files are not parsed, so that a mistake in one of them stops nobody.
    if b"listinglint" not in data:
        return None
    text = decode(data, file=_shown_path(path))
    source = TomlSource(_shown_path(path), text, inside=_TABLE_IN_PYPROJECT)
    return source if _has_settings(source) else None


def _has_settings(source: TomlSource) -> bool:
    tool = source.values().get("tool", {})
    return isinstance(tool, dict) and "listinglint" in tool


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"cannot be read ({error.strerror or error})",
            file=_shown_path(path),
            remedy="Check the path",
        ) from None


def _require_folders(settings: Settings, source: TomlSource) -> None:
    """Extra rules and models must exist, or the run would quietly check less than was asked."""
    wanted: list[tuple[KeyPath, Path]] = [
        (("rules", number), path) for number, path in enumerate(settings.rules)
    ]
    if settings.models:
        wanted.append((("models",), settings.models))
    for path, folder in wanted:
        if not folder.is_dir():
            remedy = "Paths in settings start at the settings file"
            name = _as_written(folder, settings.folder)
            raise source.error(path, f"{path[0]}: there is no folder {shown(name)}", remedy)


def _as_written(folder: Path, start: Path) -> str:
    return (folder.relative_to(start) if folder.is_relative_to(start) else folder).as_posix()


def _absolute(path: Path) -> Path:
    # Not resolve(): a seller who works in a linked folder wants to read its own name.
    return Path(os.path.abspath(path))


def _shown_path(path: Path) -> str:
    """Return the path as messages give it: relative to where the command runs, if it is below."""
    absolute, here = _absolute(path), Path.cwd()
    near = absolute.relative_to(here) if absolute.is_relative_to(here) else path
    return near.as_posix()
