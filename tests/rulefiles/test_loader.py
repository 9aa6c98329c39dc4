"""Every mistake in a rule file is told with file, line, what was found and what is allowed."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rules import NAME, book, rule, write_folder

from listinglint.errors import RuleError
from listinglint.rulefiles.loader import read_folders, rule_paths
from listinglint.rulefiles.rulebook import compile_folders
from listinglint.ui import languages, speaking
from listinglint.ui.errors import error_line

RULE = """\
summary: Claims to act on microbes
why: It is a pesticide.
severity: error
match:
  en:
    phrases: [anti-bacterial]
prior:
  verdict: claim
  risk: 0.9
message: "{text}"
references:
  - title: A law
    url: https://law.example
    read: 2026-11-21
examples:
  en:
    flag:
      - text: an [[antibacterial]] sock
    pass:
      - bacterial culture
"""


def error_of(tmp_path: Path, files: dict[str, Any]) -> RuleError:
    with pytest.raises(RuleError) as caught:
        read_folders([write_folder(tmp_path / "rules", files)])
    for language in languages():
        with speaking(language):
            assert error_line(str(caught.value)), f"{caught.value} is not known in {language}"
    return caught.value


def test_the_rule_on_which_the_mistakes_are_made_is_right(tmp_path: Path) -> None:
    plain = read_folders([write_folder(tmp_path / "rules", {NAME: RULE})])
    assert list(plain["rules"]) == [NAME]


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "remedy"),
    [
        ("summary:", "sumary:", 1, "unknown key 'sumary'", "Did you mean 'summary'? Allowed: appl"),
        ("phrases:", "phrase:", 6, "unknown key 'phrase'", "Did you mean 'phrases'?"),
        ("  risk: 0.9", "  risk: 0.9\n  wen: []", 10, "unknown key 'wen'", "Did you mean 'when'?"),
        ("  en:\n    phr", "  english:\n    phr", 5, "unknown key 'english'", "two letters"),
        ("why: It is a pesticide.\n", "", 1, "the key 'why' is missing", "Required: summary, why"),
        ("  risk: 0.9\n", "", 7, "the key 'risk' is missing", "Required: risk"),
        ("    url: https://law.example\n", "", 12, "the key 'url' is missing", "title, url, read"),
        (
            "    pass:\n      - bacterial culture\n",
            "",
            16,
            "the key 'pass' is missing",
            "flag, pass",
        ),
        ("severity: error", "severity: eror", 3, "found 'eror'", "Did you mean 'error'? Allowed: "),
        ("verdict: claim", "verdict: claims", 8, "found 'claims'", "Did you mean 'claim'? Allowed"),
        ("[anti-bacterial]", "anti-bacterial", 6, "found 'anti-bacterial'", "Write a list here"),
        ("[anti-bacterial]", "[3]", 6, "found 3", "Write a text here"),
        ("[anti-bacterial]", "[]", 6, "[]", ""),
        ("risk: 0.9", "risk: high", 9, "found 'high'", "Write a number here"),
        ("risk: 0.9", "risk: 1.9", 9, "1.9", "0 to 1"),
        ("read: 2026-11-21", "read: yesterday", 14, "'yesterday'", ""),
        ("message:", "unless: [{befor: [x]}]\nmessage:", 10, "unknown key 'befor'", "'before'"),
        (
            "message:",
            "unless: [{product: [sock]}]\nmessage:",
            10,
            "no product kind 'sock'",
            "socks",
        ),
        ("message:", "applies-to: {product: [x]}\nmessage:", 10, "no product kind 'x'", "socks"),
        (
            "risk: 0.9",
            "risk: 0.9\n  when:\n    - not-product: [hat]\n      risk: 0.1",
            11,
            "no product kind 'hat'",
            "Allowed: socks",
        ),
        ("  verdict: claim\n", "", 7, "the prior has no verdict", "regulated, claim, word"),
        ("severity: error", "severity: {default: note, amazon.xx: note}", 3, "'amazon.xx'", ""),
        ("why: It", "severity: note\nwhy: It", 4, "the key 'severity' is given twice", "Keep one"),
        ("[anti-bacterial]", "[germ, mold, Germ]", 6, "the pattern 'Germ' is given twice", "Keep"),
        ("[anti-bacterial]", "['germ{s,}', germ]", 6, "the pattern 'germ' is given twice", "Keep"),
        ("[anti-bacterial]", "[$germ]", 6, "no word list '$germ'", "Did you mean '$germs'?"),
        ("[anti-bacterial]", "[$french]", 6, "'$french' has no words in 'en'", ""),
        ("[anti-bacterial]", "['germ{s']", 6, "opens a brace", ""),
        ("[anti-bacterial]", "['germs}']", 6, "closes a brace", ""),
        ("[anti-bacterial]", f"['{'{a,b}' * 9}']", 6, "more than 500 forms", "Split it"),
        ("phrases: [anti", "regex: [{pattern: 'a('}]\n    phrases: [anti", 6, "not a regular", ""),
        (
            "phrases: [anti",
            "regex: [{pattern: 'a*'}]\n    phrases: [anti",
            6,
            "matches nothing",
            "",
        ),
        (
            "phrases: [anti",
            "regex: [{pattern: '(a+)+b'}]\n    phrases: [anti",
            6,
            "run away",
            "Bou",
        ),
        (
            "phrases: [anti",
            "tokens: [{pattern: [{LOWR: a}], anchors: [a]}]\n    phrases: [anti",
            6,
            "LOWR",
            "LOWER",
        ),
        ("[[antibacterial]]", "antibacterial", 18, "a flag example marks no span", "[[words]]"),
        (
            "- bacterial culture",
            "- '[[bacterial]] c'",
            20,
            "a pass example marks a span",
            "flag alone",
        ),
        ("[[antibacterial]]", "[[antibacterial", 18, "marks no span", "[[words]]"),
        (
            "phrases: [anti",
            "tokens: [{pattern: [{OP: x}], anchors: [a]}]\n    phrases: [anti",
            6,
            "OP 'x'",
            "Allowed",
        ),
        (
            "phrases: [anti",
            "tokens: [{pattern: [{LOWER: [a]}], anchors: [a]}]\n    phrases: [anti",
            6,
            "LOWER is",
            "{IN: [several]}",
        ),
        (
            "phrases: [anti",
            "tokens: [{pattern: [{LOWER: {ON: [a]}}], anchors: [a]}]\n    phrases: [a",
            6,
            "test 'ON'",
            "Allowed: IN, NOT_IN",
        ),
        ("[[antibacterial]]", "[[anti]] [[bacterial", 18, "only one end", ""),
        ("why: It is", "why: *it is", 2, "not valid YAML", ""),
        ("why: It is", "why: [It is", 3, "not valid YAML", ""),
        ("why: It is", "why: It: is", 2, "not valid YAML", ""),
        ("prior:\n", "\tprior:\n", 7, "not valid YAML", ""),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, what: str, remedy: str
) -> None:
    assert RULE.count(old) >= 1
    files = {
        NAME: RULE.replace(old, new, 1),
        "words/germs": {"summary": "Germs", "en": ["germ"]},
        "words/french": {"summary": "French", "fr": ["microbe"]},
        "products/socks": {"summary": "Socks", "title": {"en": ["sock"]}},
    }
    error = error_of(tmp_path, files)
    assert (error.file, error.place) == (f"rules/{NAME}.yaml", f"line {line}")
    assert what in error.what
    assert remedy in error.remedy


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        (NAME, "", "the file is empty"),
        (NAME, "# nothing\n", "the file is empty"),
        (NAME, "- a\n- b\n", "Write keys with values here"),
        (NAME, "just text\n", "Write keys with values here"),
        ("biocide/made", RULE, "'biocide' is not a family"),
        ("pesticide/Made Up", RULE, "'Made Up' is not a name"),
        ("words/germs", "summary: x\nen: germ\n", "Write a list here"),
        ("words/germs", "summary: x\nen: ['a{']\n", "opens a brace"),
        ("words/germs", "en: [a]\n", "the key 'summary' is missing"),
        ("products/socks", "summary: x\ntitel: {en: [a]}\n", "Did you mean 'title'?"),
        ("products/socks", "summary: x\ntitle: {en: [$none]}\n", "no word list '$none'"),
        ("marketplaces/x", "summary: x\nlimits: [{name: x}]\n", "'field' is missing"),
        (
            "marketplaces/x",
            "summary: x\nlimits:\n  - {name: x, field: title, value: 1, effective-from: 2025-01-01,"
            " severity: note, source: {title: a, url: b, read: 2025-01-01}}\n",
            "no marketplaces are given",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, name: str, content: str, what: str
) -> None:
    error = error_of(tmp_path, {name: content})
    assert error.file == f"rules/{name}.yaml"
    assert what in str(error)


@pytest.mark.parametrize(
    "content",
    [
        b"summary: \xff\xfe",
        RULE.encode("utf-16"),
        b"summary: a\0b\n",
        b"a: &a [x, x]\n"
        + b"".join(
            b"%c: &%c [%s]\n" % (c + 1, c + 1, b", ".join([b"*%c" % c] * 9))
            for c in range(ord("a"), ord("k"))
        ),
        b"a: &a [*a]\n",
        b"a: &a {b: *a}\n",
        b"[" * 500,
        b"a: " + b"[" * 50 + b"]" * 50,
        b"? [a, b]\n: c\n",
        b"!!python/object/apply:os.system [echo]\n",
        b"--- a\n--- b\n",
    ],
    ids=["bytes", "utf-16", "nul", "bomb", "loop", "loop-map", "open", "deep", "key", "tag", "two"],
)
def test_hostile_files_are_refused_by_name(tmp_path: Path, content: bytes) -> None:
    folder = write_folder(tmp_path / "rules", {NAME: RULE})
    (folder / f"{NAME}.yaml").write_bytes(content)
    with pytest.raises(RuleError) as caught:
        read_folders([folder])
    assert caught.value.file == f"rules/{NAME}.yaml"


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "rules", {NAME: "\ufeff" + RULE.replace("\n", "\r\n")})
    assert list(read_folders([folder])["rules"]) == [NAME]


def test_both_endings_of_yaml_are_read(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "rules", {NAME: RULE})
    (folder / f"{NAME}.yaml").rename(folder / f"{NAME}.yml")
    assert list(read_folders([folder])["rules"]) == [NAME]


def test_a_rule_in_two_folders_is_an_error_that_names_both(tmp_path: Path) -> None:
    folders = [write_folder(tmp_path / name, {NAME: RULE}) for name in ("one", "two")]
    with pytest.raises(RuleError, match="declared twice, also in one/") as caught:
        read_folders(folders)
    assert caught.value.file == f"two/{NAME}.yaml"


def test_a_later_folder_may_use_the_words_and_products_of_an_earlier_one(tmp_path: Path) -> None:
    shared = {
        "words/germs": {"summary": "Germs", "en": ["germ"]},
        "products/socks": {"summary": "Socks", "title": {"en": ["sock"]}},
        "pesticide/first": RULE,
    }
    first = write_folder(tmp_path / "first", shared)
    own = RULE.replace("[anti-bacterial]", "[$germs]") + "unless:\n  - product: [socks]\n"
    second = write_folder(tmp_path / "second", {NAME: own})
    plain = read_folders([first, second])
    assert plain["rules"][NAME]["match"]["en"]["phrases"] == ["germ"]


@pytest.mark.parametrize("make", [False, True])
def test_a_folder_without_rules_is_an_error(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "none"
    if make:
        (folder / "pesticide").mkdir(parents=True)
        (folder / "pesticide" / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(RuleError, match="none"):
        rule_paths(folder)


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["ppe/b", "pesticide/z", "pesticide/a"]
    folder = write_folder(tmp_path / "rules", dict.fromkeys(names, RULE))
    assert list(read_folders([folder])["rules"]) == ["pesticide/a", "pesticide/z", "ppe/b"]


def test_words_are_put_in_place_of_their_names_in_every_part() -> None:
    made = book(
        {
            "words/germs": {
                "summary": "Germs",
                "en": ["germ{,s}"],
                "fr": ["microbe"],
                "any": ["x"],
            },
            NAME: rule(
                match={
                    "en": {
                        "phrases": ["$germs", "a-{b,c}"],
                        "frames": [{"verbs": ["kill{,s}"], "targets": ["$germs"]}],
                        "regex": [{"pattern": "germ", "anchors": ["$germs"]}],
                        "tokens": [
                            {"pattern": [{"LOWER": {"IN": ["$germs"]}}], "anchors": ["$germs"]}
                        ],
                    },
                    "any": {"phrases": ["$germs"]},
                },
                unless=[{"before": ["$germs", "y"]}, {"after": {"fr": ["$germs"]}}],
            ),
        }
    )
    (only,) = made.rules
    english = ("germ", "germs", "x")
    patterns = only.match["en"]
    assert patterns.phrases == (*english, "a-b", "a-c")
    assert patterns.frames[0].verbs == ("kill", "kills")
    assert patterns.frames[0].targets == english
    assert patterns.regex[0].anchors == english
    assert patterns.tokens[0].pattern == ({"LOWER": {"IN": list(english)}},)
    assert only.match["any"].phrases == ("germ", "germs", "microbe", "x")
    before, after = only.unless
    assert before.words == {
        "before": {"any": ("y", "x"), "en": ("germ", "germs"), "fr": ("microbe",)}
    }
    assert after.words == {"after": {"fr": ("microbe", "x")}}


def test_marks_become_spans_with_their_line(tmp_path: Path) -> None:
    text = RULE.replace("an [[antibacterial]] sock", "'[[a]] b [[c d]]'")
    plain = read_folders([write_folder(tmp_path / "rules", {NAME: text})])
    flag, near_miss = plain["rules"][NAME]["examples"]
    assert flag["text"] == "a b c d"
    assert flag["spans"] == [(0, 1), (4, 7)]
    assert (flag["line"], near_miss["line"]) == (18, 20)


def test_words_like_no_and_dates_are_text(tmp_path: Path) -> None:
    text = RULE.replace("[anti-bacterial]", "[no, on, null-ish, 2026-01-01]")
    plain = read_folders([write_folder(tmp_path / "rules", {NAME: text})])
    assert plain["rules"][NAME]["match"]["en"]["phrases"] == ["no", "on", "null-ish", "2026-01-01"]


@given(st.text(max_size=200))
def test_any_text_as_a_rule_file_is_read_or_refused_by_name(tmp_path_factory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = folder / "pesticide" / "made.yaml"
    path.parent.mkdir()
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(RuleError) as caught:
        compile_folders([folder], "any")
    assert caught.value.file.endswith("pesticide/made.yaml")


@pytest.mark.parametrize("word", ["*burn*", "open* dispute", "mask *", "* mask", "-*", "*"])
def test_a_star_that_is_neither_beginning_nor_end_of_a_word_is_refused(
    tmp_path: Path, word: str
) -> None:
    folder = write_folder(tmp_path / "rules", {NAME: rule(unless=[{"near": [word]}])})
    with pytest.raises(RuleError, match="would never be found"):
        compile_folders([folder], "any")
    product = {"summary": "Socks", "title": {"en": [word]}}
    folder = write_folder(tmp_path / "others", {NAME: rule(), "products/socks": product})
    with pytest.raises(RuleError, match="would never be found"):
        compile_folders([folder], "any")
