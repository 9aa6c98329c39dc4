"""The findings that a seller has accepted once, so that only new ones are reported.

A baseline knows a finding by its fingerprint: rule, SKU, field, the words and the text around them.
Neither file nor row nor date is part of it, so it holds when a catalog is sorted or exported under
another name. An entry lapses when that text changes, or the triggers of the rule do: what was
accepted then is not what is found now.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..findings import Finding
from ..rules import ANY_LANGUAGE, DEFAULT_LANGUAGE, Rule

#: The name of a baseline that nobody has named otherwise, beside the settings file.
BASELINE_FILE = "listinglint-baseline.json"
#: Changes when an older listinglint could not read the file any more.
SCHEMA = 1

#: Where a listing stands: file, sheet and row.
_Place = tuple[str, str | None, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding; ``rule`` to ``text`` tell people what it is, the hashes count.

    ``count`` is in how many listings it was found: copies of a product share a fingerprint.
    ``mark`` is what somebody who looked at it said: a true finding or a false one.
    """

    rule: str
    sku: str
    field: str
    text: str
    fingerprint: str
    triggers: str
    count: int = 1
    mark: bool | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """What the file is sorted by: an entry keeps its line when others come and go."""
        return (self.rule, self.sku, self.field, self.text, self.fingerprint)


class Baseline:
    """The entries of a baseline, and which of them were met in this run."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.fingerprint: entry for entry in entries}
        self._met: dict[str, set[_Place]] = {}
        self._triggers: dict[tuple[str, str], str] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> list[Entry]:
        """All entries, sorted."""
        return sorted(self._entries.values(), key=lambda entry: entry.order)

    @property
    def accepted(self) -> int:
        """How many findings were accepted so far; one that is asked about twice counts once."""
        return sum(map(len, self._met.values()))

    def part(self, findings: Sequence[Finding]) -> tuple[Sequence[Finding], Sequence[Finding]]:
        """Part the findings of one listing into the new and the accepted ones, both in order."""
        if not self._entries:
            return findings, ()
        new: list[Finding] = []
        known: list[Finding] = []
        for finding in findings:
            (known if self.accepts(finding) else new).append(finding)
        return new, known

    def accepts(self, finding: Finding) -> bool:
        """Whether it is accepted; of copies no more than there were."""
        entry = self.entry_of(finding)
        if entry is None:
            return False
        met, place = self._met.setdefault(entry.fingerprint, set()), _place(finding)
        if place not in met and len(met) < entry.count:
            met.add(place)
        return place in met

    def entry_of(self, finding: Finding) -> Entry | None:
        """The entry that speaks of this finding, unless it has lapsed."""
        entry = self._entries.get(finding.fingerprint)
        if entry is None or entry.triggers != self._triggers_of(finding):
            return None
        return entry

    def with_findings(self, findings: Iterable[Finding]) -> Baseline:
        """The same with what is found now; marks stay where the text is the same."""
        found = self._counted(findings)
        merged = dict(self._entries)
        for fingerprint, entry in found.items():
            old = self._entries.get(fingerprint, entry)
            count = max(entry.count, old.count if old.triggers == entry.triggers else 0)
            merged[fingerprint] = replace(entry, count=count, mark=old.mark)
        return Baseline(merged.values())

    def pruned(self, findings: Iterable[Finding]) -> Baseline:
        """What of this baseline is found now, as often as it is found."""
        found = self._counted(findings)
        kept = (
            replace(entry, count=min(entry.count, found[fingerprint].count))
            for fingerprint, entry in self._entries.items()
            if fingerprint in found and found[fingerprint].triggers == entry.triggers
        )
        return Baseline(kept)

    def marked(self, entry: Entry, mark: bool) -> None:
        """Note what somebody said of ``entry``."""
        self._entries[entry.fingerprint] = replace(entry, mark=mark)

    def _counted(self, findings: Iterable[Finding]) -> Mapping[str, Entry]:
        places: dict[str, set[_Place]] = {}
        entries: dict[str, Entry] = {}
        for finding in findings:
            fingerprint = finding.fingerprint
            places.setdefault(fingerprint, set()).add(_place(finding))
            if fingerprint not in entries:
                entries[fingerprint] = self._entry(finding, fingerprint)
        return {
            fingerprint: replace(entry, count=len(places[fingerprint]))
            for fingerprint, entry in entries.items()
        }

    def _entry(self, finding: Finding, fingerprint: str) -> Entry:
        return Entry(
            rule=finding.rule.name,
            sku=finding.listing.sku or "",
            field=finding.field.column.key,
            text=finding.text,
            fingerprint=fingerprint,
            triggers=self._triggers_of(finding),
        )

    def _triggers_of(self, finding: Finding) -> str:
        key = finding.rule.name, finding.language or DEFAULT_LANGUAGE
        known = self._triggers.get(key)
        if known is None:
            known = self._triggers[key] = triggers_of(finding.rule, key[1])
        return known


def triggers_of(rule: Rule, language: str) -> str:
    """A hash of what makes ``rule`` speak in ``language``: 8 hexadecimal digits.

    Its words in other languages are left out: who sells in German loses nothing by a new French
    word.
    """
    patterns = [rule.match[name] for name in (language, ANY_LANGUAGE) if name in rule.match]
    plain = [*map(asdict, patterns), *map(asdict, rule.checks)]
    text = json.dumps(plain, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; raises :class:`~listinglint.errors.InputError`."""
    try:
        plain = json.loads(path.read_bytes())
    except OSError as error:
        what = f"the baseline cannot be read: {error.strerror or error}"
        remedy = "Write it with `listinglint baseline PATH`, or name another"
        raise InputError(what, file=_shown(path), remedy=remedy) from None
    except ValueError as error:
        raise _damaged(path, str(error)) from None
    return Baseline(_entries(plain, path))


