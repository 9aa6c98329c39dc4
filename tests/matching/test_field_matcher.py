"""A field is found to hold the same whether its listing is folded at once or it stands alone."""

from hypothesis import given
from hypothesis import strategies as st
from made_rules import linter

from listinglint.listings import Column, Field, Listing

WORDS = [
    "germ",
    "anti",
    "bacterial",
    "anti-bacterial",
    "kills",
    "a",
    "99.9%",
    "é",
    "<b>",
    "  ",
    "抗",
    ".",
]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1, max_size=4)
FRAMES = [{"verbs": ["kills"], "targets": ["germ"]}]
MADE = linter(match={"en": {"phrases": ["anti-bacterial", "germ", "99.9%"], "frames": FRAMES}})


def listing(*texts: str) -> Listing:
    columns = [Column(f"bullet_{number}", f"b{number}") for number in range(1, len(texts) + 1)]
    return Listing(tuple(map(Field, columns, texts)), language="en")


@given(texts=TEXTS)
def test_a_field_among_others_has_the_spans_it_has_alone(texts: list[str]) -> None:
    together = [(f.field.text, f.span, f.text) for f in MADE.findings(listing(*texts))]
    alone = [(f.field.text, f.span, f.text) for text in texts for f in MADE.findings(listing(text))]
    assert sorted(together) == sorted(alone)
