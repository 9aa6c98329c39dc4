"""Compiles the rules when a wheel or editable install is built, so that start-up reads no YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):
    """Leaves ``rules/compiled*`` beside the rules; the repository does not hold them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before files are collected."""
        sys.path.insert(0, str(Path(self.root)))
        from listinglint.rulefiles.rulebook import compile_packaged

        compile_packaged()
