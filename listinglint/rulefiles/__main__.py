"""``python -m listinglint.rulefiles`` compiles the rules of a checkout after a change."""

from .rulebook import compile_packaged

compile_packaged()
