"""What a seller may set: found, read, checked, and explained.

Receives ``listinglint.toml`` or ``[tool.listinglint]`` and hands on one frozen :class:`Settings`
that the other modules only read.
"""

from .known_names import require_known_names
from .locating import PYPROJECT, SETTINGS_FILE, find_source, load_settings
from .parsing import KEYS, parse_settings
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
    "require_known_names",
    "starter_settings",
]
