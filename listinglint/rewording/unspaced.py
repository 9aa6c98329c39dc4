"""Taking a claim out of Japanese and Chinese, where no spaces show what is a word.

What can go is an attribute before its noun (抗菌まな板), a part between spaces or commas that says
nothing but the claim, or a whole clause or sentence beside others. What follows the claim tells
which: hiragana make it an object or a verb, and then its clause has to go with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cutting import Cut

#: The languages that are cut here.
LANGUAGES = frozenset({"ja", "zh"})

#: What parts the words of a title, the clauses of a sentence, and sentences.
_GAP = r"[\s・|/\uff0f\uff5c]"
_COMMA = r"[、,\uff0c]"
#: The comma of Chinese between members of a list, of which each is no clause.
_ENUMERATION = "、"
_STOP = r"[。.!?;:\n\uff01\uff1f\uff1b\uff1a【】「」()\uff08\uff09\[\]]"
_HIRAGANA = re.compile("[\u3041-\u309f]")
#: Where a noun begins that can stand alone: hiragana are mostly endings, single Han half words.
_NOUN = re.compile(
    "[A-Za-z]|[\u30a0-\u30ff]{2}|[\u3400-\u4dbf\u4e00-\u9fff][\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
    "|[茶鞋靴袜襪巾枕皂包油酒水杯盒箱布傘伞鍋锅箸筷](?![\u3041-\u309f])"
    "|敷き|掛け|まな板|まくら|ぬいぐるみ|ふきん|おもちゃ|くつ下|たわし|ふとん|かご|はさみ|せっけん"
)
_NOTHING = re.compile(r"[。.\s]*\Z")
#: Ends of a claim that mean nothing without it: 抗菌加工, 抗菌力, 减肥人群.
_TAILS = re.compile(
    r"(?:加工|効果|作用|機能|成分|仕様|処理|素材|対策|予防|防止|改善|解消|除去|防臭剤?|ケア|レベル|認証|配合"
    r"|効能|品質|タイプ|体質|促進|サポート|跡|保証|中|用|力|性|率|剤|液|級|済み?"
    r"|滋生|繁殖|疼痛|酸痛|不适|不適|症状|症狀|质量|質量|显著|顯著|明显|明顯"
    r"|效果|功能|功效|性能|处理|處理|技术|技術|人群|人士|专用|專用|神器|克星|体质|體質|系统|系統|因子|防护"
    r"|防護|认证|認證|剂|劑|级|款|型)"
)
#: What is left waiting for something, at the end of what stands before the claim.
_WAITING = re.compile(
    r"(?:[とやかもをにがはでのへ]|より|から|など|および|及び|または"
    r"|具有|拥有|擁有|带有|帶有|提供|达到|達到|采用|採用|适合|適合|有效|用于|用於|针对|針對|帮助|幫助|对|對"
    r"|防止|预防|預防|抑制|去除|远离|遠離|缓解|緩解|改善|减少|減少|减轻|減輕|治疗|治療|促进|促進"
    r"|增强|增強|保护|保護|为|為|与|與|和|及|或|的|可|能|有|含|加|不|无|無|防|抗|让|讓|使|更|最|专业|專業)$"
)
#: Chinese words between a claim and what it is said of, or that make it a sentence.
_PARTICLES = re.compile(r"[的地得了着著过過是和与與及或等又且而也都能可在被把]")


def cuts(text: str, span: tuple[int, int], *, is_title: bool) -> Iterator[Cut]:
    """The ways of taking the claim at ``span`` out of ``text``, the smallest first."""
    start, end = _whole(text, span)
    if re.search(_COMMA, text[start:end]):
        return  # two clauses in one
    yield from _part(text, start, end)
    if not _HIRAGANA.search(text):
        yield from _member(text, start, end)
    yield from _attribute(text, start, end)
    if not is_title:
        yield from _clause(text, start, end)
        yield from _sentence(text, start, end)


def may_be_replaced(text: str, span: tuple[int, int]) -> bool:
    """Whether the claim is a part of its own or an attribute, so that another may replace it."""
    first, last = _stretch(text, *span, f"{_GAP}|{_COMMA}|{_STOP}")
    if span[0] != first or _whole(text, span)[1] != span[1]:
        return False
    return span[1] == last or any(_attribute(text, *span))


def _whole(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The claim with the ends that mean nothing without it."""
    start, end = span
    while tail := _TAILS.match(text, end):
        end = tail.end()
    return start, end


