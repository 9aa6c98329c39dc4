"""Text as triggers are compared with it, with the way back to the seller's own characters.

Folding lowers case, drops accents, takes look-alike and full-width letters for the plain ones, lets
zero-width characters vanish, blanks out markup and makes hyphens, dashes and runs of white space
one space. The result is bytes, because the automaton is three times as fast on them: one byte a
character for Latin text, UTF-8 for scripts without case.

Nearly every text is folded by two table look-ups in which offsets stay what they were; only text
with markup, character references or rare characters pays for a list of segments.
"""
# ruff: noqa: RUF001 - telling look-alike characters apart is what this module is for

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache

#: Stands between the fields of a listing; no trigger contains it.
FIELD_SEPARATOR = " \x1e "

#: Letters that are one character to some sellers and two to others keep a byte of their own.
#: Triggers are searched in both spellings (:func:`spellings`).
_DIGRAPHS = {"ß": (b"\x01", "ss"), "œ": (b"\x02", "oe"), "æ": (b"\x03", "ae")}
#: German letters that are also written as two where a keyboard or a feed lacks them.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

#: What a plain trigger has not: pairs of letters that may be one, markup, runs of spaces.
_UNUSUAL = re.compile(r"ss|oe|ae|[<&]|  ")
#: What Windows-1252 has and the table cannot fold: soft hyphens, runs of blanks.
_RARE_IN_LATIN = ("\xa0 ", " \xa0", "\xa0\xa0")
#: Folded text with a line feed where a clause ends and a point where it may: not before a digit.
_CLAUSE_ENDS = bytes(
    ord("\n") if byte in b"!?;|\n\x1e\x04" else ord(".") if byte in b".:" else byte
    for byte in range(256)
)


def _fold_table() -> bytes:
    """What each Windows-1252 byte folds to; one to one, so that offsets hold."""
    table = bytearray(b" " * 256)
    for byte in range(256):
        try:
            char = bytes([byte]).decode("cp1252")
        except UnicodeDecodeError:
            continue
        table[byte] = _fold_single(char)
    return bytes(table)


def _fold_single(char: str) -> int:
    lower = char.lower()
    if lower in _DIGRAPHS:
        return _DIGRAPHS[lower][0][0]
    plain = {"‘": "'", "’": "'", "“": '"', "”": '"', "…": ".", "•": "\x04", "·": "\x04", "ƒ": "f"}
    plain["™"] = " "  # decomposed it would be the end of the word before it
    base = unicodedata.normalize("NFKD", plain.get(lower, lower))[0]
    if base in "-_\t\xa0":
        return ord(" ")
    if base == "\r":
        return ord("\n")
    if base == "ø":
        return ord("o")
    return ord(base) if base.isascii() else ord(" ")


_FOLD = _fold_table()
#: Folded text to words between single spaces; bytes above 0x7F belong to scripts without case.
_WORDS = bytes(
    byte if byte > 0x7F or byte in (1, 2, 3) or bytes([byte]).isalnum() else 0x20
    for byte in range(256)
)

_DIGITS = frozenset(b"0123456789")

_BLANK = r"(?:<[a-z/!][^<>\x1e]{0,400}>|&nbsp;|&#160;|&#xa0;)"
# A text, compiled when the first odd text comes: plain English files have none.
_ODD = (
    rf"(?P<blank>[ \t\xa0](?:[ \t\xa0]|{_BLANK})+|{_BLANK}(?:[ \t\xa0]|{_BLANK})*)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});)"
    r"|(?P<cjk>(?-i:[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff66-\uff9f]+))"
    # without regard to case the long s and the Kelvin sign would be s and k, and so not rare
    r"|(?P<rare>(?-i:[^\x00-\x7f\xa0-\xac\xae-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]))"
)
#: Kana whose voicing mark is a character of its own, or of half the width.
_PARTED_KANA = re.compile("[\u3099\u309a\uff66-\uff9f]")
_KANA = re.compile("(?s:.)[\u3099\u309a\uff9e\uff9f]?")
#: Scripts that put no spaces between words: a word of theirs is found wherever it stands.
_SPACELESS = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
#: Marks of those scripts that end clauses.
_WIDE_MARKS = {"。": b".", "、": b",", "〜": b" ", "～": b" "}
_BLOCK_TAG = re.compile(r"</?(?:br|p|li|ul|ol|div|h[1-6]|tr|td)\b", re.IGNORECASE)

#: Letters of other scripts that are drawn like a Latin one; used only beside Latin letters.
_LOOK_ALIKES = {
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "к": "k",
    "ӏ": "l", "м": "m", "н": "h", "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "у": "y",
    "ѵ": "v", "ԝ": "w", "х": "x", "ү": "y", "α": "a", "β": "b", "ε": "e", "ι": "i", "κ": "k",
    "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
}  # fmt: skip
#: Latin letters that have no decomposition.
_STROKED = {"ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ø": "o", "ð": "d", "þ": "th"}


