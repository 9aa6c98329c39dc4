import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.formats import FieldEdit, ReadOptions, Source, read_listings, rewrite

from .rewriting import rewritten, written

FEED = """<?xml version="1.0" encoding="{encoding}"?>\r
<rss xmlns:g="http://base.google.com/ns/1.0"><channel>\r
<item id="x>y"><g:id>1</g:id><g:title>{title}</g:title>\r
  <g:description>{description}</g:description></item>\r
<item><g:id>2</g:id><g:title>Cup</g:title></item>\r
</channel></rss>\r
"""


def feed(title: str = "Mug", description: str = "Big", *, encoding: str = "utf-8") -> bytes:
    text = FEED.format(title=title, description=description, encoding=encoding)
    return text.encode(encoding)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("Big mug", "Small mug", "Small mug"),
        ("Salt &amp; pepper", "Salt & sugar < 5 g", "Salt &amp; sugar &lt; 5 g"),
        ("Tea &#38; more", "Tea & less", "Tea &#38; less"),
        ("&lt;b&gt;Kills&lt;/b&gt; germs", "<b>Soft</b> germs", "&lt;b&gt;Soft&lt;/b&gt; germs"),
        ("<![CDATA[<b>Kills</b> germs]]>", "<b>Soft</b> & fine", "<![CDATA[<b>Soft</b> & fine]]>"),
        ("\r\n  <![CDATA[ Kills ]]>\r\n", "Soft", "\r\n  <![CDATA[ Soft ]]>\r\n"),
        ("<![CDATA[Mug]]>", "Mug, big", "<![CDATA[Mug, big]]>"),
        ("<![CDATA[Mug]]>", "A Mug", "<![CDATA[A Mug]]>"),
        ("<![CDATA[Mug]]>", "a ]]> b", "<![CDATA[a ]]]]><![CDATA[> b]]>"),
        ("Kills<!-- <![CDATA[ --> germs", "Soft germs", "Soft<!-- <![CDATA[ --> germs"),
        ("<![CDATA[<!-- Kills]]> -->", "<!-- Soft -->", "<![CDATA[<!-- Soft]]> -->"),
        ("<![CDATA[a]]>", "a\rb", "<![CDATA[a]]>&#13;<![CDATA[b]]>"),
        ("<![CDATA[a>b]]>", "a]]>b", "<![CDATA[a]]]]><![CDATA[>b]]>"),
        ("a>b", "a]]>b", "a]]&gt;b"),
        ("<![CDATA[Kills]]> germs", "Kills dirt", "<![CDATA[Kills]]> dirt"),
        ("Kills <![CDATA[germs]]>", "Kind", "Kind"),
        ("<![CDATA[Kills ]]><![CDATA[germs]]>", "Kind", "<![CDATA[Kind]]>"),
        ("Big<!-- size --> mug", "Big cup", "Big<!-- size --> cup"),
        ("One\r\ntwo", "One\nthree", "One\r\nthree"),
        ("One\r\ntwo", "One two", "One two"),
    ],
)
def test_a_text_is_written_as_the_old_one_was(before: str, text: str, after: str) -> None:
    changed = written(feed(description=before), "f.xml", {(0, "description"): text})
    assert changed == feed(description=after)


def test_only_the_edited_elements_change() -> None:
    changes = {(0, "title"): "A", (0, "description"): "B", (1, "title"): "C"}
    changed = written(feed(), "f.xml", changes)
    assert changed == feed("A", "B").replace(b">Cup<", b">C<")


def test_without_edits_the_bytes_are_the_same() -> None:
    data = feed("&#77;ug", "<![CDATA[]]>\tx")
    assert rewrite(Source.of_bytes(data), "google-merchant-xml", (), ReadOptions()).data == data


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16", "iso-8859-5", "utf-8-sig"])
def test_the_encoding_stays(encoding: str) -> None:
    changed = written(feed("Чай", encoding=encoding), "f.xml", {(0, "title"): "Чёрный чай"})
    assert changed == feed("Чёрный чай", encoding=encoding)


def test_a_character_that_the_encoding_lacks_is_written_as_its_number() -> None:
    changed = written(feed("Чай", encoding="cp1251"), "f.xml", {(0, "title"): "Чай Größe"})
    assert changed == feed("Чай Gr&#246;&#223;e", encoding="cp1251")


@pytest.mark.parametrize(
    ("description", "text", "reason"),
    [
        ("<![CDATA[Чай]]>", "Größe", "no such characters"),
        ("Big <b>mug</b>", "Small mug", "inner elements"),
        ("Big", "Small\x07", "control characters"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_changes(
    description: str, text: str, reason: str
) -> None:
    data = feed(description=description, encoding="cp1251")
    result = rewritten(data, "f.xml", {(0, "description"): text})
    assert result.data == data
    [refusal] = result.refused
    assert reason in refusal.reason


def test_a_file_with_damaged_bytes_is_left_alone() -> None:
    data = feed("Tée", "Größe, größer, am größten " * 9).replace("Tée".encode(), b"T\xe9e")
    result = rewritten(data, "f.xml", {(0, "description"): "Small"})
    assert result.data == data
    assert len(result.refused) == 1


def test_an_edit_of_a_file_that_changed_meanwhile_is_refused() -> None:
    file = read_listings(Source.of_bytes(feed("Mug")), ReadOptions())
    [listing, _] = file.listings
    edit = FieldEdit(listing, listing.fields[0], "Jar")
    for data in (feed("Bowl"), b"<rss><g:x/></rss>"):
        result = rewrite(Source.of_bytes(data), file.format, [edit], ReadOptions())
        assert result.data == data
        assert len(result.refused) == 1


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1)
CONTENT = st.lists(
    st.sampled_from(["<![CDATA[a<b]]>", "&amp;", "&#65;", "x", " ", "\r\n", "<!-- c -->", "é", "]"])
).map("".join)


@settings(deadline=None)
@given(CONTENT, TEXT.filter(str.strip).map(str.strip))
def test_any_text_is_read_back_from_any_content(content: str, text: str) -> None:
    data = feed(description=f"x{content}")
    changed = written(data, "f.xml", {(0, "description"): text})
    before, _, after = data.partition(f">x{content}<".encode())
    assert changed.startswith(before)
    assert changed.endswith(after)
    assert written(changed, "f.xml", {(0, "description"): text}) == changed
