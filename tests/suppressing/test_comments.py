import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.suppressing.comments import Comment, read_comments

from .example_findings import field, finding, listing


def silences(pairs, found):
    comments = read_comments("a.yaml", pairs)
    return any(comment.silences(found, comments.lines) for comment in comments.comments)


@pytest.mark.parametrize(
    ("text", "names", "whole_file"),
    [
        ("# listinglint: ignore[pesticide/x, promo] -- agreed", ("pesticide/x", "promo"), False),
        ("listinglint: ignore[promo/*] -- agreed", ("promo/*",), False),
        ("listinglint:ignore[promo]--agreed", ("promo",), False),
        ("## listinglint: ignore -- agreed", ("*",), False),
        ("listinglint: ignore-file -- agreed", ("*",), True),
        ("<!-- listinglint: ignore-file[style] -- agreed -->", ("style",), True),
        ("<!--\nlistinglint: ignore [style]\n-- agreed\n-->", ("style",), False),
        ("prettier-ignore # listinglint: ignore[promo] — agreed", ("promo",), False),
    ],
)
def test_suppression_is_read_from_yaml_and_markdown_comments(text, names, whole_file):
    expected = Comment("a.yaml", 3, names, "agreed", whole_file)
    assert read_comments("a.yaml", [(3, text)]).comments == (expected,)
    assert expected.place == "a.yaml, line 3"


@pytest.mark.parametrize(
    "text", ["", "socks", "see listinglint: ignore[promo] -- x", "listinglint is a linter", "#"]
)
def test_other_comments_are_no_suppressions_and_no_mistakes(text):
    comments = read_comments("a.yaml", [(1, text)])
    assert (comments.comments, comments.mistakes) == ((), ())


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (
            "listinglint: ignore[promo]",
            'the suppression has no reason and silences nothing. Add "-- " and the reason.',
        ),
        ("listinglint: ignore[promo] --", "the suppression has no reason"),
        ("listinglint: ignore[promo] agreed", "the suppression has no reason"),
        ("<!-- listinglint: ignore-file -- -->", "the suppression has no reason"),
        ("listinglint: ignore[ , ] -- x", "the suppression names no rule in its brackets."),
        (
            "listinglint: ingore[promo] -- x",
            '"listinglint: ingore" is no suppression. Did you mean "ignore"?',
        ),
        ("listinglint: off", '"listinglint: off" is no suppression. Allowed: ignore, ignore-file.'),
    ],
)
def test_comment_that_silences_nothing_by_mistake_is_told(text, mistake):
    comments = read_comments("a.yaml", [(7, text)])
    assert comments.comments == ()
    assert len(comments.mistakes) == 1
    assert comments.mistakes[0].startswith(f"a.yaml, line 7: {mistake}")


IGNORE = "listinglint: ignore[pesticide] -- agreed"
SOCKS = listing(
    field("title", "antibacterial socks", line=3),
    field("bullet_1", "antibacterial yarn", line=4),
    field("description", "Soft\n\nand antibacterial", line=8),
)


@pytest.mark.parametrize(
    ("lines", "silenced"),
    [
        ([3], ["title"]),
        ([2], ["title"]),
        ([1], []),
        ([4], ["bullet_1"]),
        ([5], []),
        ([7], ["description"]),
        ([6, 7], ["description"]),
        ([5, 7], ["description"]),
        ([8], ["description"]),
        ([9], ["description"]),
        ([10], ["description"]),
        ([11], []),
    ],
)
def test_comment_speaks_of_the_field_on_its_line_or_else_below(lines, silenced):
    pairs = [(line, IGNORE) for line in lines]
    names = [field.name for field in SOCKS.fields]
    found = {name: finding("antibacterial", SOCKS, field_name=name) for name in names}
    assert [name for name in names if silences(pairs, found[name])] == silenced


def test_other_comments_between_a_suppression_and_its_field_do_not_part_them():
    assert silences([(1, IGNORE), (2, "the best socks")], finding("antibacterial", SOCKS))


def test_comment_behind_the_next_field_does_not_pass_the_suppression_on():
    found = finding("antibacterial", SOCKS, field_name="bullet_1")
    assert not silences([(2, IGNORE), (3, "short")], found)


def test_comment_names_rules_and_families():
    found = finding("antibacterial", SOCKS)
    assert silences([(3, "listinglint: ignore[promo, pesticide/*] -- x")], found)
    assert not silences([(3, "listinglint: ignore[promo] -- x")], found)


def test_field_without_a_line_has_that_of_its_listing():
    found = finding(product=listing(line=5))
    assert silences([(4, IGNORE)], found)
    assert silences([(5, IGNORE)], found)
    assert not silences([(6, IGNORE)], found)
    assert not silences([(4, IGNORE)], finding())


def test_comment_for_the_file_silences_on_every_line_and_without_lines():
    pairs = [(99, "listinglint: ignore-file[pesticide] -- agreed")]
    assert silences(pairs, finding("antibacterial", SOCKS))
    assert silences(pairs, finding())


@given(st.lists(st.tuples(st.integers(1, 9), st.text())))
def test_any_comments_are_survived_and_each_suppression_has_a_reason(pairs):
    assert all(comment.reason for comment in read_comments("a.md", pairs).comments)


@given(st.text(alphabet="listnglgore-[]:,# x"))
def test_what_looks_like_a_suppression_is_one_or_a_mistake(rest):
    comments = read_comments("a.md", [(1, f"listinglint:{rest}")])
    assert len(comments.comments) + len(comments.mistakes) == 1
