from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from listinglint.errors import FormatError, InputError, NoListingsError
from listinglint.formats.markdown_listings import MarkdownFormat, comments
from listinglint.formats.source import ReadOptions, Source
from listinglint.listings import Listing


def read(text: str | bytes, path: str = "catalog/lamp.md") -> Listing:
    data = text.encode() if isinstance(text, str) else text
    (listing,) = MarkdownFormat().read(Source.of_bytes(data, path), ReadOptions()).listings
    return listing


LISTING = """\
---
sku: L-1   # ours
marketplace: amazon.de
product_type: LAMP
---
# Copper lamp

<!-- listinglint: ignore[style/case] -- brand style -->
## Bullets

- Warm **light**
  all night
* Sits _anti_ tilt
1. Third <!-- really? -->

## Beschreibung (de)

Eine Lampe.

### Pflege
Trocken abwischen.

```
## Title
```

## Internal remarks
Never shown.

## Search terms
lamp bedside
"""


def test_front_matter_and_sections_are_fields():
    listing = read(LISTING)
    assert (listing.sku, listing.marketplace, listing.language) == ("L-1", "amazon.de", "de")
    found = [(field.name, field.text, field.line) for field in listing.fields]
    assert found == [
        ("product_type", "LAMP", 4),
        ("title", "Copper lamp", 6),
        ("bullet_1", "Warm **light**\n  all night", 11),
        ("bullet_2", "Sits  anti  tilt", 13),
        ("bullet_3", "Third", 14),
        (
            "description",
            "Eine Lampe.\n\n### Pflege\nTrocken abwischen.\n\n```\n## Title\n```",
            18,
        ),
        ("keywords", "lamp bedside", 31),
    ]


def test_a_heading_may_name_the_language():
    (description,) = [field for field in read(LISTING).fields if field.name == "description"]
    assert description.column.language == "de"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_texts_are_slices_of_the_file_but_for_blanked_marks(end):
    text = LISTING.replace("\n", end)
    for field in read(text).fields:
        if field.line > 6:
            lines = text.splitlines(keepends=True)
            start = "".join(lines[field.line - 1 :])
            begin = min(start.find(field.text[:3]), 3)
            slice_ = start[begin : begin + len(field.text)]
            assert slice_.replace("_", " ") == field.text


def test_comments_of_both_kinds_have_their_lines():
    assert comments(LISTING.encode()) == [
        (2, "ours"),
        (8, "listinglint: ignore[style/case] -- brand style"),
        (14, "really?"),
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("## Title", "title"),
        ("## Titre", "title"),
        ("### Aufzählungspunkte:", "bullet_1"),
        ("## Points forts", "bullet_1"),
        ("## Viñetas", "bullet_1"),
        ("## Punti elenco", "bullet_1"),
        ("## **Description**", "description"),
        ("## Descripción ##", "description"),
        ("## Descrizione", "description"),
        ("## Search Terms", "keywords"),
        ("## Suchbegriffe", "keywords"),
        ("## Mots-clés", "keywords"),
        ("## Palabras clave", "keywords"),
        ("## Parole chiave", "keywords"),
        ("## Highlights", "highlights"),
    ],
)
def test_headings_are_known_in_five_languages(heading, field):
    listing = read(f"---\nsku: a\ntitle: Lamp\n---\n{heading}\n\ntext\n")
    assert [(f.name, f.text) for f in listing.fields[1:]] == [(field, "text")]


def test_a_body_without_headings_is_the_description():
    listing = read("---\nsku: a\ntitle: Lamp\n---\n\nA warm lamp.\n")
    assert [(f.name, f.text, f.line) for f in listing.fields[1:]] == [
        ("description", "A warm lamp.", 6)
    ]


def test_bullets_go_on_after_those_of_the_front_matter():
    listing = read("---\ntitle: Lamp\nbullets: [one]\n---\n## Features\n- two\n- three\n")
    assert [f.name for f in listing.fields] == ["title", "bullet_1", "bullet_2", "bullet_3"]


def test_a_listing_without_sku_is_called_like_its_file():
    assert read("---\ntitle: Lamp\nbrand: x\n---\n").sku == "lamp"


def test_keywords_as_a_list_are_fields_each():
    listing = read("---\nsku: a\n---\n## Keywords\n- lamp\n- copper\n")
    assert [(f.name, f.text, f.line) for f in listing.fields] == [
        ("keywords", "lamp", 5),
        ("keywords", "copper", 6),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Post\nlayout: post\ndate: 2024-01-01\n---\n# Hello\n",
        "---\ntitle: Guide\ndescription: How to\n---\n## Description\ntext\n",
        "---\nsidebar_position: 1\n---\n# Hello\n",
        "---\n---\n",
        "# Readme\n\n## Features\n- fast\n\n## Description\ntext\n",
        "",
    ],
)
def test_other_markdown_is_no_listing(text):
    with pytest.raises(NoListingsError, match="no listing"):
        read(text)


def test_an_ordinary_readme_is_not_recognised():
    assert not MarkdownFormat().recognises(Source.of_bytes(b"# Tool\n\n---\n", "README.md"))
    assert MarkdownFormat().recognises(Source.of_bytes(LISTING.encode(), "lamp.md"))
    assert not MarkdownFormat().recognises(Source.of_bytes(LISTING.encode(), "lamp.txt"))


def test_an_error_in_the_front_matter_names_the_line_of_the_file():
    with pytest.raises(FormatError) as caught:
        read("---\nsku: a\ntitle: a: b\n---\n")
    assert caught.value.place.startswith("line 3")


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=100) | st.text(alphabet="#-*_`~<!> \n1.ab()", max_size=80).map(str.encode)
)
@example(b"#_")
def test_any_bytes_are_survived(data):
    for text in (data, b"---\nsku: a\n---\n" + data, b"---\n" + data + b"\n---\n## Bullets\n"):
        assert all(line >= 1 for line, _ in comments(text))
        with contextlib.suppress(InputError):
            assert all(field.text.strip() and field.line for field in read(text).fields)
