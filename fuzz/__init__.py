"""Coverage-guided fuzzing: every reader, the matcher and ``fix`` under input that nobody wrote.

A target is a module in :mod:`fuzz.targets` with two functions: ``seeds()`` gives inputs to begin
with, ``run(data)`` does one execution and raises at a fault. Nothing here needs atheris but
:mod:`fuzz.session`; ``tests/test_fuzzing.py`` runs every target over its seeds without it.
"""
