"""What a seller may set: found, read, checked, and explained.

Receives ``listinglint.toml`` or ``[tool.listinglint]`` and hands on one frozen :class:`Settings`
that the other modules only read.
"""

from .loading import (
    KEYS,
    PYPROJECT,
    SETTINGS_FILE,
    find_source,
    load_settings,
    parse_settings,
    plain_name,
    require_known_names,
)
from .starter import starter_settings
from .toml_source import TomlSource
from .values import AcceptedWord, DocumentOnFile, Settings, Suppression

__all__ = [
    "KEYS",
    "PYPROJECT",
    "SETTINGS_FILE",
    "AcceptedWord",
    "DocumentOnFile",
    "Settings",
    "Suppression",
    "TomlSource",
    "find_source",
    "load_settings",
    "parse_settings",
    "plain_name",
    "require_known_names",
    "starter_settings",
]
