"""What ``fix`` hands on: the changes of a file, what could not be changed, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .findings import Finding, Fix
from .listings import Field, Listing


class Step(NamedTuple):
    """A proposal that is applied, and the finding it answers, of the text before it."""

    finding: Finding
    fix: Fix

    @property
    def before(self) -> str:
        """The whole field before this step."""
        return self.finding.field.text

    @property
    def after(self) -> str:
        """The whole field after this step."""
        return self.fix.result or ""


class Change(NamedTuple):
    """A field that is to be written: as it was read, and the steps to its new text, at least one.

    Each step begins with the text that the one before it left.
    """

    listing: Listing
    field: Field
    steps: tuple[Step, ...]

    @property
    def text(self) -> str:
        """The whole new text."""
        return self.steps[-1].after

    @property
    def cell(self) -> str | None:
        """The spreadsheet cell; ``None`` where the file has no columns."""
        return self.steps[0].finding.cell


class Refused(NamedTuple):
    """A change that was not made; ``reason`` is a sentence with the remedy."""

    change: Change
    reason: str


class FileChanges(NamedTuple):
    """What was done to one file, or would be; ``notes`` say what a change cost besides."""

    file: str
    changes: tuple[Change, ...]
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Left:
    """The findings that stand when everything was changed that could be.

    ``regulated`` are those of regulated products; ``failing`` says whether one of all is reason
    enough for exit status 1. ``unsafe`` counts fields for which there is wording that only a person
    may accept.
    """

    findings: int = 0
    listings: int = 0
    regulated: int = 0
    unsafe: int = 0
    failing: bool = False
