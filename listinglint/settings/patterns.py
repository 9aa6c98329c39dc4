"""What the names and patterns in settings and comments mean, the same in every place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from ..rules import Rule

if TYPE_CHECKING:
    import pathspec

_GLOB = re.compile(r"[*?\[]")
# In a .gitignore line a backslash hides the special meaning of the character behind it. Before a
# letter or digit there is none to hide, and no file of Windows has a star or question mark in its
# name (elsewhere ``[*]`` says it): somebody wrote a Windows path.
_WINDOWS_SEPARATOR = re.compile(r"\\(?=[\w*?])")


def matches_glob(text: str, pattern: str) -> bool:
    """Whether ``text`` is ``pattern``, or fits it as a glob; case counts.

    Equality comes first so that a SKU such as ``KIT[2]`` can be written as it is.
    """
    return text == pattern or (is_glob(pattern) and fnmatchcase(text, pattern))


def is_glob(pattern: str) -> bool:
    """Whether ``pattern`` has a character that stands for others."""
    return _GLOB.search(pattern) is not None


def matches_rule(rule: Rule, pattern: str) -> bool:
    """Whether ``pattern`` is the rule's name, a former one, its family, or a glob of these."""
    return pattern == rule.family or any(
        matches_glob(name, pattern) for name in (rule.name, *rule.formerly)
    )


def plain(text: str) -> str:
    """Return ``text`` without regard to case and blanks, for comparing."""
    return " ".join(text.split()).casefold()


def path_patterns(lines: Iterable[str], *, literal: bool = False) -> pathspec.GitIgnoreSpec:
    """Return the ``.gitignore`` patterns of ``lines``; raise ``ValueError`` for a broken one.

    ``literal`` takes backslashes as git does, for the lines of a real ``.gitignore``.
    """
    # Imported here because most runs have no patterns: pre-commit names its files.
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines(lines if literal else map(forward_slashes, lines))


def path_matcher(lines: Iterable[str]) -> Callable[[str], bool]:
    """Return what says whether a path (relative, with forward slashes) fits ``lines``."""
    return path_patterns(lines).match_file


def forward_slashes(pattern: str) -> str:
    """Turn the separators of Windows in a path pattern into those of ``.gitignore``."""
    return _WINDOWS_SEPARATOR.sub("/", pattern)
