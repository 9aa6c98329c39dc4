"""What listinglint wrote itself: a report that lies among the listings must not be checked as one.

Findings quote titles and descriptions, so that a reader of plain tables or records would take them
for a catalog, and a second run would find everything twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from ..errors import NoListingsError
from ..listings import SourceFile
from ..ui import in_every_language
from .columns import normalised
from .encodings import decode_sample, is_binary
from .source import ReadOptions, Source
from .tables import rows_of_text

#: Keys that the ``json`` document has, and keys that every finding has. They are a promise.
_DOCUMENT = frozenset({"schema", "versions", "as_of", "summary", "findings"})
_FINDING = frozenset({"schema", "rule", "family", "severity", "risk", "fingerprint", "as_of"})
#: Keys of each line that ``fix`` writes into its journal.
_CHANGE = frozenset({"schema", "field", "before", "after", "rule", "words", "applicability"})
#: Keys of a baseline.
_BASELINE = frozenset({"listinglint", "schema", "entries"})
#: Columns of the ``csv`` report among others, as English heads them; a reader may have taken out
#: those that say where a finding stands.
_COLUMNS = ("SKU", "Words", "Rule", "Family", "Severity", "Verdict")


@dataclass(frozen=True, slots=True)
class OwnReport:
    """Findings as ``json``, ``jsonl`` or ``csv``, journals and baselines: to be passed over."""

    id: str = "listinglint-report"

    def recognises(self, source: Source) -> bool:
        """By the keys of the first object, or the names in the first row."""
        sample = source.sample()
        if sample.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
            return _is_document(source)
        return _is_table(sample)

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """Raise: findings are no listings."""
        raise own_report_error(source.path)


def own_report_error(path: str) -> NoListingsError:
    """The error for a file of ours."""
    return NoListingsError(
        "a report that listinglint wrote, which holds findings and no listings",
        file=path,
        remedy="Name the files that were checked",
    )


OWN_REPORT = OwnReport()


def _is_document(source: Source) -> bool:
    # Imported here: a run over tables does not pay for the reader of JSON.
    from .json_listings import Outline

    keys = Outline.of(source).keys
    return any(keys >= ours for ours in (_DOCUMENT, _FINDING, _CHANGE, _BASELINE))


def _is_table(sample: bytes) -> bool:
    if is_binary(sample):
        return False
    first_line = decode_sample(sample).lstrip("\ufeff").partition("\n")[0]
    # Excel may have saved it again with other delimiters.
    for delimiter in ",;\t":
        for names in rows_of_text(first_line, delimiter)[:1]:
            if is_report_header(names):
                return True
    return False


def is_report_header(names: Iterable[str]) -> bool:
    """Whether these are the names of columns in the first row of a ``csv`` report."""
    return _are_ours({normalised(name) for name in names})


def _are_ours(names: Set[str]) -> bool:
    # The SKU is called so in every language: only tables that have one pay for the others.
    return "sku" in names and all(
        any(normalised(word) in names for word in in_every_language(column)) for column in _COLUMNS
    )