class Folded:
    """One or more texts folded: ``data`` with punctuation, ``words`` with spaces in its place.

    Both are bytes of the same length; ``words`` begins and ends with a space. Offsets into them are
    turned into code point offsets of the joined text by :meth:`original`.
    """

    def __init__(
        self, data: bytes, segments: tuple[list[int], list[int], list[int]] | None
    ) -> None:
        self.data = data
        self.words = data.translate(_WORDS)
        self._segments = segments

    @property
    def is_as_long(self) -> bool:
        """Whether every character became one byte, so that offsets are what they were."""
        return self._segments is None

    def part(self, start: int, end: int) -> Folded:
        """The stretch ``[start, end)`` by itself, where :attr:`is_as_long` holds."""
        return Folded(self.data[start:end], None)

    @cached_property
    def word_set(self) -> frozenset[bytes]:
        """The single words."""
        return frozenset(self.words.split())

    @cached_property
    def stretch(self) -> Stretch:
        """All of the words."""
        return Stretch(self.word_set, self.words)

    def original(self, offset: int) -> int:
        """The code point offset in the joined text of the character at ``offset``."""
        if self._segments is None:
            return offset
        folded, original, steps = self._segments
        number = bisect_right(folded, offset) - 1
        step = steps[number]
        return original[number] + ((offset - folded[number]) // step if step else 0)

    def original_end(self, offset: int) -> int:
        """The code point offset after the characters that became the bytes before ``offset``.

        What vanished behind them (an accent of its own, a zero-width space) still belongs to them,
        and so does the rest of a character reference.
        """
        if self._segments is None:
            return offset
        return max(self.original(offset), self.original(offset - 1) + 1)

    def folded(self, offset: int) -> int:
        """The first byte made of the code point at ``offset`` in the joined text, or after it."""
        if self._segments is None:
            return offset
        folded, original, steps = self._segments
        number = max(bisect_right(original, offset) - 1, 0)
        limit = folded[number + 1] if number + 1 < len(folded) else len(self.data)
        return min(folded[number] + (offset - original[number]) * max(steps[number], 1), limit)

    def clause(self, start: int, end: int, *, reach: int) -> tuple[int, int]:
        """The part of the clause around ``[start, end)`` within ``reach`` bytes on either side."""
        ends = self._clause_ends
        low, high = max(start - reach, 0), min(end + reach, len(ends))
        low = max(low, ends.rfind(b"\n", low, start) + 1)
        point = start
        while (point := ends.rfind(b".", low, point)) >= 0:
            if point + 1 == start or ends[point + 1] not in _DIGITS:
                low = point + 1
                break
        stop = ends.find(b"\n", end, high)
        high = high if stop < 0 else stop
        point = end - 1
        while (point := ends.find(b".", point + 1, high)) >= 0:
            if point + 1 == high or ends[point + 1] not in _DIGITS:
                return low, point
        return low, high

    @cached_property
    def _clause_ends(self) -> bytes:
        return self.data.translate(_CLAUSE_ENDS)

    def words_in(self, low: int, high: int) -> frozenset[bytes]:
        """The single words of a stretch; several hits share most clauses."""
        known = self._words_in.get((low, high))
        if known is None:
            known = self._words_in[low, high] = frozenset(self.words[low:high].split())
        return known

    @cached_property
    def _words_in(self) -> dict[tuple[int, int], frozenset[bytes]]:
        return {}


def fold(text: str) -> Folded:
    """Fold one text; a space is put before and after it, so offsets are one higher."""
    return _fold_joined(f" {text} ")


def side_by_side(texts: Iterable[str]) -> str:
    """The texts of a listing as one, parted by :data:`FIELD_SEPARATOR`: they are folded at once."""
    return FIELD_SEPARATOR.join(texts)


def _fold_joined(text: str) -> Folded:
    if "\\" in text:
        # Line ends as exports of WooCommerce and Akeneo write them; the length stays what it was.
        text = text.replace("\\r\\n", "\n   ").replace("\\n", "\n ")
    if "<" not in text and "  " not in text and "&" not in text and "\t" not in text:
        if text.isascii():
            return Folded(text.encode("ascii").translate(_FOLD), None)
        # one character is looked for ten times as fast as two
        has_runs = "\xa0" in text and any(rare in text for rare in _RARE_IN_LATIN)
        if "\xad" not in text and not has_runs:
            try:
                return Folded(text.encode("cp1252").translate(_FOLD), None)
            except UnicodeEncodeError:
                pass
    return _fold_slowly(text)


def _fold_slowly(text: str) -> Folded:
    pieces: list[bytes] = []
    folded: list[int] = []
    original: list[int] = []
    steps: list[int] = []
    size = 0
    for start, piece, step in _pieces(text):
        if piece:
            pieces.append(piece)
            folded.append(size)
            original.append(start)
            steps.append(step)
            size += len(piece)
    return Folded(b"".join(pieces), (folded, original, steps))


def _pieces(text: str) -> Iterator[tuple[int, bytes, int]]:
    """Where each piece begins, its folded bytes, and how many bytes a character of it became.

    0 bytes a character means that the whole piece stands for its first character.
    """
    last = 0
    for odd in re.finditer(_ODD, text, re.IGNORECASE):
        start, end = odd.span()
        if start > last:
            yield last, text[last:start].encode("cp1252", "replace").translate(_FOLD), 1
        last = end
        if odd.lastgroup == "blank":
            yield start, b"\n" if _BLOCK_TAG.search(odd[0]) else b" ", 0
        elif odd.lastgroup == "cjk":
            yield from _run_pieces(text, start, end)
        elif odd.lastgroup == "entity":
            yield start, b"".join(_fold_rare(char) for char in html.unescape(odd[0])), 0
        else:
            yield start, _fold_rare(_plain_letter(text, start)), 0
    if last < len(text):
        yield last, text[last:].encode("cp1252", "replace").translate(_FOLD), 1


def _run_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, bytes, int]]:
    """The pieces of a run in a script without case, parted from Latin letters beside it.

    ``N95マスク`` is two words to whoever reads it, so Latin triggers are found in it as words.
    """
    if text[start - 1 : start].isalnum():
        yield start, b" ", 0
    run = text[start:end]
    if _PARTED_KANA.search(run):
        for kana in _KANA.finditer(run):
            yield start + kana.start(), unicodedata.normalize("NFKC", kana[0]).encode(), 0
    else:
        yield start, run.encode(), 3
    if text[end : end + 1].isalnum():
        yield end, b" ", 0