def _stretch(text: str, start: int, end: int, parted: str) -> tuple[int, int]:
    """What stands around the claim between two of the marks ``parted``."""
    mark = re.compile(parted)
    # backwards from the claim: a long text is not gone through for every claim in it
    first = next((n + 1 for n in range(start - 1, -1, -1) if mark.match(text, n)), 0)
    after = mark.search(text, end)
    return first, (after.start() if after else len(text))


def _without(text: str, start: int, end: int, mark: str) -> Iterator[Cut]:
    """A stretch with one of the marks beside it, where something else is left."""
    following = re.compile(f"(?:{mark})+").match(text, end)
    if following and text[following.end() :].strip():
        yield Cut(start, following.end(), "")
        return
    first = start
    while first and re.match(mark, text[first - 1]):
        first -= 1
    if first < start and text[:first].strip() and _NOTHING.match(text, end):
        yield Cut(first, end, "")


def _part(text: str, start: int, end: int) -> Iterator[Cut]:
    """A part between spaces that is nothing but the claim."""
    if _stretch(text, start, end, f"{_GAP}|{_COMMA}|{_STOP}") == (start, end):
        yield from _without(text, start, end, _GAP)


def _member(text: str, start: int, end: int) -> Iterator[Cut]:
    """A member of a Chinese list, whose head and end the others share: "适合[湿疹、]痤疮等肌肤"."""
    first, _ = _stretch(text, start, end, f"{_GAP}|{_COMMA}|{_STOP}")
    if text[end : end + 1] == _ENUMERATION:
        if start == first or _WAITING.search(text[first:start]):
            yield Cut(start, end + 1, "")
    elif text[start - 1 : start] == _ENUMERATION and _SHARED_END.match(text, end):
        yield Cut(start - 1, end, "")


def _attribute(text: str, start: int, end: int) -> Iterator[Cut]:
    first, last = _stretch(text, start, end, f"{_GAP}|{_COMMA}|{_STOP}")
    before = text[first:start]
    if _WAITING.search(before):
        return
    if text[end : end + 1] in ("の", "的"):
        end += 1
    elif _PARTICLES.match(text, end):
        return
    if _is_bare_sentence(text, first, start, end, last) or _VACUOUS.match(text, end):
        return
    if text[start - 1 : start] == _ENUMERATION and not _HIRAGANA.search(text):
        return  # what follows is said of all members
    if end < last and _NOUN.match(text, end) and not _TAILS.match(text, end):
        yield Cut(start, end, "")


#: What the members of a list share at its end.
_SHARED_END = re.compile(r"[的等]|$|[\uff0c。,.!\uff01]")
#: Nouns that say nothing alone.
_VACUOUS = re.compile(
    r"(?:选择|選擇|首选|首選|产品|產品|商品|もの|こと|原料\d+%?使用)(?=[\uff0c、。,.!\uff01]|$)"
)
#: What is left of a sentence says nothing up to this length, in code points.
_BARE = 4


def _is_bare_sentence(text: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether all that would be left of a sentence is a noun: "[医生推荐的]枕头。"."""
    ends = text[last : last + 1] in ("。", "\uff01", "!") and first == start
    return ends and last - end <= _BARE and not re.match(_COMMA, text[first - 1 : first])


def _clause(text: str, start: int, end: int) -> Iterator[Cut]:
    """A clause between commas; the last one of a Japanese sentence holds its verb and stays."""
    first, last = _stretch(text, start, end, f"{_COMMA}|{_STOP}")
    is_last = re.match(_COMMA, text[last : last + 1]) is None
    if is_last and (_HIRAGANA.search(text[:start]) or _HIRAGANA.search(text[first:last])):
        return
    if not _HIRAGANA.search(text) and _ENUMERATION in text[max(first - 1, 0) : last + 1]:
        return  # the others share its head
    yield from _without(text, first, last, _COMMA)


def _sentence(text: str, start: int, end: int) -> Iterator[Cut]:
    first, last = _stretch(text, start, end, r"[。!?\n\uff01\uff1f]")
    mark = re.compile(r"[。!?\n\uff01\uff1f]+\s*").match(text, last)
    last = mark.end() if mark else last
    if text[:first].strip() or text[last:].strip():
        yield Cut(first, last, "")
