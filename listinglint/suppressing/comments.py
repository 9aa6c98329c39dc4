"""Comments in YAML and Markdown listings that silence findings.

    # listinglint: ignore[pesticide/antibacterial, promo] -- why it may stand
    <!-- listinglint: ignore-file[style] -- why -->

``ignore`` speaks of the field on its own line or, where it has a line to itself, of the one below;
``ignore-file`` of the whole file. Without names in brackets it speaks of every rule. A comment
without a reason silences nothing: nobody could tell later whether it may go.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..findings import Finding
from ..settings.patterns import matches_rule

LINE = "ignore"
FILE = "ignore-file"

_COMMENT = re.compile(
    r"(?:^|\#)\s*listinglint\s*:\s*(?P<word>[\w-]*)\s*(?:\[(?P<names>[^\]]*)\])?(?P<rest>.*)",
    re.DOTALL,
)
# Editors make one long dash of two short ones.
_REASON = re.compile(r"\s*(?:--|–|—)\s*(?P<reason>\S.*)", re.DOTALL)  # noqa: RUF001 - meant
_EVERY_RULE = ("*",)


@dataclass(frozen=True, slots=True)
class Comment:
    """A suppression in a listing file: its 1-based ``line``, and the rules or families it names."""

    file: str
    line: int
    names: tuple[str, ...]
    reason: str
    whole_file: bool = False

    @property
    def place(self) -> str:
        """Where the comment stands, as messages give it."""
        return f"{self.file}, line {self.line}"

    def silences(self, finding: Finding, comment_lines: frozenset[int]) -> bool:
        """Tell whether it speaks of ``finding``; ``comment_lines`` are all lines with comments."""
        named = any(matches_rule(finding.rule, name) for name in self.names)
        return named and (self.whole_file or self._is_beside(finding, comment_lines))

    def _is_beside(self, finding: Finding, comment_lines: frozenset[int]) -> bool:
        begin = finding.line
        if begin is None:
            return False
        # In a text of several lines the comment may stand at the words themselves.
        words = begin + finding.field.text.count("\n", 0, finding.span.start)
        taken = {field.line for field in finding.listing.fields}
        meant = _lines_meant(self.line, taken, comment_lines)
        return begin in meant or words in meant


@dataclass(frozen=True, slots=True)
class FileComments:
    """All suppressions in one file, and what is wrong with those that are none."""

    comments: tuple[Comment, ...] = ()
    mistakes: tuple[str, ...] = ()
    lines: frozenset[int] = frozenset()


def read_comments(file: str, pairs: Iterable[tuple[int, str]]) -> FileComments:
    """Read the suppressions among ``pairs`` of 1-based line and comment text."""
    pairs = tuple(pairs)
    comments: list[Comment] = []
    mistakes: list[str] = []
    for line, text in pairs:
        found = _COMMENT.search(_bare(text))
        if found is None:
            continue
        mistake = _mistake_in(found)
        if mistake:
            mistakes.append(f"{file}, line {line}: {mistake}")
        else:
            comments.append(_comment(file, line, found))
    lines = frozenset(line for line, _ in pairs)
    return FileComments(tuple(comments), tuple(mistakes), lines)


def _comment(file: str, line: int, found: re.Match[str]) -> Comment:
    reason = _REASON.match(found["rest"])
    return Comment(
        file=file,
        line=line,
        names=_names(found) or _EVERY_RULE,
        reason=reason["reason"].strip() if reason else "",
        whole_file=found["word"] == FILE,
    )


def _mistake_in(found: re.Match[str]) -> str:
    """Return what keeps the comment from silencing anything; empty when it is in order."""
    word = found["word"]
    if word not in (LINE, FILE):
        near = difflib.get_close_matches(word, (LINE, FILE), n=1)
        guess = f'Did you mean "{near[0]}"?' if near else f"Allowed: {LINE}, {FILE}."
        return f'"listinglint: {word}" is no suppression. {guess}'
    if found["names"] is not None and not _names(found):
        return "the suppression names no rule in its brackets. Name one, or remove the brackets."
    if not _REASON.match(found["rest"]):
        return 'the suppression has no reason and silences nothing. Add "-- " and the reason.'
    return ""


def _names(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in (found["names"] or "").split(",") if name.strip())


def _bare(text: str) -> str:
    """Return the comment without the characters that make it one."""
    return text.strip().removeprefix("<!--").removesuffix("-->").lstrip("#").strip()


def _lines_meant(line: int, taken: set[int | None], comment_lines: frozenset[int]) -> set[int]:
    """Return the lines that a comment on ``line`` speaks of.

    Where a field begins on its line, it is that one alone. Elsewhere it may stand inside a text of
    several lines, or above what it means, with other comments between.
    """
    if line in taken:
        return {line}
    below = line + 1
    while below in comment_lines and below not in taken:
        below += 1
    return {line, below}
