"""Measures of speed, quality and of files that are read; none of it travels in the wheel."""
