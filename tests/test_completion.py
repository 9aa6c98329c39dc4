"""Shells complete commands, options and values as docs/editors.md says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EDITORS = (Path(__file__).parent.parent / "docs/editors.md").read_text(encoding="utf-8")
SHELLS = ("bash", "zsh", "fish")


def completed(shell: str, line: str) -> set[str]:
    """What the shell is offered for the last word of a line."""
    words = line.split(" ")
    last = words[-1] if shell == "fish" else str(len(words) - 1)
    environment = {
        **os.environ,
        "_LISTINGLINT_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": last,
    }
    ran = subprocess.run(
        [sys.executable, "-c", "from listinglint.cli import main; main()"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    if shell == "zsh":
        return set(re.findall(r"^plain\n(.*)$", ran.stdout, re.MULTILINE))
    return set(re.findall(r"^plain,([^\t\n]*)", ran.stdout, re.MULTILINE))


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("listinglint ba", {"baseline"}),
        ("listinglint check --out", {"--output-format", "--output-file"}),
        ("listinglint check --output-format git", {"github", "gitlab"}),
        ("listinglint baseline --p", {"--prune"}),
    ],
)
def test_a_shell_completes_commands_options_and_values(
    shell: str, line: str, offered: set[str]
) -> None:
    assert completed(shell, line) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_the_line_for_the_start_up_file_is_documented(shell: str) -> None:
    assert f"_LISTINGLINT_COMPLETE={shell}_source listinglint" in EDITORS
