"""Accepted words: brand names and the like that contain a trigger and are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..findings import Finding
from ..settings import AcceptedWord

# Scripts written without spaces: a word has no edge that could be asked for.
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


class AcceptedWords:
    """The accepted words, asked by finding; what a text was answered is remembered."""

    def __init__(self, words: Iterable[AcceptedWord]) -> None:
        self._words = tuple((word.word.casefold(), word, _pattern(word.word)) for word in words)
        self._containing: dict[str, list[tuple[AcceptedWord, re.Pattern[str]]]] = {}

    def __bool__(self) -> bool:
        return bool(self._words)

    def accept(self, finding: Finding) -> bool:
        """Tell whether the words found are part of an accepted word in the field."""
        return any(
            _is_inside(finding, pattern)
            for word, pattern in self._candidates(finding.text)
            if not word.families or finding.rule.family in word.families
        )

    def _candidates(self, text: str) -> list[tuple[AcceptedWord, re.Pattern[str]]]:
        """Return the few words that could cover ``text``, without a look at the field.

        Blanks are left out of the comparison, for in the field they may be others or more.
        """
        if text not in self._containing:
            folded = _joined(text.casefold())
            self._containing[text] = [
                (word, pattern)
                for name, word, pattern in self._words
                if folded and folded in _joined(name)
            ]
        return self._containing[text]


def _is_inside(finding: Finding, pattern: re.Pattern[str]) -> bool:
    start, end = finding.span
    return any(
        match.start() <= start and end <= match.end()
        for match in pattern.finditer(finding.field.text)
    )


def _pattern(word: str) -> re.Pattern[str]:
    """Return the expression for ``word`` as a whole word, in any case, with any blanks."""
    body = r"\s+".join(re.escape(part) for part in word.split())
    stripped = word.strip()
    before = r"(?<!\w)" if _has_edge(stripped[0]) else ""
    after = r"(?!\w)" if _has_edge(stripped[-1]) else ""
    return re.compile(before + body + after, re.IGNORECASE)


def _has_edge(character: str) -> bool:
    """Tell whether a word that begins or ends with ``character`` has to end there.

    ``C++`` is whole in front of a letter, too.
    """
    is_word = re.match(r"\w", character) is not None
    return is_word and not _WITHOUT_SPACES.match(character)


def _joined(text: str) -> str:
    return "".join(text.split())
