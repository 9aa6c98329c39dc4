"""Colours, for consoles that take them."""

from __future__ import annotations

from collections.abc import Mapping

from ..rules import Severity

_CODES = {"bold": 1, "dim": 2, "underline": 4, "red": 31, "green": 32, "yellow": 33, "cyan": 36}

SEVERITY_COLORS: Mapping[Severity, str] = {"error": "red", "warning": "yellow", "note": "cyan"}


class Brush:
    """Paints text with ANSI sequences, or leaves it as it is."""

    def __init__(self, *, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, *styles: str) -> str:
        """``text`` in ``styles``: ``bold``, ``dim``, ``underline`` or the name of a colour."""
        if not (self._color and styles and text):
            return text
        codes = ";".join(str(_CODES[style]) for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m"
