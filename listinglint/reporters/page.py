"""The sheet that ``text`` writes on: the console, its colours and its width."""

from __future__ import annotations

from collections.abc import Iterator

from .console import Console
from .options import ReportOptions
from .styling import Brush

#: Narrower than this nothing is readable; wider than this no eye finds the next line.
_MIN_WIDTH, _MAX_WIDTH = 40, 120
_DETAIL = " " * 6


class Page:
    """What every part of the output needs to know of where it is shown.

    ``explained`` are the names of the rules that a verbose output has explained already.
    """

    def __init__(self, options: ReportOptions) -> None:
        self.console = Console(options.encoding)
        self.brush = Brush(color=options.color)
        self.width = min(max(options.width, _MIN_WIDTH), _MAX_WIDTH)
        self.verbose = options.verbose
        self.explained: set[str] = set()

    def hanging(self, label: str, text: str, *styles: str, indent: str = "") -> Iterator[str]:
        """``text`` wrapped, later lines indented; ``label`` stands before it in ``styles``."""
        room = self.width - len(indent) - 2
        for number, line in enumerate(self.console.wrap(label + text, room)):
            # Wrapping may break a long label; only what stands in the first line is painted.
            head = label.rstrip() if number == 0 and line.startswith(label.rstrip()) else ""
            start = indent if number == 0 else indent + "  "
            yield f"{start}{self.brush(head, *styles)}{line[len(head) :]}\n"

    def detail(self, label: str, text: str, *styles: str) -> Iterator[str]:
        """A labelled remark under a finding."""
        return self.hanging(label, text, *styles, indent=_DETAIL)

    def paragraph(self, text: str) -> Iterator[str]:
        """The message of a finding."""
        for line in self.console.wrap(text, self.width - len(_DETAIL)):
            yield f"{_DETAIL}{line}\n"
