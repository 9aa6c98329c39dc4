"""The last room of ``fix``: findings with proposals in, a proven file in place of the old one out.

:mod:`.choosing` says what is changed, :mod:`.proving` compares the rewritten file with the old
one, :mod:`.replacing` gives it the old one's name, :mod:`.journal` keeps the record. Reading and
splicing are for the formats.
"""

from __future__ import annotations

from .choosing import Mended, applicable, fields_to_mend, mend, open_to_rewording
from .journal import entries, require_journal, write_journal
from .proving import Place, place_of, require_proven
from .replacing import replace_file, write_file

__all__ = [
    "Mended",
    "Place",
    "applicable",
    "entries",
    "fields_to_mend",
    "mend",
    "open_to_rewording",
    "place_of",
    "replace_file",
    "require_journal",
    "require_proven",
    "write_file",
    "write_journal",
]
