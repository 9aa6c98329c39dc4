"""Kinds of matching with parameters of their own: lengths, characters, repetition and the like.

A kind is a function that takes the parameters of a check and the limits in force, and returns a
checker: field text in, hits out. To add one, write it in a module here and name it in
:data:`KINDS`; rules use it as ``match: {checks: [{kind: <name>, …}]}``.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...findings import Candidate
from ...listings import Listing
from ...rules import Rule, Rulebook


class FieldChecks:
    """Checks of single fields."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], *, as_of: str) -> None:
        pass

    def candidates(self, listing: Listing) -> list[Candidate]:
        """Candidates of the checks in ``listing``."""
        return []


class ListingChecks(FieldChecks):
    """Checks of whole listings."""
