"""Files as they were at a revision of their git repository, for ``check --since``.

Git is asked and nothing is changed: no lock is taken, no network is used, and what git would have
to fetch counts as not there.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .discovery import Input, display_path
from .errors import InputError

#: A hook sets these for its own repository, which need not be that of a file.
_HOOK_VARIABLES = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
#: Objects and large files that are not on this machine stay away.
_NO_NETWORK = {"GIT_NO_LAZY_FETCH": "1", "GIT_LFS_SKIP_SMUDGE": "1", "GIT_TERMINAL_PROMPT": "0"}
#: What git calls the revision that a commit is about to be made on.
_HEAD = frozenset({"HEAD", "@"})


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision by the name that the user gave, ``origin/main``.

    ``names`` are the files that existed then and differ now, with repository, commit and name.
    """

    name: str
    names: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def changed(self, inputs: Iterable[Input]) -> list[Input]:
        """The inputs that differ from the revision or were not there.

        Raises :class:`~listinglint.errors.InputError` where there is no such revision.
        """
        repositories: dict[Path, _Repository] = {}
        return [item for item in inputs if self._is_changed(item, repositories)]

    def old_bytes(self, path: Path) -> bytes | None:
        """The bytes of a changed file as it was; ``None`` when it was not there."""
        place = self.names.get(_real(path))
        if place is None:
            return None
        root, commit, name = place
        # as it would be checked out: line ends and encoding are those of the file at hand
        ran = _git(Path(root), "cat-file", "--filters", f"{commit}:{name}")
        return ran.stdout if ran.returncode == 0 else None

    def _is_changed(self, item: Input, repositories: dict[Path, _Repository]) -> bool:
        path = Path(_real(item.path))
        root = _root_of(path)
        if root is None:
            raise InputError(
                "is in no git repository, so nothing is known of what it was",
                file=item.display,
                remedy="Check it without --since",
            )
        if root not in repositories:
            repositories[root] = _Repository.at(root, self.name)
        repository = repositories[root]
        name = path.relative_to(root).as_posix()
        if name in repository.there and name not in repository.changed:
            return False
        old = repository.changed.get(name)
        if old is not None:
            self.names[str(path)] = (str(root), repository.commit, old)
        return True


@dataclass(frozen=True, slots=True)
class _Repository:
    """What git says of one repository: the files of a commit, and which of them differ now.

    ``changed`` maps the present name of a file to the one it had.
    """

    commit: str
    there: frozenset[str]
    changed: dict[str, str]

    @classmethod
    def at(cls, root: Path, revision: str) -> _Repository:
        """The repository in ``root`` beside ``revision``."""
        commit = _commit(root, revision)
        if commit is None:
            return cls("", frozenset(), {})
        there = _answer(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
        return cls(commit, frozenset(_split(there)), _changed(root, commit))


def _commit(root: Path, revision: str) -> str | None:
    """The commit that is meant; ``None`` for ``HEAD`` before the first commit."""
    unusable = not revision or revision.startswith("-") or ":" in revision
    if not unusable:
        ran = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if ran.returncode == 0:
            return ran.stdout.decode().strip()
        if revision in _HEAD:
            return None
    raise InputError(
        f"there is no revision {revision!r} in the repository {display_path(root)}",
        file="--since",
        remedy="Name a commit, branch or tag, such as HEAD or origin/main; a shallow clone may "
        "have to fetch it first",
    )


def _changed(root: Path, commit: str) -> dict[str, str]:
    options = ("--name-status", "-z", "--find-renames", "--no-ext-diff", "--ignore-submodules")
    words = iter(_split(_answer(root, "diff", *options, commit, "--")))
    changed: dict[str, str] = {}
    for status in words:
        old = next(words)
        new = next(words) if status[0] in "RC" else old
        if status[0] != "A":
            changed[new] = old
    return changed


def _split(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _answer(root: Path, *arguments: str) -> bytes:
    ran = _git(root, *arguments)
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip()
        raise InputError(
            f"git {arguments[0]} failed: {' '.join(said.split())}",
            file="--since",
            remedy="Run it in that repository to learn more, or check without --since",
        )
    return ran.stdout


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES}
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        return subprocess.run(
            command, capture_output=True, env={**environment, **_NO_NETWORK}, check=False
        )
    except OSError:
        raise InputError(
            "git is not installed, or not on the path",
            file="--since",
            remedy="Install git, or check without --since",
        ) from None


def _root_of(path: Path) -> Path | None:
    """The work tree that a file is in; a submodule or a linked work tree has a file ``.git``."""
    return next((folder for folder in path.parents if (folder / ".git").exists()), None)


def _real(path: Path) -> str:
    """The path that git knows a file by; on Windows also the case that its name really has."""
    return os.path.realpath(path)
