"""The room that silences findings which the seller has good reason to keep.

Receives findings with their verdict and hands on those that stand, with the documents marked that
the seller holds. At the end of a run it tells which suppressions were of no use.
"""

from .documents import expired_documents, with_documents
from .suppressions import Suppressions

__all__ = ["Suppressions", "expired_documents", "with_documents"]
