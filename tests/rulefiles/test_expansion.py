import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import RuleError
from listinglint.rulefiles.expansion import MAX_FORMS, expand_braces


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("germ", ["germ"]),
        ("germ{s}", ["germs"]),
        ("germ{,s}", ["germ", "germs"]),
        ("{anti,contra}-{a,b}", ["anti-a", "anti-b", "contra-a", "contra-b"]),
        ("{a,a,b}", ["a", "b"]),
        ("kill{,s,er{,s}}", ["kill", "kills", "killer", "killers"]),
        (
            "unlike {,any} other{, brand}",
            ["unlike other", "unlike other brand", "unlike any other", "unlike any other brand"],
        ),
        ("x {a,b {c,d},{e,f} g}", ["x a", "x b c", "x b d", "x e g", "x f g"]),
        ("{,safety} sheet", ["sheet", "safety sheet"]),
        (" at ", [" at "]),
        ("$germs", ["$germs"]),
    ],
)
def test_braces_stand_for_every_alternative(text: str, forms: list[str]) -> None:
    assert expand_braces(text) == forms


@pytest.mark.parametrize("text", ["{", "}", "a{b", "a}b", "{a}}", "{{a}", "}{"])
def test_a_brace_without_its_pair_is_refused(text: str) -> None:
    with pytest.raises(RuleError, match="brace"):
        expand_braces(text)


def test_too_many_forms_are_refused_before_they_are_made() -> None:
    assert len(expand_braces("{a,b}" * 8)) == 256
    with pytest.raises(RuleError, match=f"more than {MAX_FORMS} forms"):
        expand_braces("{a,b,c,d}" * 500)


def test_only_forms_are_counted_and_not_the_ways_to_them() -> None:
    """Three lists side by side in one pair of braces are alternatives, not factors."""
    text = "{a {1,2,3,4,5,6,7,8,9},b {1,2,3,4,5,6,7,8,9},c {1,2,3,4,5,6,7,8,9}}"
    assert len(expand_braces(text)) == 27


@given(st.text(st.sampled_from("ab{},"), max_size=30))
def test_any_text_is_expanded_or_refused(text: str) -> None:
    try:
        forms = expand_braces(text)
    except RuleError:
        return
    assert 0 < len(forms) == len(set(forms))
    assert not any(brace in form for form in forms for brace in "{}")