def _plain_letter(text: str, at: int) -> str:
    """The character, or the Latin letter it imitates when it stands beside Latin letters."""
    char = text[at]
    look = _LOOK_ALIKES.get(char.lower())
    if look is None:
        return char
    neighbours = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return look if any(n.isascii() and n.isalpha() for n in neighbours) else char


@lru_cache(maxsize=4096)
def _fold_rare(char: str) -> bytes:
    """What one character outside Windows-1252 (or a reference to any) becomes."""
    if char == "™":
        return b" "
    if char in _WIDE_MARKS:
        return _WIDE_MARKS[char]
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return b""
    if char.lower() in _STROKED:
        return _STROKED[char.lower()].encode()
    composed = unicodedata.normalize("NFKC", char).lower()
    # İ in lower case is an i and a dot of its own
    return b"".join(
        _fold_letter(letter) for letter in composed if unicodedata.category(letter) != "Mn"
    )


def _fold_letter(letter: str) -> bytes:
    base = unicodedata.normalize("NFKD", letter)[0]
    if base.isascii():
        return base.encode().translate(_FOLD)
    if letter in _DIGRAPHS:
        return _DIGRAPHS[letter][0]
    if unicodedata.category(letter)[0] in "LN":
        return letter.encode(errors="replace")
    return b" "


@cache
def spellings(literal: str) -> tuple[bytes, ...]:
    """The folded forms in which a trigger is searched: œ, ß and ü also as one letter or two."""
    literal = unicodedata.normalize("NFC", literal.lower())
    if literal.isascii() and not _UNUSUAL.search(literal):
        return (literal.encode("ascii").translate(_FOLD),)
    forms = [literal]
    for letter, (_, pair) in _DIGRAPHS.items():
        forms += [form.replace(letter, pair) for form in forms if letter in form]
        forms += [form.replace(pair, letter) for form in forms if pair in form]
    forms += [form.translate(_UMLAUTS) for form in forms]
    folded = (_fold_joined(f" {form} ").data[1:-1] for form in forms)
    return tuple(dict.fromkeys(folded))


def as_words(literal: bytes) -> bytes:
    """A folded literal with spaces in place of punctuation, as in :attr:`Folded.words`."""
    return literal.translate(_WORDS)


def is_spaceless(word: str) -> bool:
    """Whether ``word`` holds letters of a script that puts no spaces between words."""
    return not word.isascii() and _SPACELESS.search(word) is not None


def as_whole_words(form: bytes) -> bytes:
    """A folded form with a space on each side where it begins or ends with a word of its own."""
    left = b"" if form[:1] >= b"\x80" else b" "
    right = b"" if form[-1:] >= b"\x80" else b" "
    return left + form + right


