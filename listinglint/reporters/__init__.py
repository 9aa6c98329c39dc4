"""The last room: findings in, lines of output out.

A reporter prints nothing: it yields chunks of text, each ending in its line end. Chunks of
``text`` suit a console; those of every other format are to be written as UTF-8 and without
translating line ends (CSV brings its own). A reporter consumes ``report.findings`` exactly once,
and reads ``report.summary`` only after that.

To add a reporter, write a module with a function ``report`` that fulfils :class:`Reporter` and put
it into :data:`REPORTERS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Protocol

from ..findings import Report
from .options import ReportOptions

__all__ = ["REPORTERS", "ReportOptions", "Reporter"]


class Reporter(Protocol):
    """Turns a report into chunks of output."""

    def __call__(self, report: Report, options: ReportOptions) -> Iterator[str]:
        """The output, lazily; every chunk ends in a line end."""
        ...


def _late(module: str) -> Reporter:
    """The reporter of ``module``, imported when it is called: start-up pays for no other."""

    def report(report: Report, options: ReportOptions) -> Iterator[str]:
        reporter: Reporter = import_module(f".{module}", __name__).report
        return reporter(report, options)

    return report


#: By the name that ``--output-format`` takes.
REPORTERS: Mapping[str, Reporter] = {
    "text": _late("text"),
    "json": _late("json_document"),
    "jsonl": _late("json_lines"),
    "csv": _late("csv_table"),
    "sarif": _late("sarif"),
    "github": _late("github"),
    "gitlab": _late("gitlab"),
    "junit": _late("junit"),
    "rdjson": _late("rdjson"),
}
