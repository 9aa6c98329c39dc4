"""The room that silences findings which the seller has good reason to keep.

Receives findings with their verdict and hands on those that stand, with the documents marked that
the seller holds. At the end of a run it tells which suppressions were of no use.
"""

from .baseline import (
    BASELINE_FILE,
    Baseline,
    Entry,
    baseline_bytes,
    is_baseline,
    read_baseline,
    triggers_of,
)
from .documents import expired_documents, with_documents
from .suppressions import Suppressions

__all__ = [
    "BASELINE_FILE",
    "Baseline",
    "Entry",
    "Suppressions",
    "baseline_bytes",
    "expired_documents",
    "is_baseline",
    "read_baseline",
    "triggers_of",
    "with_documents",
]
