# ruff: noqa: RUF001 - look-alike characters and dashes are what is tested
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.folding import (
    Needles,
    Stretch,
    fold,
    hyphen_forms,
    side_by_side,
    spellings,
    word_forms,
)

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
#: Pieces that the slow path treats each in its own way.
PIECES = st.sampled_from(
    [
        "germ",
        "GERM",
        " ",
        "  ",
        "\\n",
        "<b>",
        "</p>",
        "<br/>",
        "&amp;",
        "&eacute;",
        "&nbsp;",
        "&#7838;",
        "\u200b",
        "\xad",
        "́",
        "é",
        "ｇ",
        "細菌",
        "한",
        "ﬁ",
        "þ",
        "œ",
        "ß",
        "е",
        "א",
        "🦠",
        "�",
        "\x00",
        "\n",
        "\t",
        "-",
        "–",
        ".",
        "<",
        "&",
        "\x1e",
        "\x81",
        "ﷺ",
    ]
)
TANGLED = st.lists(PIECES, max_size=14).map("".join)


def words_of(text: str) -> str:
    return fold(text).words.decode().strip()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("AntiBacterial", "antibacterial"),
        ("anti-bacterial", "anti bacterial"),
        ("anti‑bacterial", "anti bacterial"),
        ("anti–bacterial", "anti bacterial"),
        ("anti_bacterial", "anti bacterial"),
        ("anti\xa0bacterial", "anti bacterial"),
        ("anti   bacterial", "anti bacterial"),
        ("anti<b>bacterial</b>", "anti bacterial"),
        ("anti&nbsp;&#160;bacterial", "anti bacterial"),
        ("anti\u200bbacterial", "antibacterial"),
        ("anti\xadbacterial", "antibacterial"),
        ("anti\u2060bacterial\ufeff", "antibacterial"),
        ("antib\u0430cterial", "antibacterial"),
        ("ａｎｔｉ", "anti"),
        ("antibacte\u0301rial", "antibacterial"),
        ("antibactérien", "antibacterien"),
        ("antibact&eacute;rien", "antibacterien"),
        ("ﬁlter", "filter"),
        ("Kleenex™ tissue", "kleenex  tissue"),
        ("Velcro™", "velcro"),
        ("Velcro&trade; strap", "velcro  strap"),
        ("ANTİBAKTERİYEL", "antibakteriyel"),
        ("antıbacterıal", "antibacterial"),
        ("\u212aills", "kills"),
        ("ſafety", "safety"),
        ("anti\t bacterial", "anti bacterial"),
        ("100 μg", "100 μg"),
        ("GROẞ", "gro\x01"),
        ("kills\xa0 germs", "kills germs"),
        ("kills \xa0germs", "kills germs"),
        ("Łódź", "lodz"),
        ("kills 99.9% of germs!", "kills 99 9  of germs"),
        ("бактерии", "бактерии"),
        ("抗菌", "抗菌"),
        ("항균", "항균"),
    ],
)
def test_what_a_reader_takes_for_the_same_word_folds_to_the_same(written: str, folded: str) -> None:
    assert words_of(written) == folded


def test_cyrillic_words_keep_their_letters() -> None:
    assert words_of("сосна") == "сосна"


def test_a_tag_may_not_reach_into_the_next_field() -> None:
    folded = fold(side_by_side(["for kids <five years", "antibacterial > sock"]))
    assert b" antibacterial " in folded.words


def test_a_number_after_a_less_than_sign_is_no_tag() -> None:
    assert words_of("size <5 germs> 3") == "size  5 germs  3"


def test_a_block_tag_ends_a_clause_and_an_inline_tag_does_not() -> None:
    for tag, apart in [("<br>", True), ("</li>", True), ("<b>", False)]:
        folded = fold(f"kills{tag}germs")
        low, _ = folded.clause(folded.data.index(b"germs"), len(folded.data) - 1, reach=99)
        assert (low > folded.data.index(b"kills")) is apart, tag


@pytest.mark.parametrize("stop", [". ", "! ", "? ", "; ", " | ", "\n", " • ", ": "])
def test_a_clause_ends_at(stop: str) -> None:
    folded = fold(f"one{stop}two{stop}three")
    start = folded.data.index(b"two")
    low, high = folded.clause(start, start + 3, reach=99)
    assert folded.data[low:high].strip() == b"two"


@pytest.mark.parametrize("end", ["\\n", "\\r\\n", "\\n\\n"])
def test_a_line_end_written_as_backslash_and_letter_parts_words_and_clauses(end: str) -> None:
    text = f"Soft sock{end}Antibacterial"
    folded = fold(text)
    at = folded.words.index(b" antibacterial ") + 1
    assert folded.original(at) - 1 == text.index("Anti")
    assert folded.clause(at, at + 4, reach=100)[0] > folded.words.index(b"sock")


def test_a_decimal_point_does_not_end_a_clause() -> None:
    folded = fold("kills 99.9% of germs")
    start = folded.data.index(b"germs")
    assert folded.clause(start, start + 5, reach=99)[0] == 0


