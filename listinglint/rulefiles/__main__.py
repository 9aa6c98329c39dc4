"""``python -m listinglint.rulefiles`` compiles the rules of a checkout after a change."""

from .rulebook import write_compiled

write_compiled()
