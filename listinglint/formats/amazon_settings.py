"""The settings that Amazon's templates carry in row 1: ``settings=name=value&name=value…``.

Only what reading needs is kept. ``contributorId`` and ``vendorCodes`` identify the seller and are
dropped here, so that no message can print them.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from .marketplaces import language_of_locale, marketplace_of_id, marketplace_of_locale

_NEEDED = frozenset(
    {
        "TemplateType",
        "attributeRow",
        "attributeSettings",
        "contentLanguageTag",
        "dataRow",
        "flavor",
        "labelRow",
        "primaryMarketplaceId",
    }
)
_TEMPLATE_TYPE = re.compile(r"templatetype=\s*([\w-]+)", re.IGNORECASE)
_LOCALE = re.compile(r"(?:^|\s)Locale=(\w\w_\w\w)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What row 1 says; rows are 1-based, and ``None`` where it says nothing.

    ``actions`` maps the localised words of the action column to Amazon's own (``delete``).
    """

    template_type: str = ""
    flavor: str = ""
    label_row: int | None = None
    key_row: int | None = None
    data_row: int | None = None
    language: str | None = None
    marketplace: str | None = None
    actions: Mapping[str, str] = field(default_factory=dict)


def read_settings(row: Sequence[str]) -> Settings:
    """The settings in the cells of row 1, whether they fill one cell or many, or none at all."""
    text = "\t".join(row)
    pairs = _pairs(row)
    named = _TEMPLATE_TYPE.search(text)
    locale = _LOCALE.search(text.replace("\t", "\n"))
    tag = pairs.get("contentLanguageTag") or (locale[1] if locale else "")
    primary = marketplace_of_id(pairs.get("primaryMarketplaceId", ""))
    return Settings(
        template_type=pairs.get("TemplateType") or (named[1] if named else ""),
        flavor=pairs.get("flavor", ""),
        label_row=_row(pairs.get("labelRow")),
        key_row=_row(pairs.get("attributeRow")),
        data_row=_row(pairs.get("dataRow")),
        language=language_of_locale(tag),
        marketplace=primary or marketplace_of_locale(tag),
        actions=_actions(pairs.get("attributeSettings", "")),
    )


def _pairs(row: Sequence[str]) -> dict[str, str]:
    """Split at the first ``=`` only and leave ``+`` alone: base64 values hold both."""
    start = next((i for i, cell in enumerate(row) if "settings=" in cell), None)
    if start is None:
        return {}
    text = "".join(row[start:]).partition("settings=")[2]
    pairs = (pair.partition("=") for pair in text.split("&"))
    return {name: unquote(value).strip() for name, _, value in pairs if name in _NEEDED}


def _row(text: str | None) -> int | None:
    """A row number a template may have; a nonsensical one counts as missing."""
    return int(text) if text and re.fullmatch(r"[1-9]\d?", text, re.ASCII) else None


def _actions(value: str) -> dict[str, str]:
    """The action words of ``attributeSettings``, a base64 JSON list; damaged ones are no loss."""
    try:
        entries = json.loads(base64.b64decode(value, validate=False))
    except (ValueError, RecursionError):
        return {}
    actions: dict[str, str] = {}
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and entry.get("attribute") in (
            "::record_action",
            "update_delete",
        ):
            aliases = entry.get("aliases")
            for word, action in aliases.items() if isinstance(aliases, dict) else ():
                actions[word.strip().casefold()] = str(action).casefold()
    return actions
