"""A label: what is known of one listing in one family, by reading it or by what happened to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ..errors import InputError
from ..findings import risk_band
from ..listings import Listing
from ..rules import FAMILIES, VERDICTS, Verdict

Level = Literal["high", "medium", "low"]
LEVELS: tuple[Level, ...] = get_args(Level)

#: The stop rate that each level of the rubric stands for; a listing without a label stands for 0.
TARGETS: Mapping[Level, float] = {"high": 0.9, "medium": 0.5, "low": 0.1}


@dataclass(frozen=True, slots=True)
class Label:
    """What is right in one family.

    ``verdict`` is ``None`` where only the outcome is known. ``risk`` is between 0 and 1: the
    :data:`TARGETS` of levels, 1 or 0 for a listing that was stopped or was not.
    """

    verdict: Verdict | None
    risk: float
    words: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """``high``, ``medium`` or ``low``."""
        return risk_band(self.risk)

    @property
    def is_serious(self) -> bool:
        """Whether a linter should show it: medium or high."""
        return self.level != "low"

    @property
    def is_claimed(self) -> bool:
        """Whether the product or its text is of this family, whatever the risk."""
        return self.verdict in ("regulated", "claim")


@dataclass(frozen=True, slots=True)
class LabelledListing:
    """A listing and its labels by family.

    ``group`` keeps listings together that must not be parted by cross-validation: minimal pairs.
    ``is_complete`` says that a family without label is known to be fine; an outcome says nothing of
    the families it does not name. ``is_written`` tells listings whose text stands beside the labels
    from those of a corpus.
    """

    key: str
    listing: Listing
    labels: Mapping[str, Label]
    group: str = ""
    is_complete: bool = True
    is_written: bool = False


def label_of(plain: object) -> tuple[str, Label]:
    """Family and label of one member of ``labels`` in a row; raises :class:`InputError`."""
    if not isinstance(plain, dict):
        raise InputError(f"a label is an object, not {_shown(plain)}")
    family = plain.get("family")
    if family not in FAMILIES:
        raise InputError(f"unknown family {_shown(family)}", remedy=f"Use {', '.join(FAMILIES)}")
    words = plain.get("words")
    texts = tuple(str(word) for word in words) if isinstance(words, list) else ()
    return str(family), Label(_verdict(plain.get("class")), _risk(plain.get("risk")), texts)


def plain_label(family: str, label: Label) -> dict[str, Any]:
    """The label as :func:`label_of` reads it."""
    level = next((level for level, target in TARGETS.items() if target == label.risk), None)
    return {
        "family": family,
        "class": label.verdict,
        "risk": level or label.risk,
        "words": list(label.words),
    }


def _verdict(plain: object) -> Verdict | None:
    for verdict in VERDICTS:
        if plain == verdict:
            return verdict
    if plain is None:
        return None
    raise InputError(
        f"unknown class {_shown(plain)}", remedy=f"Use {', '.join(VERDICTS)} or leave it out"
    )


def _risk(plain: object) -> float:
    for level, target in TARGETS.items():
        if plain == level:
            return target
    try:
        risk = float(plain)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        risk = -1.0
    if 0 <= risk <= 1:
        return risk
    raise InputError(
        f"unknown risk {_shown(plain)}", remedy=f"Use {', '.join(LEVELS)} or a number from 0 to 1"
    )


def _shown(plain: object) -> str:
    return repr(plain)[:60]
