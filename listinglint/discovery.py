"""From the paths of the command line to the files that are to be read.

What is named is always an input. What lies in a named folder is an input unless ``.gitignore``,
``exclude`` or the ending of its name speaks against it; whether it holds listings is for
:mod:`listinglint.formats` to say. Nothing is opened here but folders and ``.gitignore`` files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from .errors import InputError
from .settings.patterns import path_patterns

if TYPE_CHECKING:
    import pathspec

#: Folders of tools, besides hidden ones. They can be large and hold nobody's listings.
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})

_ENDINGS_BY_KIND = {
    "images": ".avif .bmp .gif .heic .ico .jpeg .jpg .png .psd .svg .tif .tiff .webp",
    "sound and film": ".aac .avi .flac .m4a .mkv .mov .mp3 .mp4 .ogg .wav .webm",
    "fonts": ".otf .ttf .woff .woff2",
    "archives": ".7z .bz2 .dmg .gz .iso .jar .rar .tar .tgz .whl .xz .zip",
    "documents that are no tables": ".doc .docx .eml .epub .odt .pdf .ppt .pptx",
    "programs": ".bat .dll .exe .msi .ps1 .pyc .sh .so",
    "code": (
        ".c .cpp .cs .css .go .h .java .js .jsx .kt .lua .mjs .php .pl .py .pyi .r .rb .rs .scss "
        ".sql .swift .ts .tsx .vue"
    ),
    "settings of tools": ".cfg .ini .lock .toml",
    "databases": ".db .pickle .pkl .sqlite .sqlite3",
}
#: Endings of files that are certainly no listing files. Short on purpose: a file that is wrongly
#: on this list goes unchecked, one that is wrongly missing costs a look at its first bytes.
OTHER_ENDINGS = frozenset(" ".join(_ENDINGS_BY_KIND.values()).split())

#: Excel puts such a file beside every workbook that is open.
EXCEL_LOCK = "~$"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read. ``display`` is its path as reports show it, always with forward slashes.

    ``named`` files must hold listings. ``folders`` are the named folders it was found in, as they
    are displayed: each of them must have at least one file with listings.
    """

    path: Path
    display: str
    named: bool
    folders: tuple[str, ...] = ()


@dataclass(slots=True)
class Discovery:
    """What was found: ``inputs`` in the order of the command line, folders sorted by name.

    ``passed_over`` are files of folders that cannot be listing files, as displayed; ``folders``
    all named folders that could be read; ``errors`` are paths that could not be used.
    """

    inputs: list[Input] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)


def discover(
    paths: Iterable[str | Path], *, exclude: Sequence[str] = (), root: Path = Path()
) -> Discovery:
    """Find the files that ``paths`` name; ``exclude`` patterns are anchored to the folder ``root``.

    ``exclude`` and ``.gitignore`` concern the content of folders, never a path that is named.
    """
    discovery = Discovery()
    inputs: dict[str, Input] = {}
    for path in _without_repeats(map(Path, paths)):
        if os.path.isdir(path):
            found = _Walk(path, exclude, root, discovery).inputs()
        elif os.path.exists(path):
            found = iter((Input(path, display_path(path), named=True),))
        else:
            discovery.errors.append(_missing(path))
            continue
        for item in found:
            key = _identity(item.path)
            inputs[key] = _joined(inputs[key], item) if key in inputs else item
    discovery.inputs.extend(inputs.values())
    return discovery


def display_path(path: PurePath) -> str:
    """Show ``path`` with forward slashes and without characters that no output can encode."""
    # Names of files on Linux may be any bytes; Python keeps odd ones as lone surrogates.
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")


def has_other_ending(name: str) -> bool:
    """Tell whether the ending of a file name rules out that it holds listings."""
    return PurePath(name).suffix.lower() in OTHER_ENDINGS


@dataclass(frozen=True, slots=True)
class _Ignoring:
    """Patterns and the folder they are anchored to."""

    base: Path
    spec: pathspec.GitIgnoreSpec

    def verdict(self, path: Path, *, is_folder: bool) -> bool | None:
        """Say whether ``path`` is ignored: ``False`` by a ``!`` pattern, ``None`` by none."""
        if not path.is_relative_to(self.base) or path == self.base:
            return None
        relative = path.relative_to(self.base).as_posix()
        return self.spec.check_file(f"{relative}/" if is_folder else relative).include


