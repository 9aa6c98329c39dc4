"""Everything that silences findings in one run, and what it was used for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from ..findings import Finding
from ..settings import Settings, Suppression
from .accepted import AcceptedWords
from .comments import FileComments, read_comments
from .documents import has_expired
from .selectors import Condition, condition_of


@dataclass(frozen=True, slots=True)
class _Entry:
    """A suppression of the settings that is in force."""

    suppression: Suppression
    fits: Condition


class Suppressions:
    """What silences findings: entries of the settings, accepted words, comments in the files.

    ``used`` holds the places of all suppressions that silenced something. Processes that share a
    run each have an object of their own; the union of their ``used`` tells the whole run.
    """

    def __init__(self, settings: Settings, *, today: date, files_from: PurePath) -> None:
        """Take the entries of ``settings`` that are in force on ``today``.

        ``files_from`` is the absolute folder from which the file names of findings start.
        """
        self.used: set[str] = set()
        self._today = today
        self._all = settings.suppress
        self._entries = tuple(
            _Entry(
                suppression,
                condition_of(suppression, folder=settings.folder, files_from=files_from),
            )
            for suppression in settings.suppress
            if not has_expired(suppression.until, today)
        )
        self._accepted = AcceptedWords(settings.accepted_words)
        self._comments: dict[str, FileComments] = {}

    def __bool__(self) -> bool:
        """Whether anything can be silenced at all."""
        return bool(self._entries or self._accepted or self._comments)

    def read_comments(self, file: str, pairs: Iterable[tuple[int, str]]) -> None:
        """Take in the comments of ``file``, by which its findings must be called, too.

        ``pairs`` are 1-based lines and the text of the comment that begins there.
        """
        comments = read_comments(file, pairs)
        if comments.comments or comments.mistakes:
            self._comments[file] = comments

    def suppress(self, findings: Sequence[Finding]) -> tuple[Sequence[Finding], Sequence[Finding]]:
        """Part ``findings`` into those that stand and those that are silenced, both in order."""
        if not self:
            return findings, ()
        kept: list[Finding] = []
        silenced: list[Finding] = []
        for finding in findings:
            (silenced if self._is_silenced(finding) else kept).append(finding)
        return kept, silenced

    def expired(self) -> list[str]:
        """Return a line for every entry of the settings whose last day is over."""
        return [
            f"{entry.place}: the suppression expired on {entry.until} and silences nothing "
            f'("{entry.reason}"). Renew or remove it.'
            for entry in self._all
            if has_expired(entry.until, self._today)
        ]

    def unused(self) -> list[str]:
        """Return a line for every suppression in force that silenced nothing.

        Of worth only after a run over everything: the finding may be in a file not checked.
        """
        in_settings = [(e.suppression.place, e.suppression.reason) for e in self._entries]
        in_files = [
            (comment.place, comment.reason)
            for comments in self._comments.values()
            for comment in comments.comments
        ]
        return [
            f'{place}: the suppression silenced nothing ("{reason}"). Remove it.'
            for place, reason in in_settings + in_files
            if place not in self.used
        ]

    def mistakes(self) -> list[str]:
        """Return a line for every comment that was meant to silence something and does not."""
        return [line for comments in self._comments.values() for line in comments.mistakes]

    def _is_silenced(self, finding: Finding) -> bool:
        # All that fit count as used: which of two came first is no reason to remove the other.
        places = [entry.suppression.place for entry in self._entries if entry.fits(finding)]
        comments = self._comments.get(finding.file)
        if comments:
            places += [
                comment.place
                for comment in comments.comments
                if comment.silences(finding, comments.lines)
            ]
        self.used.update(places)
        return bool(places) or (bool(self._accepted) and self._accepted.accept(finding))
