"""A text folded, and the way back to its own characters."""

from __future__ import annotations

from collections.abc import Iterator

from listinglint.folding import Folded, Needles, fold, side_by_side, spellings

from ..choices import Choices

#: Letters that fold in odd ways, so that runs of them are met often.
_ODD = (
    "aE9 -\tßœÆäÖ\xad\xa0™…•·\u200b\u0301\u0130\u017f\u212a\u0430\u0455\u03b1łðþ"
    "\uff21\uff05ｶﾞか\u3099マ日本한글"
    "ﬁ½²\u0378\ufffd\U0001f9fc\U000e0061<&;>/\\n\n\r。、〜\x1e\x04\x00#x"
)
_SEEDS = (
    *(
        "Anti-bacterial  towel",
        "<p>Kills&nbsp;germs</p><br/>99.9%",
        "Gro\u00dfe B\u00e4der \u0153uvre",
    ),
    *(
        "&#x41;&#176;&nbsp; &amp;lt;",
        "N95マスク 抗菌・防臭。",
        "\u0441\u0430ncer fr\u00e9e\u0301",
        "a\\r\\nb\\nc",
    ),
    "co\xadvid\u200b19 \uff21\uff22\uff23",
)


def seeds() -> Iterator[bytes]:
    """Texts of every way of folding, in every spelling of the input."""
    for text in _SEEDS:
        yield b"\0\7" + text.encode()
        yield b"\1\3" + text.encode("utf-16-le")
    yield b"\2\1" + bytes(range(len(_ODD)))
    yield b"\3\5" + bytes(range(32, 127))


def run(data: bytes) -> None:
    """Fold one text by itself and as several fields; all offsets must lead back into it."""
    choices = Choices(data)
    way, is_trigger = choices.number() % 4, choices.number() % 8 == 7
    text = _text(way, choices.rest())
    texts = text.split("|")
    joined = side_by_side(texts)
    _require_way_back(fold(joined), f" {joined} ")
    if is_trigger and len(text) < 20:
        spellings.__wrapped__(text)  # past its cache, which would grow
        Needles([text]).within(fold(text).stretch)


def _text(way: int, data: bytes) -> str:
    if way == 0:
        return data.decode("utf-8", "replace")
    if way == 1:  # halves of characters reach us through arguments
        return data.decode("utf-16-le", "surrogatepass" if len(data) % 2 == 0 else "replace")
    if way == 2:
        return "".join(_ODD[byte % len(_ODD)] for byte in data)
    return data.decode("latin-1")


def _require_way_back(folded: Folded, text: str) -> None:
    size = len(folded.data)
    if len(folded.words) != size or folded.words[:1] + folded.words[-1:] != b"  ":
        raise AssertionError(f"words {folded.words!r} of {folded.data!r}")
    last = 0
    for offset in range(0, size, 1 + size // 16):
        at = folded.original(offset)
        if not last <= at < len(text) or folded.original_end(offset + 1) > len(text):
            raise AssertionError(f"{offset} leads to {at} of {text!r}")
        last = at
    for at in range(0, len(text), 1 + len(text) // 8):
        if not 0 <= folded.folded(at) <= size:
            raise AssertionError(f"{at} is folded to {folded.folded(at)} of {size}")
    low, high = folded.clause(size // 2, size // 2 + 1, reach=20)
    if not 0 <= low <= high <= size:
        raise AssertionError(f"the clause {low}-{high} of {size}")
