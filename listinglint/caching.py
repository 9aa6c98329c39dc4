"""Results of earlier runs, by the content that they belong to.

A file that did not change is not checked again with the same rules and models for the same day.

The key is a hash of all that a result depends on and of nothing else, no path and no time, so that
a cache is safe to carry from one machine of a pipeline to the next. What is stored are the findings
before anything is silenced or left out, as lines of JSON; whatever cannot be read is as good as
not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, BinaryIO

from .packing import SCHEMA
from .passages import Passage

#: Smaller files are checked as fast as they are looked up, in bytes.
WORTH_CACHING = 100_000
#: The results of so many files are kept, those that were used last.
KEPT = 200
_CHUNK = 1 << 20
_WHOLE = "passage"


class ResultCache:
    """A folder of results. ``depends_on`` is what they depend on besides the bytes of a file."""

    def __init__(self, folder: Path, depends_on: str) -> None:
        self._folder = folder
        self._base = f"{SCHEMA}\0{depends_on}\0"

    def key_of(self, stream: BinaryIO, suffix: str) -> str | None:
        """The key of a file of that ending; ``None`` for one that is not worth it."""
        size = stream.seek(0, 2)
        stream.seek(0)
        if size < WORTH_CACHING:
            return None
        digest = hashlib.blake2b(f"{self._base}{suffix}\0".encode(), digest_size=16)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
        stream.seek(0)
        return digest.hexdigest()

    def holds(self, key: str) -> bool:
        """Whether something is stored under ``key``; reading it may still fail."""
        return self._place(key).is_file()

    def read(self, key: str) -> KnownResult | None:
        """What is known under ``key``."""
        place = self._place(key)
        try:
            lines = place.read_bytes().split(b"\n")
            passage = _passage(json.loads(lines.pop())[_WHOLE])
            place.touch()  # those that were not used for longest are the first to go
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return KnownResult(passage, lines)

    def writing(self, key: str) -> ResultWriter:
        """What takes in the result under ``key``."""
        return ResultWriter(self._place(key))

    def prune(self) -> None:
        """Forget the results that were not used for longest."""
        with contextlib.suppress(OSError):
            places = sorted(self._folder.glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
            for place in places[:-KEPT]:
                place.unlink()

    def _place(self, key: str) -> Path:
        return self._folder / f"{key}.jsonl"


class KnownResult:
    """The result of an earlier run: what going over the file told, and its packed batches."""

    def __init__(self, passage: Passage, lines: list[bytes]) -> None:
        self.passage = passage
        self._lines = lines

    def batches(self) -> Iterator[tuple[int, Any]]:
        """Each batch with the number of the packer that packed it."""
        for line in self._lines:
            packer, plain = json.loads(line)
            yield packer, plain


class ResultWriter:
    """Writes batches as they come; they count only once :meth:`finish` was called."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._part = place.with_suffix(".part")
        self._stream: BinaryIO | None = None
        with contextlib.suppress(OSError):  # a checkout may be read-only
            place.parent.mkdir(parents=True, exist_ok=True)
            _keep_out_of_git(place.parent.parent)
            self._stream = self._part.open("wb")

    def add(self, packer: int, plain: Any) -> None:
        """Take in a batch."""
        self._write(json.dumps([packer, plain], ensure_ascii=False, separators=(",", ":")) + "\n")

    def finish(self, passage: Passage) -> None:
        """Keep what was taken in, unless the file could not be read to its end."""
        if not passage.errors and passage.format:
            plain = {each.name: getattr(passage, each.name) for each in fields(Passage)}
            self._write(json.dumps({_WHOLE: plain}, ensure_ascii=False))
            with contextlib.suppress(OSError):
                if self._stream is not None:
                    self._stream.close()
                    self._part.replace(self._place)

    def close(self) -> None:
        """Let go of the file; what was not finished is gone."""
        with contextlib.suppress(OSError):
            if self._stream is not None:
                self._stream.close()
                self._part.unlink(missing_ok=True)

    def _write(self, text: str) -> None:
        if self._stream is not None:
            try:
                self._stream.write(text.encode("utf-8", "surrogatepass"))
            except OSError:  # a full disk is no reason to stop a check
                self.close()
                self._stream = None


def _passage(plain: dict[str, Any]) -> Passage:
    passage = Passage(**{each.name: plain[each.name] for each in fields(Passage)})
    passage.languages = Counter(passage.languages)
    return passage


def _keep_out_of_git(folder: Path) -> None:
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
