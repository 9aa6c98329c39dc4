"""Which language a text is written in, for listings of which neither file nor user says it.

A listing gives few words, and half of them are brands and numbers. So the commonest small words of
each language decide (``rules/words/function-words.yaml``), beside names of products and letters
that only some languages have. Where they do not decide clearly, a text has no language of its own.
"""
# ruff: noqa: RUF001 - letters that look like plain ones are what languages are told apart by

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice

from .listings import Field, Listing
from .marketplaces import assumed_store_note, main_amazon_store
from .rules import DEFAULT_LANGUAGE, Rulebook

#: Name of the word list by which languages are told apart.
FUNCTION_WORDS = "function-words"
#: So many code points of a text are looked at.
LOOKED_AT = 2000
#: So many listings at the beginning of a file show its usual language.
PEEKED_AT = 50
#: So many words more than in any other language show the language of a listing, and that a field of
#: it is in another one.
ENOUGH_FOR_LISTING, ENOUGH_FOR_FIELD = 2, 4
#: The share of the words of the best language that the second may not have.
CLEARLY = 0.2

_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
#: Letters that show a language of some: the first have them most often.
_LETTERS = {
    "ß": "de", "ñ": "es", "¿": "es", "¡": "es", "œ": "fr", "ã": "pt", "õ": "pt", "å": "sv",
    "ł": "pl", "ż": "pl", "ę": "pl", "ą": "pl", "ş": "tr", "ğ": "tr", "ı": "tr",
}  # fmt: skip


class LanguageDetector:
    """Tells languages apart by words that sellers use in each, by ISO 639-1 code."""

    def __init__(self, *words: Mapping[str, Sequence[str]]) -> None:
        self._words = words

    @cached_property
    def _languages(self) -> Mapping[str, Collection[str]]:
        """The languages of each word; most files say theirs and never ask."""
        languages: dict[str, set[str]] = {}
        for lists in self._words:
            for language, forms in lists.items():
                for form in forms:
                    languages.setdefault(form.casefold(), set()).add(language)
        return languages

    @classmethod
    def of_rulebook(cls, rulebook: Rulebook) -> LanguageDetector:
        """One that knows the small words and the names of products in the rules."""
        products = (product.title for product in rulebook.products)
        return cls(rulebook.words.get(FUNCTION_WORDS, {}), *products)

    def tagged(self, listing: Listing, *, usual: str = DEFAULT_LANGUAGE) -> Listing:
        """``listing`` with its language, else the ``usual`` one; fields in another with theirs.

        A listing that says its language is returned as it is.
        """
        if listing.language is not None:
            return listing
        evidence = [self._evidence(field.text) for field in listing.fields]
        language = _clear(_sum(evidence), enough=ENOUGH_FOR_LISTING) or usual
        pairs = zip(listing.fields, evidence, strict=True)
        fields = tuple(_with_own(field, found, language) for field, found in pairs)
        if all(new is old for new, old in zip(fields, listing.fields, strict=True)):
            return replace(listing, language=language)
        # the columns of the table no longer say the languages of this row
        return replace(listing, language=language, fields=fields, columns=())

    def tagged_file(
        self,
        listings: Iterable[Listing],
        *,
        say: Callable[[str], None],
        only: Callable[[Listing], bool] | None = None,
    ) -> Iterator[Listing]:
        """The listings of one file, each with a language; ``say`` is told what was taken for usual.

        The first listings of the file together show what the others are written in that are too
        short to show it. ``only`` tells, of the listings as they were read, which are wanted.
        """
        every = iter(listings)
        first = list(islice(every, PEEKED_AT))
        unsaid = [listing for listing in first if listing.language is None]
        texts = (field.text for listing in unsaid for field in listing.fields)
        found = _clear(_sum(map(self._evidence, texts)), enough=ENOUGH_FOR_FIELD)
        if unsaid and found not in {None, DEFAULT_LANGUAGE}:
            say(f"nothing says the language; most texts look like {found!r} (--language sets it)")
        if any(map(_has_assumed_store, unsaid)):
            say(assumed_store_note(main_amazon_store(found)))
        wanted = chain(first, every) if only is None else filter(only, chain(first, every))
        for listing in wanted:
            known = _in_store_of(found, listing) if found else listing
            yield self.tagged(known, usual=found or DEFAULT_LANGUAGE)

    def _evidence(self, text: str) -> Counter[str]:
        text = text[:LOOKED_AT]
        evidence: Counter[str] = Counter()
        if not text.isascii():
            evidence.update(_by_script(text))
            for letter in text.lower():  # casefold makes two letters of ß
                if letter in _LETTERS:
                    evidence[_LETTERS[letter]] += 1
        for word in _WORD.findall(text.casefold()):
            evidence.update(self._languages.get(word, ()))
        return evidence


def _has_assumed_store(listing: Listing) -> bool:
    """Whether it is an Amazon listing of no store and language: one that is named has both."""
    return listing.language is None and listing.marketplace == main_amazon_store(None)


def _in_store_of(language: str, listing: Listing) -> Listing:
    """``listing`` in the usual language of its file and the store of it, if both were assumed.

    It is not asked for its own language: files for Amazon are in that of their store.
    """
    if not _has_assumed_store(listing):
        return listing
    return replace(listing, language=language, marketplace=main_amazon_store(language))


def _by_script(text: str) -> Counter[str]:
    """Letters of scripts that one language alone uses; Han without kana is Chinese."""
    kana, han, hangul = (len(script.findall(text)) for script in (_KANA, _HAN, _HANGUL))
    found = {"ja": kana + han if kana * 10 > han else 0, "ko": hangul}
    found["zh"] = 0 if found["ja"] else han
    return Counter({language: number for language, number in found.items() if number})


def _sum(evidence: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for found in evidence:
        total.update(found)
    return total


def _clear(evidence: Counter[str], *, enough: int) -> str | None:
    if not evidence:
        return None
    (best, most), (_, second) = [*evidence.most_common(2), ("", 0)][:2]
    return best if most - second >= max(enough, CLEARLY * most) else None


def _with_own(field: Field, evidence: Counter[str], language: str | None) -> Field:
    """``field`` with its own language where that is clear and not the listing's."""
    own = _clear(evidence, enough=ENOUGH_FOR_FIELD)
    if own is None or own == language or field.column.language is not None:
        return field
    if own == "zh" and language == "ja":
        return field  # a Japanese title may do without kana
    return field._replace(column=replace(field.column, language=own))