class _Walk:
    """One named folder, read from top to bottom in the order of names."""

    def __init__(self, top: Path, exclude: Sequence[str], root: Path, discovery: Discovery) -> None:
        self._top = top
        self._absolute = _absolute(top)
        self._real = os.path.realpath(top)
        self._discovery = discovery
        self._seen: set[str] = set()
        self._exclude = _exclude_for(self._absolute, exclude, _absolute(root))

    def inputs(self) -> Iterator[Input]:
        """All files of the folder that may hold listings."""
        return self._folder(self._absolute, _gitignores_above(self._absolute))

    def _folder(self, folder: Path, ignoring: tuple[_Ignoring, ...]) -> Iterator[Input]:
        self._seen.add(os.path.realpath(folder))
        try:
            entries = sorted(os.scandir(folder), key=_order)
        except OSError as error:
            self._discovery.errors.append(_unreadable(self._display(folder), error))
            return
        if folder == self._absolute:
            self._discovery.folders.append(display_path(self._top))
        if any(entry.name == ".gitignore" for entry in entries):
            ignoring += _gitignore_of(folder)
        for entry in entries:
            path = folder / entry.name
            is_folder = os.path.isdir(entry)
            if self._is_ignored(path, ignoring, is_folder=is_folder):
                continue
            if is_folder:
                if self._is_entered(path, is_link=entry.is_symlink()):
                    yield from self._folder(path, ignoring)
            elif self._is_passed_over(entry):
                self._discovery.passed_over.append(self._display(path))
            else:
                yield self._input(path)

    def _is_ignored(self, path: Path, ignoring: tuple[_Ignoring, ...], *, is_folder: bool) -> bool:
        if any(patterns.verdict(path, is_folder=is_folder) for patterns in self._exclude):
            return True
        # As in git, the file nearest to the path decides.
        verdicts = (patterns.verdict(path, is_folder=is_folder) for patterns in ignoring[::-1])
        return next((verdict for verdict in verdicts if verdict is not None), False)

    def _is_entered(self, folder: Path, *, is_link: bool) -> bool:
        if folder.name.startswith(".") or folder.name in SKIPPED_FOLDERS:
            return False
        real = os.path.realpath(folder)
        # A link to a folder of this walk is a loop, or its content is found under its own name.
        is_inside = is_link and PurePath(real).is_relative_to(self._real)
        return not is_inside and real not in self._seen

    def _is_passed_over(self, entry: os.DirEntry[str]) -> bool:
        return (
            entry.name.startswith((".", EXCEL_LOCK))
            or has_other_ending(entry.name)
            # Links that lead nowhere, pipes, sockets.
            or not os.path.isfile(entry)
        )

    def _input(self, path: Path) -> Input:
        relative = path.relative_to(self._absolute)
        folders = (display_path(self._top),)
        return Input(self._top / relative, self._display(path), named=False, folders=folders)

    def _display(self, path: Path) -> str:
        return display_path(self._top / path.relative_to(self._absolute))


def _order(entry: os.DirEntry[str]) -> str:
    """Return what sorts a folder so that the paths of all files come out sorted as text."""
    return f"{entry.name}/" if os.path.isdir(entry) else entry.name


def _exclude_for(folder: Path, exclude: Sequence[str], root: Path) -> tuple[_Ignoring, ...]:
    """Return the ``exclude`` patterns for a walk of ``folder``, less those that exclude itself.

    Outside of ``root`` the patterns are anchored to the folder: there is nothing else they can
    mean there.
    """
    if not exclude:
        return ()
    if not folder.is_relative_to(root):
        return (_Ignoring(folder, path_patterns(exclude)),)
    kept = [
        pattern
        for pattern in exclude
        if not _Ignoring(root, path_patterns([pattern])).verdict(folder, is_folder=True)
    ]
    return (_Ignoring(root, path_patterns(kept)),)


def _gitignores_above(folder: Path) -> tuple[_Ignoring, ...]:
    """Return the ``.gitignore`` files of the repository above ``folder``, the nearest last.

    None where there is no repository, or where it ignores the folder: who names it wants it read.
    """
    above: tuple[_Ignoring, ...] = ()
    for parent in (folder, *folder.parents):
        if parent != folder:
            above = _gitignore_of(parent) + above
        if (parent / ".git").exists():
            ignored = any(patterns.verdict(folder, is_folder=True) for patterns in above)
            return () if ignored else above
    return ()


def _gitignore_of(folder: Path) -> tuple[_Ignoring, ...]:
    try:
        data = (folder / ".gitignore").read_bytes()
    except OSError:
        # No such file, or one that git could not read either.
        return ()
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return (_Ignoring(folder, path_patterns(filter(_is_pattern, lines), literal=True)),)


def _is_pattern(line: str) -> bool:
    """Git passes over broken lines of a ``.gitignore`` in silence."""
    try:
        path_patterns([line], literal=True)
    except ValueError:
        return False
    return True


def _joined(first: Input, second: Input) -> Input:
    """One file that was reached twice."""
    return replace(
        first,
        display=second.display if second.named and not first.named else first.display,
        named=first.named or second.named,
        folders=tuple(dict.fromkeys(first.folders + second.folders)),
    )


def _without_repeats(paths: Iterable[Path]) -> Iterable[Path]:
    """Return each path as it was written first."""
    first: dict[str, Path] = {}
    for path in paths:
        first.setdefault(_identity(path), path)
    return first.values()


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.abspath(path))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _missing(path: Path) -> InputError:
    return InputError(
        "there is no such file or folder", file=display_path(path), remedy="Check the path"
    )


def _unreadable(display: str, error: OSError) -> InputError:
    return InputError(
        f"the folder cannot be opened ({error.strerror or error})",
        file=display,
        remedy="Allow reading it, or exclude it",
    )
