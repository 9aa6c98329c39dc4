"""``python -m listinglint``."""

from .cli import main

main()
