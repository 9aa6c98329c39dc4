"""Tests of the last room; a package, so that its modules may be named like those of others."""
