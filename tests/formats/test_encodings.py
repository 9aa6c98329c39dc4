import pytest

from listinglint.errors import FormatError
from listinglint.formats.encodings import (
    CHUNK_BYTES,
    decode_sample,
    find_encoding,
    is_binary,
    text_chunks,
)
from listinglint.formats.source import Source

JAPANESE = "商品名\tステンレスボトル\t保温・保冷に優れた水筒です。①〜"
GERMAN = "Größe\tFür Töpfe geeignet \u2013 „Premium“\n"
POLISH = "Łyżka\tDoskonała do żurku\n"


def text_of(data: bytes, **options: str) -> tuple[str, str, str | None]:
    source = Source.of_bytes(data)
    encoding = find_encoding(source, **options)  # type: ignore[arg-type]
    return encoding.name, "".join(text_chunks(source, encoding)), encoding.note


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_unicode_is_found_without_a_note(codec: str, found: str) -> None:
    assert text_of(GERMAN.encode(codec)) == (found, GERMAN, None)


def test_cyrillic_windows_text_is_read_and_the_guess_reported() -> None:
    russian = "Чай чёрный\tДля чайника\tMug в шкафу\n"
    name, text, note = text_of(russian.encode("cp1251"))
    assert (name, text) == ("cp1251", russian)
    assert note is not None
    assert "Windows-1251" in note
    assert decode_sample(russian.encode("cp1251")) == russian


@pytest.mark.parametrize("text", ["Åäö, ÅÄÖ och smörgåsbord\n" * 9, "Où l'élève a créé, ÉÈÊ\n" * 9])
def test_accented_letters_in_a_row_are_no_cyrillic_words(text: str) -> None:
    assert text_of(text.encode("cp1252"))[:2] == ("cp1252", text)


@pytest.mark.parametrize(
    ("declared", "found"),
    [("cp1250", "cp1250"), ("ascii", "utf-8"), ("utf-16", "utf-8"), ("zip", "utf-8")],
)
def test_a_declared_encoding_is_believed_where_all_bytes_are_in_it(
    declared: str, found: str
) -> None:
    assert text_of(POLISH.encode(found), declared=declared) == (found, POLISH, None)


def test_windows_text_is_read_and_the_guess_reported() -> None:
    name, text, note = text_of(GERMAN.encode("cp1252"))
    assert (name, text) == ("cp1252", GERMAN)
    assert note is not None
    assert "--encoding" in note


def test_japanese_code_page_with_circled_digits_is_told_from_german() -> None:
    name, text, note = text_of(JAPANESE.replace("〜", "\uff5e").encode("cp932"))
    assert (name, text) == ("cp932", JAPANESE.replace("〜", "\uff5e"))
    assert note is not None


def test_polish_store_decides_for_the_central_european_code_page() -> None:
    data = POLISH.encode("cp1250")
    assert text_of(data, marketplace="amazon.pl")[1] == POLISH
    assert text_of(b"settings=contentLanguageTag=pl_PL&x=1\n" + data)[0] == "cp1250"
    by_id = b"settings=primaryMarketplaceId=amzn1.mp.o.A1C3SOZRARQ6R3\n" + data
    assert text_of(by_id)[0] == "cp1250"
    assert text_of(data)[0] == "cp1252"


def test_explicit_encoding_wins_over_the_ladder() -> None:
    assert text_of(GERMAN.encode("utf-8"), explicit="latin-1")[0] == "iso8859-1"


def test_mark_is_no_part_of_the_text_when_utf8_is_said() -> None:
    assert text_of("﻿sku".encode(), explicit="utf-8")[1] == "sku"


def test_utf16_that_is_said_needs_no_mark() -> None:
    assert text_of(GERMAN.encode("utf-16-le"), explicit="utf-16")[1] == GERMAN
    assert text_of(GERMAN.encode("utf-16-be"), explicit="utf-16")[1] == GERMAN
    assert "\ufffd" in text_of(b"\x00\xd8\x00\x00x", explicit="utf-16")[1]


@pytest.mark.parametrize("name", ["klingon", "hex", "", "undefined", "idna", "a\0b"])
def test_unknown_encoding_is_refused_with_names_that_work(name: str) -> None:
    with pytest.raises(FormatError, match="cp1252"):
        find_encoding(Source.of_bytes(b"x"), explicit=name)


def test_one_damaged_byte_does_not_turn_a_utf8_file_into_another_encoding() -> None:
    name, text, note = text_of(GERMAN.encode() * 20 + b"\xff tail")
    assert (name, text) == ("utf-8", GERMAN * 20 + "\ufffd tail")
    assert note is not None
    assert "byte" in note


def test_letter_cut_off_at_the_end_is_no_reason_to_fail() -> None:
    name, text, _ = text_of((GERMAN * 20).encode() + "ü".encode()[:1])
    assert name == "utf-8"
    assert text.endswith("\ufffd")


def test_letters_across_the_border_of_chunks_are_whole() -> None:
    text = "a" * (CHUNK_BYTES - 1) + "ü" * CHUNK_BYTES
    assert text_of(text.encode()) == ("utf-8", text, None)


def test_windows_letters_behind_the_sample_are_found() -> None:
    data = b"a" * (2 * CHUNK_BYTES) + GERMAN.encode("cp1252")
    assert text_of(data)[0] == "cp1252"


def test_sample_may_end_inside_a_letter() -> None:
    assert decode_sample("Größe".encode()[:3]) == "Gr"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (bytes(range(256)), True),
        (b"\x7fELF\x02\x01\x01" + bytes(9), True),
        (GERMAN.encode("utf-16"), False),
        (GERMAN.encode("utf-16-be"), False),
        (GERMAN.encode("cp1252"), False),
        (b"sku\ttitle\nA\tone\0two and some more words" * 10, False),
        (b"", False),
    ],
)
def test_binary_is_told_from_text(data: bytes, expected: bool) -> None:
    assert is_binary(data) is expected
