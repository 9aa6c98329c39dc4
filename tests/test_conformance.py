"""The proof on sample files must itself notice a format that writes too much or too little."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import conformance
from listinglint.formats import Rewritten, rewrite

LISTINGS = [{"sku": "A", "title": "Mug", "brand": "b"}, {"sku": "B", "title": "Cup", "brand": "b"}]


def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("sys.argv", ["conformance", str(folder)])
    with pytest.raises(SystemExit) as ended:
        conformance.main()
    return ended.value.code


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    (tmp_path / "a.json").write_text(json.dumps(LISTINGS))
    (tmp_path / "notes.txt").write_text("not a listing")
    return tmp_path


def test_what_is_written_rightly_is_said(samples, monkeypatch, capsys):
    assert run(samples, monkeypatch) == 0
    output = capsys.readouterr().out
    assert "written: title at /1/title" in output
    assert "1 read and written" in output


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda before, after: after + b"\n", "without edits, the bytes differ"),
        (lambda before, after: before, "differ in more than the edited cells"),
        (
            lambda before, after: after.replace(b"Mug", b"Jug") if after != before else after,
            "differ in more than the edited cells",
        ),
        (
            lambda before, after: _indented(after) if after != before else after,
            "more bytes differ than those of one cell",
        ),
    ],
)
def test_what_is_written_wrongly_fails(samples, monkeypatch, capsys, wrong, reason):
    def rewrite_wrongly(source, *how):
        return Rewritten(wrong(source.read(), rewrite(source, *how).data))

    monkeypatch.setattr(conformance, "rewrite", rewrite_wrongly)
    assert run(samples, monkeypatch) == 1
    assert reason in capsys.readouterr().out


def _indented(data: bytes) -> bytes:
    """As another program writes it: the values are right, the bytes are not."""
    return json.dumps(json.loads(data), indent=400).encode()