class Stretch:
    """Some words of a text, and the text from the first to the last of them, between spaces."""

    __slots__ = ("_data", "_words")

    def __init__(self, words: Collection[bytes] | None = None, data: bytes | None = None) -> None:
        self._words = words
        self._data = data

    @property
    def words(self) -> Collection[bytes]:
        """The single words."""
        if self._words is None:
            self._words = frozenset(self._data.split()) if self._data else ()
        return self._words

    @property
    def data(self) -> bytes:
        """The words with single spaces between and around them."""
        if self._data is None:
            self._data = b" %b " % b" ".join(self._words or ())
        return self._data


class Needles:
    """Folded words to look for in a :class:`Stretch` of a text.

    A word with ``*`` at its end stands for every word that begins so, one with ``*`` before it for
    every word that ends so (German compounds). Single words are looked up in a set, so that long
    lists cost no more than short ones.
    """

    __slots__ = (
        "_any", "_bare", "_first_words", "_phrases", "_prefixes", "_singles", "_spaceless",
        "_suffixes", "_wholes", "longest",
    )  # fmt: skip

    def __init__(self, words: Sequence[str]) -> None:
        wholes: list[bytes] = []
        prefixes: list[bytes] = []
        suffixes: list[bytes] = []
        spaceless: list[bytes] = []
        for word in words:
            forms = [form for form in word_forms(word.strip("*")) if form.strip()]
            if is_spaceless(word):
                spaceless += forms
            elif word.startswith("*"):
                suffixes += forms
            else:
                (prefixes if word.endswith("*") else wholes).extend(forms)
        self._singles = frozenset(form for form in wholes if b" " not in form)
        self._wholes = tuple(b" %b " % form for form in wholes)
        self._prefixes = tuple(b" %b" % form for form in prefixes)
        self._suffixes = tuple(b"%b " % form for form in suffixes)
        self._spaceless = tuple(spaceless)
        phrases = [form for form in wholes if b" " in form]  # 100% too: its sign folds to a space
        self._phrases = tuple(b" %b " % form for form in phrases)
        self._first_words = frozenset(form.split()[0] for form in phrases)
        self._bare = self._prefixes + self._suffixes + self._spaceless
        self._any = self._wholes + self._prefixes
        #: How many words the longest phrase has.
        self.longest = max(
            (len(form.split()) for form in (*wholes, *prefixes, *suffixes)), default=0
        )

    def within(self, stretch: Stretch) -> bool:
        """Whether one of the words stands in ``stretch``."""
        words = stretch.words
        if not self._singles.isdisjoint(words):
            return True
        if self._phrases and not self._first_words.isdisjoint(words):
            data = stretch.data
            for needle in self._phrases:  # a loop: any() costs as much as the search itself
                if needle in data:
                    return True
        if self._bare:
            data = stretch.data
            for needle in self._bare:
                if needle in data:
                    return True
        return False

    def may_begin(self, word: bytes) -> bool:
        """Whether one of the words begins with the word ``word``, or may stand inside it."""
        if word in self._singles or word in self._first_words or self._spaceless:
            return True
        return any(
            word.startswith(prefix[1:].split(b" ", 1)[0]) for prefix in self._prefixes
        ) or any(word.endswith(suffix.split(b" ", 1)[0]) for suffix in self._suffixes)

    def at_start(self, text: bytes) -> bool:
        """Whether ``text``, which begins with a space, begins with one of the words."""
        if self._spaceless and text.lstrip(b" ").startswith(self._spaceless):
            return True
        return text.startswith(self._any) or any(
            (at := text.find(suffix)) > 0 and b" " not in text[1:at] for suffix in self._suffixes
        )

    def at_end(self, text: bytes) -> bool:
        """Whether ``text``, which ends with a space, ends with one of the words."""
        if text.endswith(self._wholes) or (self._suffixes and text.endswith(self._suffixes)):
            return True
        if self._spaceless and text.rstrip(b" ").endswith(self._spaceless):
            return True
        return any(
            (at := text.rfind(prefix)) >= 0 and b" " not in text[at + len(prefix) : -1]
            for prefix in self._prefixes
        )


def word_forms(phrase: str) -> Iterator[bytes]:
    """Every folded form of a phrase; a hyphen in it stands for hyphen, space or nothing."""
    for form in hyphen_forms(phrase.strip(" -")):
        for spelling in spellings(form):
            yield as_words(spelling)


def hyphen_forms(phrase: str) -> tuple[str, ...]:
    """``anti-viral`` is searched as ``anti viral`` (hyphens fold to spaces) and ``antiviral``."""
    if "-" not in phrase.strip("-"):
        return (phrase,)
    return (phrase.replace("-", " "), phrase.replace("-", ""))
