"""Runs of ``fix`` with rules made for the tests, judged by their priors."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from made_rules import AS_OF, NAME, book, rule

from listinglint.discovery import Input
from listinglint.fix_runs import FixOptions, FixRun
from listinglint.fixing import replace_file
from listinglint.formats import ReadOptions
from listinglint.linter import Linter
from listinglint.rules import Rulebook
from listinglint.runs import Options
from listinglint.settings import Settings

TODAY = date(2026, 11, 22)


@cache
def rulebook() -> Rulebook:
    """*antibacterial* may be left out, *kills germs* is fresh for who asserts it, *mold* stays."""
    germs = rule(
        match={"en": {"phrases": ["kills germs"]}},
        reword={"en": [{"text": "stays fresh", "applicability": "unsafe"}]},
        examples={"en": {"flag": [{"text": "it [[kills germs]]"}], "pass": ["germ"]}},
    )
    mold = rule(
        match={"en": {"phrases": ["mold spray"]}},
        prior={"verdict": "regulated", "risk": 0.9},
        reword={"en": [{"delete": "words"}]},
        examples={"en": {"flag": [{"text": "a [[mold spray]]"}], "pass": ["mold"]}},
    )
    arrow = rule(
        match={"en": {"phrases": ["sterile"]}},
        reword={"en": [{"text": "clean ≥", "applicability": "safe"}]},
        examples={"en": {"flag": [{"text": "a [[sterile]] sock"}], "pass": ["clean"]}},
    )
    return book(
        {
            NAME: rule(reword={"en": [{"delete": "words"}]}),
            "disease/germs": germs,
            "ppe/mold": mold,
            "medical/arrow": arrow,
        }
    )


class MadeRun(FixRun):
    """A run without models: what a test expects does not change when they are trained anew."""

    def linter(self, *, large: bool) -> Linter:
        return _linter()


@cache
def _linter() -> Linter:
    return Linter(rulebook(), as_of=AS_OF)


def in_place(item: Input, old: bytes, new: bytes) -> None:
    if new != old:
        replace_file(item.path, old, new)


def fix_run(settings: Settings | None = None, **fix: Any) -> MadeRun:
    """A run that writes in place, if ``fix`` does not say otherwise."""
    plan = FixOptions(**{"today": TODAY, "deliver": in_place, **fix})
    options = Options(date.fromisoformat(AS_OF), ReadOptions(language="en"))
    return MadeRun(settings or Settings(), rulebook(), options=options, fix=plan)


def table(folder: Path, text: str, name: str = "socks.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
