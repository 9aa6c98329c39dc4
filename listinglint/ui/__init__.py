"""The language in which the tool speaks to its user.

English is the source: texts stand in the code and cost nothing. Every other language is one file
here, ``<language>.json``, read when it is first spoken, with these tables:

- ``texts``: what :func:`say` says, by the English text, placeholders included;
- ``counted``: what :func:`counted` counts, a form for each plural;
- ``said``: finished sentences such as errors and notes, by the English text with a placeholder
  for each part that varies, for :func:`translated`;
- ``messages``: what rules say of the words they find, by the message of the rule, for
  :func:`message_about`; a rule that is missing here speaks English;
- ``documents``: what rules call the documents that regulated products need, for
  :func:`document_name`;
- ``plural`` and ``thousands``: how numbers are written.

What a language lacks is said in English, and then the whole line is.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from .locale import locale_tag

SOURCE_LANGUAGE = "en"

_FOLDER = Path(__file__).parent
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
#: Placeholders that stand for words of ours, and not for a name, a number or the system's reason.
_OUR_WORDS = frozenset({"what", "kind"})
#: Which of the forms of a counted noun a number takes, by the name in the language's file.
_PLURALS: Mapping[str, Callable[[int], int]] = {
    "one": lambda number: int(number != 1),
    "zero-one": lambda number: int(number > 1),
    "none": lambda number: 0,
}
#: Regions that write Chinese in traditional characters: English is the safer guess there.
_TRADITIONAL = frozenset({"tw", "hk", "mo", "hant"})


class _Catalog:
    """One language; the English one is empty.

    A plain class: making a dataclass takes a hundred times as long, and every start would pay.
    """

    def __init__(self, language: str = SOURCE_LANGUAGE, **tables: Any) -> None:
        self.language = language
        self.plural: str = tables.get("plural", "one")
        self.thousands: str = tables.get("thousands", ",")
        self.texts: Mapping[str, str] = tables.get("texts", {})
        self.counted: Mapping[str, list[str]] = tables.get("counted", {})
        self.said: Mapping[str, str] = tables.get("said", {})
        self.messages: Mapping[str, str] = tables.get("messages", {})
        self.documents: Mapping[str, str] = tables.get("documents", {})

    @cached_property
    def patterns(self) -> list[tuple[re.Pattern[str], str]]:
        """Sentences with placeholders, those that leave least open first."""
        open_ones = [key for key in self.said if _PLACEHOLDER.search(key)]
        open_ones.sort(key=lambda key: (-len(_PLACEHOLDER.sub("", key)), key))
        return [(_pattern(key), self.said[key]) for key in open_ones]


_ENGLISH = _Catalog()
_spoken = _ENGLISH


def languages() -> tuple[str, ...]:
    """The languages that can be spoken, ISO 639-1, the source first."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in _FOLDER.glob("*.json")))


def language_of(tag: str) -> str | None:
    """The language spoken for a tag or locale (``zh_CN.UTF-8``, ``fr-CA``); ``None`` for others."""
    name, *rest = re.split(r"[-_.@]", tag.strip().lower())
    if name in ("c", "posix"):
        return SOURCE_LANGUAGE
    if name == "zh" and _TRADITIONAL.intersection(rest):
        return None
    return name if name == SOURCE_LANGUAGE or (_FOLDER / f"{name}.json").is_file() else None


def locale_language() -> str:
    """The language of the user's locale where it can be spoken, else English."""
    return language_of(locale_tag()) or SOURCE_LANGUAGE


def spoken_language() -> str:
    """The language spoken now."""
    return _spoken.language


def speak(language: str) -> None:
    """Say everything from now on in ``language``, one of :func:`languages`."""
    global _spoken
    if language != _spoken.language:
        _spoken = _catalog(language)
        translated.cache_clear()


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` for a while: reports for machines are English whoever reads the errors."""
    before = spoken_language()
    speak(language)
    try:
        yield
    finally:
        speak(before)


def say(text: str, **values: Any) -> str:
    """``text`` in the language spoken, its placeholders filled with ``values``."""
    known = _spoken.texts.get(text, text)
    return known.format(**values) if values else known


def can_be_written(encoding: str) -> bool:
    """Whether a console of ``encoding`` has the letters of the language spoken, but for a few."""
    letters = "".join(_spoken.texts.values())
    shown = letters.encode(encoding, "ignore").decode(encoding, "ignore")
    return len(shown) * 10 >= len(letters) * 9


def to_say(text: str) -> str:
    """``text`` as it is: marks what stands in a table and is said later."""
    return text


def counted(number: int, noun: str) -> str:
    """``1 listing``, ``1,204 listings``; other languages may put the number elsewhere."""
    forms = _spoken.counted.get(noun)
    if forms is None:
        return f"{grouped(number)} {noun}" if number == 1 else f"{grouped(number)} {noun}s"
    return forms[_PLURALS[_spoken.plural](number)].format(n=grouped(number))


def grouped(number: int) -> str:
    """``1,204``, with what the language puts between groups of three digits."""
    return f"{number:,}".replace(",", _spoken.thousands)


@lru_cache(4096)
def translated(sentence: str) -> str | None:
    """A finished English sentence in the language spoken; ``None`` where it is not known."""
    catalog = _spoken
    if catalog is _ENGLISH:
        return sentence
    if sentence in catalog.said:
        return catalog.said[sentence]
    for pattern, meaning in catalog.patterns:
        found = pattern.fullmatch(sentence)
        if found:
            return _filled(meaning, found.groupdict())
    return None


def message_about(text: str, message: str) -> str | None:
    """The ``message`` of a rule about ``text``; ``None`` where the language spoken lacks it."""
    known = _spoken.messages.get(message)
    return None if known is None else known.replace("{text}", text)


def document_name(name: str) -> str | None:
    """A document that a rule names, in the language spoken; ``None`` where it is not known."""
    return name if _spoken is _ENGLISH else _spoken.documents.get(name)


def _filled(meaning: str, parts: Mapping[str, str]) -> str | None:
    """A sentence with what varies put in; ``None`` where words of ours in it are not known."""
    known = {
        name: translated(part) if name in _OUR_WORDS else _spoken.said.get(part)
        for name, part in parts.items()
    }
    if any(known[name] is None for name in _OUR_WORDS & known.keys()):
        return None
    return meaning.format(**{name: known[name] or part for name, part in parts.items()})


@lru_cache(8)
def _catalog(language: str) -> _Catalog:
    if language == SOURCE_LANGUAGE:
        return _ENGLISH
    import json

    return _Catalog(language, **json.loads((_FOLDER / f"{language}.json").read_bytes()))


def in_every_language(text: str) -> frozenset[str]:
    """``text`` and all its translations: to know again what was written in any of them."""
    return frozenset(_catalog(language).texts.get(text, text) for language in languages())


def _pattern(key: str) -> re.Pattern[str]:
    parts = _PLACEHOLDER.split(key)
    inside = (
        re.escape(part) if number % 2 == 0 else f"(?P<{part}>.+?)"
        for number, part in enumerate(parts)
    )
    return re.compile("".join(inside), re.DOTALL)