def baseline_bytes(baseline: Baseline) -> bytes:
    """The file: one entry a line, so that two branches that add entries can be merged."""
    lines = ",\n".join(_line(entry) for entry in baseline.entries)
    head = f'{{"listinglint": "baseline", "schema": {SCHEMA}, "entries": ['
    return f"{head}\n{lines}\n]}}\n".encode("utf-8", "replace")


def is_baseline(data: bytes) -> bool:
    """Whether bytes begin as a baseline does."""
    return data.lstrip()[:64].replace(b" ", b"").startswith(b'{"listinglint":"baseline"')


def _line(entry: Entry) -> str:
    plain = {name: value for name, value in asdict(entry).items() if value is not None}
    return json.dumps(plain, ensure_ascii=False)


def _entries(plain: Any, path: Path) -> Iterator[Entry]:
    if not isinstance(plain, dict) or plain.get("listinglint") != "baseline":
        raise _damaged(path, "it is no baseline")
    if plain.get("schema") != SCHEMA:
        raise _damaged(path, f"it has schema {plain.get('schema')!r}, this version reads {SCHEMA}")
    for number, entry in enumerate(plain.get("entries") or (), start=1):
        try:
            yield _checked(Entry(**entry))
        except (TypeError, ValueError):
            raise _damaged(path, f"entry {number} is not one that listinglint writes") from None


def _checked(entry: Entry) -> Entry:
    texts = (entry.rule, entry.sku, entry.field, entry.text, entry.fingerprint, entry.triggers)
    is_right = (
        all(isinstance(text, str) for text in texts)
        and isinstance(entry.count, int)
        and entry.mark in (None, True, False)
    )
    if not is_right:
        raise ValueError
    return entry


def _damaged(path: Path, what: str) -> InputError:
    remedy = "Restore the file, or delete it and run `listinglint baseline PATH` again"
    return InputError(f"the baseline cannot be used: {what}", file=_shown(path), remedy=remedy)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _place(finding: Finding) -> _Place:
    return finding.file, finding.listing.sheet, finding.listing.row
