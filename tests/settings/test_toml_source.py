import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import SettingsError
from listinglint.settings.toml_source import TomlSource, decode

TOML = """\
a.b = \"\"\"
exclude = 1
[no.table]
\"\"\"
[severity."amazon.de"]  # severity = 1
"x/y" = "error"
'z' = "]"
[[suppress]]
rule = [
  "a", # "b"
  "c",
]
[[suppress]]
inline = { a = 1, b = [
  { c = '#' },
  { "d\\"" = 2 } ] }
[suppress.sub]
until = 2027-01-01 10:00:00
[[suppress]]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a", "b"), 1),
        (("severity",), None),
        (("severity", "amazon.de"), 5),
        (("severity", "amazon.de", "x/y"), 6),
        (("severity", "amazon.de", "z"), 7),
        (("severity", "amazon.de", "absent"), 5),
        (("suppress",), 8),
        (("suppress", 0), 8),
        (("suppress", 0, "rule"), 9),
        (("suppress", 0, "rule", 1), 11),
        (("suppress", 1, "inline", "b", 0, "c"), 15),
        (("suppress", 1, "inline", "b", 1, 'd"'), 16),
        (("suppress", 1, "sub", "until"), 18),
        (("suppress", 2), 19),
        (("exclude",), None),
    ],
)
def test_line_of_every_value_is_found(path, line):
    source = TomlSource("a.toml", TOML)
    source.values()
    assert source.line_of(path) == line


def test_line_is_found_inside_the_table_of_pyproject():
    source = TomlSource(
        "pyproject.toml",
        "[tool.other]\nsheet = 1\n[tool.listinglint]\nsheet = 2",
        inside=("tool", "listinglint"),
    )
    assert source.line_of(("sheet",)) == 4
    assert source.line_of(("absent",)) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nb = \n", "s.toml, line 2: not valid TOML: Invalid value"),
        ("a = [", "s.toml, line 1: not valid TOML: Invalid value"),
        ("until = 2027-02-30", "s.toml, line 1: not valid TOML: Invalid date or datetime"),
        (
            'rules = ["C:\\rules\\my"]',
            "s.toml, line 1: not valid TOML: Unescaped '\\' in a string. "
            "Write Windows paths with / or in 'single quotes'",
        ),
        ("a = " + "[" * 5000, "s.toml: the values are nested too deeply"),
    ],
)
def test_syntax_error_names_file_and_line(text, message):
    with pytest.raises(SettingsError) as caught:
        TomlSource("s.toml", text).values()
    assert str(caught.value) == message


def test_number_too_long_for_python_is_an_error_of_the_file():
    with pytest.raises(SettingsError, match=r"s\.toml: not valid TOML"):
        TomlSource("s.toml", "a = " + "1" * 5000).values()


def test_byte_order_mark_and_windows_line_ends_are_dropped():
    assert decode(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", file="s.toml") == "a = 1\nb = 2\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "# a\nsheet = 'Größe'".encode("cp1252"),
            "s.toml, line 2: byte 0xF6 is not UTF-8. Save the file as UTF-8",
        ),
        ("a = 1".encode("utf-16"), "s.toml: the file is UTF-16. Save it as UTF-8"),
    ],
)
def test_other_encodings_are_refused_with_the_remedy(data, message):
    with pytest.raises(SettingsError) as caught:
        decode(data, file="s.toml")
    assert str(caught.value) == message


KEYS = st.sampled_from(["a", '"b c"', "'d.e'", '"f\\"g"'])
SCALARS = st.sampled_from(
    ["1", '"x # [y]"', "'z'", "2027-01-01", '"""l\nm\n"""', "'''\nn = 1\n'''"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ",\n".join(items) + "\n]"),
        st.tuples(KEYS, inner).map(lambda pair: f"{{ {pair[0]} = {pair[1]} }}"),
    ),
    max_leaves=5,
)


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_every_table_is_found_on_its_line_whatever_its_neighbours_hold(values):
    text = ""
    for value in values:
        text += f"[[entry]]\nvalue = {value}\n"
    source = TomlSource("s.toml", text)
    lines = text.split("\n")
    for number in range(len(source.values()["entry"])):
        line = source.line_of(("entry", number, "value"))
        assert line is not None
        assert lines[line - 2] == "[[entry]]"
        assert lines[line - 1].startswith("value = ")
