# Everything from a bare machine: only Python 3.11 or later and make are needed.
# On Windows without make, README.md lists the same steps as plain pip commands.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/ready

.PHONY: demo test lint setup bench quality conformance cases fuzz hostile docs clean

demo: $(READY) rules/compiled.json ## Lint the example catalog
	@$(BIN)/listinglint check examples --exit-zero

test: lint rules/compiled.json ## Linters, types, import contracts and every test
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32
	$(BIN)/lint-imports
	$(BIN)/python -m docs.pages --check

setup: $(READY)

$(READY): pyproject.toml hatch_build.py
	$(PYTHON) -c "import sys; sys.exit('listinglint needs Python 3.11 or later' if sys.version_info < (3, 11) else 0)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@$(BIN)/python -c "import pathlib; pathlib.Path('$(READY)').touch()"

# Reading YAML takes a second that the compiled form saves; it is an artifact of the checkout.
rules/compiled.json: $(READY) $(wildcard rules/*/*.yaml)
	$(BIN)/python -m listinglint.rulefiles

bench: $(READY) rules/compiled.json ## Speed beside codespell and grep, in one run; MILLION=1: a million listings
	$(BIN)/python -m benchmarks.speed $(if $(MILLION),--million)

quality: $(READY) rules/compiled.json ## Quality on labelled listings: make quality LABELS=… CORPUS=… [HELD_OUT=1]
	$(BIN)/python -m benchmarks.quality "$(LABELS)" "$(CORPUS)" $(if $(HELD_OUT),--held-out)

conformance: $(READY) ## Read every sample file and write it back: make conformance SAMPLES=DIR
	$(BIN)/python -m benchmarks.conformance "$(SAMPLES)"

cases: $(READY) ## Check reported cases, one JSON object a line: make cases CASES="FILE..."
	$(BIN)/python -m benchmarks.cases $(CASES)

fuzz: $(READY) rules/compiled.json ## Coverage-guided fuzzing (docs/fuzzing.md): make fuzz [TARGETS="cells json"] [RUNS=1000000]
	$(BIN)/python -m pip install --quiet --group fuzz
	$(BIN)/python -m fuzz $(TARGETS) --runs $(or $(RUNS),1000000)

hostile: $(READY) rules/compiled.json ## Memory and time that files made to harm their reader take
	$(BIN)/python -m benchmarks.hostile

docs: $(READY) ## Write the pages that are generated from the rules
	$(BIN)/python -m docs.pages

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(p, ignore_errors=True) for p in ('$(VENV)', 'dist', 'build', '.pytest_cache', '.mypy_cache', '.ruff_cache')]"