@pytest.mark.parametrize(
    ("text", "word", "slice_"),
    [
        ("Soft <b>germ</b> sock", b"germ", "germ"),
        ("<p>Soft</p>  <p>germ</p>", b"germ", "germ"),
        ("Fish &amp; germ", b"germ", "germ"),
        ("zero g\u200berm\u200b here", b"germ", "g\u200berm\u200b"),
        ("full ｇｅｒｍ width", b"germ", "ｇｅｒｍ"),
        ("ge\u0301rme\u0301 fin", b"germe", "ge\u0301rme\u0301"),
        ("un germ&eacute; fin", b"germe", "germ&eacute;"),
        ("抗菌スポンジ germ 抗菌", b"germ", "germ"),
        ("多い  抗菌 スポンジ", "抗菌".encode(), "抗菌"),
        ("double  spaces   germ", b"germ", "germ"),
        ("🦠🦠 germ 🦠", b"germ", "germ"),
        ("ﬁne ﬁlter germ", b"filter", "ﬁlter"),
        ("soft\xadhy\xadphen", b"softhyphen", "soft\xadhy\xadphen"),
        ("gеrm", b"germ", "gеrm"),
    ],
)
def test_offsets_lead_back_to_the_words_as_written(text: str, word: bytes, slice_: str) -> None:
    folded = fold(text)
    start = folded.words.index(word)
    first, last = folded.original(start), folded.original_end(start + len(word))
    assert f" {text} "[first:last] == slice_


@given(st.one_of(ANY_TEXT, TANGLED))
def test_any_text_is_folded_and_offsets_only_grow(text: str) -> None:
    folded = fold(text)
    size = len(text) + 2
    assert len(folded.data) == len(folded.words)
    assert folded.words[:1] == folded.words[-1:] == b" "
    offsets = [folded.original(at) for at in range(len(folded.data))]
    assert offsets == sorted(offsets)
    assert all(0 <= offset < size for offset in offsets)
    ends = [folded.original_end(at) for at in range(1, len(folded.data))]
    assert all(start < end <= size for start, end in zip(offsets, ends, strict=False))


@given(st.one_of(ANY_TEXT, TANGLED))
def test_the_way_there_and_back_meets_the_same_piece(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded.data)):
        assert folded.original(folded.folded(folded.original(at))) == folded.original(at)
    there = [folded.folded(at) for at in range(len(text) + 2)]
    assert there == sorted(there)
    assert all(0 <= at <= len(folded.data) for at in there)


@given(TANGLED, TANGLED)
def test_a_word_is_found_and_sliced_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} zebra {after}"
    if "<" in before:  # it may open a tag that swallows the word
        return
    folded = fold(text)
    start = folded.words.index(b" zebra ") + 1
    assert f" {text} "[folded.original(start) : folded.original_end(start + 5)] == "zebra"


def test_five_million_characters_are_survived() -> None:
    text = "clean <b>cotton</b>  sock, é&amp;é " * 150_000
    folded = fold(text)
    assert folded.original(len(folded.data) - 1) == len(text) + 1 - 1


def test_a_thousand_open_brackets_take_no_time() -> None:
    assert fold("<a" * 200_000).words.startswith(b"  a a")


def test_a_hyphen_in_a_phrase_stands_for_hyphen_space_or_nothing() -> None:
    assert hyphen_forms("anti-viral") == ("anti viral", "antiviral")
    assert hyphen_forms("viral") == ("viral",)
    assert hyphen_forms("-free") == ("-free",)
    assert list(word_forms("anti-viral")) == [b"anti viral", b"antiviral"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("weiß", "weiss"), ("œuf", "oeuf"), ("Cæsium", "caesium")],
)
def test_letters_that_are_one_or_two_are_searched_both_ways(one: str, other: str) -> None:
    assert set(spellings(one)) == set(spellings(other))
    assert fold(one).data.strip() in spellings(other)


def test_umlauts_are_searched_with_one_letter_and_with_two() -> None:
    assert set(spellings("Schädlinge für")) == {b"schadlinge fur", b"schaedlinge fuer"}


@pytest.mark.parametrize(
    ("words", "stretch", "within", "at_start", "at_end"),
    [
        (["germ"], b" a germ b ", True, False, False),
        (["germ"], b" germ b ", True, True, False),
        (["germ"], b" a germ ", True, False, True),
        (["germ"], b" germs ", False, False, False),
        (["germ*"], b" a germs ", True, False, True),
        (["germ*"], b" germs a ", True, True, False),
        (["anti-germ"], b" antigerm ", True, True, True),
        (["*germ"], b" a wheatgerm ", True, False, True),
        (["*germ"], b" wheatgerm a ", True, True, False),
        (["*germ"], b" germ a ", True, True, False),
        (["*germ"], b" wheatgerms a ", False, False, False),
        (["*germ"], b" a germ b ", True, False, False),
        (["*germ oil"], b" wheatgerm oil a ", True, True, False),
        (["wood grain"], b" a wood grain ", True, False, True),
        ([], b" germ ", False, False, False),
        (["菌"], " 抗菌剤 ".encode(), True, False, False),
        (["抗菌"], " 抗菌剤 ".encode(), True, True, False),
        (["剤"], " 抗菌剤 ".encode(), True, False, True),
    ],
)
def test_needles_are_found_as_whole_words_beginnings_or_ends(
    words: list[str], stretch: bytes, within: bool, at_start: bool, at_end: bool
) -> None:
    needles = Needles(words)
    assert needles.within(Stretch(data=stretch)) is within
    assert needles.at_start(stretch) is at_start
    assert needles.at_end(stretch) is at_end
