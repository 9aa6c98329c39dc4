"""Reads what a marketplace reports about listings: Amazon's answers, reports and account pages.

Real answers omit required members and collectors rename columns, so everything is read leniently:
what is not understood is passed over, and only a file without any outcome is an error.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import FormatError
from ..formats.columns import normalised
from ..formats.encodings import decode_sample, is_binary
from ..formats.json_listings import decoded, parsed, starts_json
from ..formats.source import ReadOptions, Source
from ..formats.tables import HEAD_ROWS, Row, open_table
from ..marketplaces import canonical_marketplace
from .outcomes import Outcome, Outcomes
from .reasons import ENFORCEMENTS, family_of, is_about_wording

_LIVE = frozenset({"BUYABLE", "DISCOVERABLE"})
_REMEDY = (
    "Give answers of getListingsItem with issues, processing reports, the report of suppressed "
    "listings or rows of the account's policy compliance"
)
_Plain = Mapping[str, Any]


class _Issue(NamedTuple):
    """One issue of a listing: whether it stops it, for its words or for something else."""

    reason: str
    is_about_wording: bool
    stops: bool
    is_exempt: bool = False
    marketplaces: frozenset[str | None] = frozenset()

    def concerns(self, marketplace: str | None) -> bool:
        """Whether it holds on ``marketplace``."""
        return marketplace is None or not self.marketplaces or marketplace in self.marketplaces


def read_outcomes(path: Path) -> Outcomes:
    """The outcomes in a file; raises :class:`~listinglint.errors.InputError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(f"cannot be read: {error.strerror}", file=str(path)) from None
    return outcomes_in(Source.of_bytes(data, str(path)))


def outcomes_in(source: Source) -> Outcomes:
    """The outcomes in a file that was opened; the same listing has one on each marketplace."""
    if is_binary(source.sample()):
        raise FormatError("a binary file, no text", file=source.path, remedy=_REMEDY)
    outcomes = _in_json(source) if starts_json(source) else _in_table(source)
    if not outcomes.found:
        raise FormatError("no outcome of any listing", file=source.path, remedy=_REMEDY)
    outcomes.found = _merged(outcomes.found)
    return outcomes


def _merged(found: Iterable[Outcome]) -> list[Outcome]:
    """One outcome for each listing and marketplace: stopped, else unknown, else not stopped."""
    merged: dict[tuple[str | None, str | None], Outcome] = {}
    for outcome in found:
        key = (outcome.sku or outcome.asin or outcome.title, outcome.marketplace)
        if key not in merged or _rank(outcome) < _rank(merged[key]):
            merged[key] = outcome
    return list(merged.values())


def _rank(outcome: Outcome) -> tuple[int, bool]:
    return (True, None, False).index(outcome.stopped), outcome.family is None


# --- JSON -------------------------------------------------------------------------------------


def _in_json(source: Source) -> Outcomes:
    text, _ = decoded(source, ReadOptions())
    outcomes = Outcomes()
    rows: list[_Plain] = []
    for value in _values(text, source.path):
        for record in _records(value):
            if _is_compliance_row(record):
                rows.append(record)
            else:
                outcomes.found += _of_record(record)
    outcomes.found += _of_rows(rows, _of_compliance_row)
    outcomes.lists_all_stopped = bool(rows) and len(outcomes.found) == len(rows)
    return outcomes


def _values(text: str, path: str) -> Iterator[Any]:
    """The document, or the documents of which each stands on a line of its own."""
    try:
        yield parsed(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            raise FormatError(f"not valid JSON: {error.msg}", file=path) from None
        yield from _line_values(lines, path)
    except RecursionError:
        raise FormatError("JSON nested too deep", file=path) from None


def _line_values(lines: Iterable[str], path: str) -> Iterator[Any]:
    for line in lines:
        try:
            yield parsed(line)
        except (ValueError, RecursionError):
            raise FormatError("not valid JSON, nor JSON on each line", file=path) from None


def _records(value: object) -> Iterator[_Plain]:
    """The objects of a document, or of the list that it is."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def _of_record(record: _Plain) -> Iterator[Outcome]:
    """Outcomes in an answer, a page of answers, a processing report or a notification."""
    if "NotificationType" in record or "notificationType" in record:
        yield from _of_notification(record)
        return
    if "header" in record and "summary" in record:
        yield from _of_report_issues(_dicts(record.get("issues")))
    elif record.get("sku") or record.get("asin"):
        yield from _of_item(record, "listings item")
    for item in _dicts(record.get("items")):
        yield from _of_item(item, "listings item")


def _of_item(item: _Plain, source: str) -> Iterator[Outcome]:
    """One outcome on each marketplace of the item; none where issues were not asked for."""
    if not isinstance(item.get("issues"), list):
        return
    issues = [_issue(issue) for issue in _dicts(item["issues"])]
    for summary in _dicts(item.get("summaries")) or [{}]:
        marketplace = _marketplace(summary.get("marketplaceId"))
        yield _outcome(
            [issue for issue in issues if issue.concerns(marketplace)],
            sku=_text(item.get("sku")),
            asin=_text(summary.get("asin") or item.get("asin")),
            title=_text(summary.get("itemName")) or "",
            marketplace=marketplace,
            is_live=not _LIVE.isdisjoint(_texts(summary.get("status"))),
            source=source,
        )


def _of_report_issues(issues: Iterable[_Plain]) -> Iterator[Outcome]:
    """An upload that was refused or warned about; to be accepted is not to be left alone."""
    for issue in issues:
        if issue.get("sku"):
            yield _outcome([_issue(issue)], sku=_text(issue["sku"]), source="processing report")


def _of_notification(record: _Plain) -> Iterator[Outcome]:
    """A change of issues: it tells the action and no reason, so only a removal is evidence."""
    payload = record.get("Payload") or record.get("payload")
    if not isinstance(payload, dict) or not (payload.get("Sku") or payload.get("Asin")):
        return
    actions = _texts(payload.get("EnforcementActions"))
    removed = "CATALOG_ITEM_REMOVED" in actions
    yield Outcome(
        sku=_text(payload.get("Sku")),
        asin=_text(payload.get("Asin")),
        title="",
        stopped=True if removed else None,
        reason=", ".join(actions),
        source="notification",
        marketplace=_marketplace(payload.get("MarketplaceId")),
    )


def _outcome(
    issues: Sequence[_Issue],
    *,
    sku: str | None,
    source: str,
    asin: str | None = None,
    title: str = "",
    marketplace: str | None = None,
    is_live: bool = False,
) -> Outcome:
    """Stopped by an issue about its words; not stopped when it is live and nothing objected.

    Where Amazon exempts a listing from what it objects to, nothing is known: neither was it
    stopped nor do its words pass.
    """
    objections = [issue for issue in issues if issue.is_about_wording and issue.stops]
    stopping = [issue for issue in objections if not issue.is_exempt]
    stopping.sort(key=lambda issue: family_of(issue.reason) is None)
    reasons = [issue.reason for issue in stopping or objections or issues]
    reason = reasons[0] if reasons else "live, without such an issue"
    stopped = True if stopping else (False if is_live and not objections else None)
    family = family_of(reason) if stopping else None
    return Outcome(sku, asin, title, stopped, reason, source, family, marketplace)


def _issue(plain: _Plain) -> _Issue:
    reason, code = _text(plain.get("message")) or "", _text(plain.get("code")) or ""
    enforcements = plain.get("enforcements")
    actions, exemption = _actions(enforcements if isinstance(enforcements, dict) else {})
    categories = _texts(plain.get("categories"))
    stores = (_marketplace(store) for store in _texts(plain.get("marketplaceIds")))
    return _Issue(
        reason or code,
        is_about_wording(reason, code=code, categories=categories, enforced=bool(actions)),
        stops=bool(actions) or plain.get("severity") == "ERROR",
        is_exempt=exemption == "EXEMPT",
        marketplaces=frozenset(stores),
    )


def _actions(enforcements: _Plain) -> tuple[frozenset[str], str]:
    plain = enforcements.get("actions")
    actions = (
        _text(one.get("action") if isinstance(one, dict) else one)
        for one in (plain if isinstance(plain, list) else [])
    )
    exemption = enforcements.get("exemption")
    status = exemption.get("status") if isinstance(exemption, dict) else None
    return frozenset(action for action in actions if action in ENFORCEMENTS), str(status)


# --- tables -----------------------------------------------------------------------------------


class _Report(NamedTuple):
    """A table: the columns it is known by, what a row means, whether it lists all that stopped."""

    columns: frozenset[str]
    outcome: Callable[[_Plain], Outcome | None]
    lists_all_stopped: bool


def _in_table(source: Source) -> Outcomes:
    for delimiter in "\t,;":
        head = _head(source, delimiter)
        for number, names in enumerate(head):
            report = next((r for r in _REPORTS if r.columns <= set(names)), None)
            if report is not None:
                rows = islice(_rows(source, delimiter), number + 1, None)
                records = (dict(zip(names, row.cells, strict=False)) for row in rows)
                found = list(_of_rows(records, report.outcome))
                return Outcomes(found, report.lists_all_stopped)
    return Outcomes()


def _head(source: Source, delimiter: str) -> list[list[str]]:
    """The normalised cells of the first rows; a preamble may stand above the header."""
    if delimiter not in decode_sample(source.sample()):
        return []
    rows = islice(_rows(source, delimiter), HEAD_ROWS)
    return [[normalised(cell) for cell in row.cells] for row in rows]


def _rows(source: Source, delimiter: str) -> Iterator[Row]:
    # Amazon's reports are never quoted, what was saved again from a spreadsheet as CSV is
    table = open_table(source, ReadOptions(), delimiter=delimiter, quoting=delimiter != "\t")
    return table.rows()


def _of_rows(
    records: Iterable[_Plain], outcome: Callable[[_Plain], Outcome | None]
) -> Iterator[Outcome]:
    return (found for record in records if (found := outcome(record)) is not None)


def _of_upload_row(row: _Plain) -> Outcome | None:
    """A row of a flat file's processing report."""
    if not row.get("sku"):
        return None
    plain = {"message": row.get("error_message"), "code": row.get("error_code")}
    kind = str(row.get("error_type") or "error").upper()
    issue = _issue({**plain, "severity": kind})
    return _outcome([issue], sku=_text(row.get("sku")), source="processing report")


def _of_suppressed_row(row: _Plain) -> Outcome | None:
    """A row of the report of suppressed listings: all are, most of them for other reasons."""
    reason = " · ".join(_text(row.get(key)) or "" for key in ("reason", "issue_description"))
    return _listed(row, reason, source="suppressed listings", title_keys=("product_name",))


def _of_compliance_row(record: _Plain) -> Outcome | None:
    """A row of the account's policy compliance; to be at risk of removal is to be objected to."""
    row = {normalised(str(key)): value for key, value in record.items()}
    reason = _text(row.get("reason")) or ""
    titles = ("impact", "title", "product_name", "item_name", "product_title")
    return _listed(row, reason, source="policy compliance", title_keys=titles)


def _listed(row: _Plain, reason: str, *, source: str, title_keys: Sequence[str]) -> Outcome | None:
    sku, asin = _text(row.get("sku")), _text(row.get("asin"))
    title = next((text for key in title_keys if (text := _text(row.get(key)))), "")
    if not (sku or asin or title):
        return None
    stopped = True if is_about_wording(reason) else None
    family = family_of(reason) if stopped else None
    store = _marketplace(row.get("marketplace"))
    return Outcome(sku, asin, title, stopped, reason, source, family, store)


def _is_compliance_row(record: _Plain) -> bool:
    names = {normalised(str(key)) for key in record}
    return {"asin", "reason"} <= names and not names.isdisjoint(_ACTION_COLUMNS)


_ACTION_COLUMNS = frozenset({"action", "action_taken", "actiontaken"})
_REPORTS: tuple[_Report, ...] = (
    _Report(frozenset({"status", "reason", "sku", "issue_description"}), _of_suppressed_row, True),
    _Report(frozenset({"error_code", "sku"}), _of_upload_row, False),
    _Report(frozenset({"asin", "reason", "action"}), _of_compliance_row, True),
    _Report(frozenset({"asin", "reason", "action_taken"}), _of_compliance_row, True),
)


def _dicts(value: object) -> list[_Plain]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list) else []
    return [text for one in items if (text := _text(one))]


def _text(value: object) -> str | None:
    """The text of a plain value; ``None`` for what is empty or no text."""
    return value.strip() or None if isinstance(value, str) else None


def _marketplace(value: object) -> str | None:
    return canonical_marketplace(value) if isinstance(value, str) else None
