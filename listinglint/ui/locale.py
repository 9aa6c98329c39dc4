"""Which language the user's system speaks."""

from __future__ import annotations

import os
import sys

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def locale_tag() -> str:
    """The user's locale as the system names it (``fr_FR.UTF-8``, ``zh-CN``); empty if unknown.

    The variables come first on Windows too: Git Bash and build servers set them.
    """
    named = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return named or _windows_tag()


def _windows_tag() -> str:
    """The language that Windows shows its menus in, as ``zh-CN``."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    try:
        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    except (AttributeError, OSError):
        return ""
    return locale.windows_locale.get(number, "")
