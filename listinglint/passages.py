"""What going over one file told, beside what was found in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Passage:
    """What going over one file told, beside what was made of it.

    ``errors`` are whole lines for the user. A file of a folder that is no listing file is
    ``passed_over``. ``format`` is empty where the file was refused or passed over.
    """

    format: str = ""
    listings: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    passed_over: bool = False
