import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.errors import FormatError
from listinglint.formats import ReadOptions, Source
from listinglint.formats.xml_records import (
    MAX_DEPTH,
    Element,
    encoding_of,
    records,
    root_of,
    source_records,
)


def items(text: str, *, step: int = 7) -> list[Element]:
    """The records called ``item``; the text comes in small chunks."""
    chunks = (text[start : start + step] for start in range(0, len(text), step))
    return list(records(chunks, "feed.xml", lambda names: names[-1] == "item"))


def test_text_is_joined_across_cdata_entities_and_inner_elements() -> None:
    [item] = items(
        "<a><item> Salt &amp; <![CDATA[<b>pepper</b>]]> &#8211; <i>fine</i>\n</item></a>"
    )
    assert item.text == "Salt & <b>pepper</b> \u2013 fine"


def test_pointers_count_records_always_and_inner_elements_where_they_repeat() -> None:
    text = "<r><list/><list><item/><x:item><t/><b/><b><c/></b></x:item></list></r>"
    first, second = items(text)
    assert first.pointer == "/r/list[2]/item[1]"
    assert [each.pointer.removeprefix(second.pointer) for each in second.descendants()] == [
        "/t",
        "/b[1]",
        "/b[2]",
        "/b[2]/c",
    ]


def test_a_record_knows_its_line_and_the_language_around_it() -> None:
    text = '<r xml:lang="de">\n<item><t/></item>\n<item xml:lang="fr"/></r>'
    first, second = items(text)
    assert (first.line, first.language, first.children[0].language) == (2, "de", "de")
    assert (second.line, second.language) == (3, "fr")


def test_prefixes_need_no_declaration() -> None:
    [item] = items("<rss><item><g:title>Mug</g:title></item></rss>")
    assert item.child_text("title") == "Mug"
    assert item.child_text("price") == ""


BOMB = (
    '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>'
    "<lolz><item>&lol2;</item></lolz>"
)
FETCH = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><item>&x;</item></a>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "declarations in the document type.*Remove"),
        (FETCH, "declarations in the document type.*Remove"),
        ("<a>" * (MAX_DEPTH + 1), f"line 1: elements nested deeper than {MAX_DEPTH}"),
        ("<item>" + "<a>" * MAX_DEPTH, f"elements nested deeper than {MAX_DEPTH}"),
        ("<a>\n<item>Salt & pepper</item></a>", "line 2, column 13: .*Write & as &amp;"),
        ("<a><item>Caf&eacute;</item></a>", "undefined entity.*Write the character itself"),
        ("<a><item></a>", "mismatched tag.*Correct it there"),
        ("<a><item>", "not well-formed"),
        ('<!DOCTYPE a SYSTEM "a.dtd"><a><item>&nix;</item></a>', "unknown entity &nix;"),
    ],
)
def test_hostile_and_broken_files_are_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(
        FormatError, match=f"^feed.xml, {'' if 'line' in message else '.*'}{message}"
    ) as caught:
        items(text)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_a_document_type_that_is_only_named_is_never_fetched() -> None:
    [item] = items('<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd"><r><item>A&nbsp;mug</item></r>')
    assert item.text == "A\xa0mug"


def test_a_record_without_end_to_its_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("listinglint.formats.xml_records.MAX_CELL_CHARS", 400)
    for content in ("x" * 401, "<b/>" * 4, f'<b c="{"x" * 300}"/>'):
        with pytest.raises(FormatError, match="a record of more than 400 characters"):
            items(f"<a><item>{content}</item></a>")
    assert len(items(f"<a><item>{'x' * 290}</item><item>{'x' * 290}</item></a>")) == 2


@pytest.mark.parametrize("beginning", ["<a><!-- ", "<a b='", "<a><?pi ", "<a"])
def test_a_tag_without_end_is_refused(beginning: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("listinglint.formats.xml_records._MAX_TOKEN", 100)
    with pytest.raises(FormatError, match="a tag of more than 100 bytes"):
        items(beginning + "x" * 200)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<a/>", "a"),
        (
            '\ufeff<?xml version="1.0"?>\n<!-- <x> -->\n<!DOCTYPE r SYSTEM "r.dtd">\n<r:s t="u">',
            "r:s",
        ),
        ("<!DOCTYPE a [<!ELEMENT b (c)> ]>\n<a>", "a"),
        ("<!doctype html><html>", "html"),
        ("a < b", None),
        ("<1>", None),
        ("", None),
    ],
)
def test_the_root_is_found_behind_all_that_may_precede_it(text: str, root: str | None) -> None:
    found = root_of(Source.of_bytes(text.encode()))
    assert (found.name if found else None) == root


RUSSIAN = "<r><item>Чай чёрный байховый цейлонский</item></r>"
GERMAN = "<r><item>Größe für Töpfe, „rund“</item></r>"


@pytest.mark.parametrize(
    ("data", "name", "is_noted"),
    [
        (
            f'<?xml version="1.0" encoding="windows-1251"?>{RUSSIAN}'.encode("cp1251"),
            "cp1251",
            False,
        ),
        (RUSSIAN.encode("cp1251"), "cp1251", True),
        (f'<?xml version="1.0" encoding="UTF-8"?>{RUSSIAN}'.encode("cp1251"), "cp1251", True),
        (f'<?xml version="1.0" encoding="utf-16"?>{RUSSIAN}'.encode(), "utf-8", False),
        (f'<?xml version="1.0" encoding="nonsense"?>{GERMAN}'.encode(), "utf-8", False),
        (f'<?xml version="1.0" encoding="rot13"?>{GERMAN}'.encode(), "utf-8", False),
        (GERMAN.encode("cp1252"), "cp1252", True),
        (GERMAN.encode("utf-16"), "utf-16", False),
        (
            '<?xml version="1.0" encoding="Shift_JIS"?><r><item>商品</item></r>'.encode("cp932"),
            "shift_jis",
            False,
        ),
    ],
)
def test_the_encoding_is_the_declared_one_where_the_bytes_agree(
    data: bytes, name: str, is_noted: bool
) -> None:
    source = Source.of_bytes(data)
    encoding = encoding_of(source, ReadOptions())
    assert (encoding.name, encoding.note is not None) == (name, is_noted)
    [item] = source_records(source, encoding, lambda names: names[-1] == "item")
    assert item.text in RUSSIAN + GERMAN + "商品"


def test_an_encoding_that_the_user_names_is_believed() -> None:
    source = Source.of_bytes(RUSSIAN.encode("koi8-r"))
    encoding = encoding_of(source, ReadOptions(encoding="koi8-r"))
    [item] = source_records(source, encoding, lambda names: names[-1] == "item")
    assert item.text in RUSSIAN


PIECES = st.lists(
    st.sampled_from(["<item>", "</item>", "<a>", "</a>", "<a/>", "<![CDATA[", "]]>", "<!--", "-->"])
    | st.sampled_from(["&", "&amp;", "&#0;", "&#128;", "<?", "?>", "x", "\0", "é", "\n"])
)


@settings(deadline=None)
@given(PIECES)
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        found = items(f"<r>{''.join(pieces)}</r>")
    except FormatError:
        return
    assert all(item.end >= item.start for item in found)
