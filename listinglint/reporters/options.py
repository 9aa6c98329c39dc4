"""How the user asked for the output."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the user said about the output; formats for machines look at none of it.

    ``color`` allows ANSI sequences. ``width`` counts console columns. ``statistics`` adds a table
    by rule. ``quiet`` leaves the findings and what went wrong; ``verbose`` folds nothing and names
    sources. ``encoding`` is that of the console: what it cannot show is replaced here, so that
    underlines stay under their words. ``separator`` and ``decimal`` are the signs between cells and
    before decimals that the user's spreadsheet program expects.
    """

    color: bool = False
    width: int = 80
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    encoding: str = "utf-8"
    separator: str = ","
    decimal: str = "."
