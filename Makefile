# Everything runs in .venv, from locked versions with hashes.
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --quiet --disable-pip-version-check
SETUP := $(VENV)/.setup-done
BENCH := $(VENV)/.bench-done
AUDIT := $(VENV)/.audit-done

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test check site campaign mutate bench release clean

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(SETUP) ## make .venv with the locked versions and carepact itself

demo: $(SETUP) ## simulate a care package for Kenya into demo/
	$(VENV)/bin/carepact demo -o demo

test: $(SETUP) ## set up, then every check and every test
	@scripts/check

check: ## every check and every test, with what is installed
	@scripts/check

site: $(SETUP) ## write the documentation as a site into build/site
	PYTHONPATH=src NO_MKDOCS_2_WARNING=1 $(VENV)/bin/python -m mkdocs build --strict
	@echo 'Open build/site/index.html.'

campaign: $(SETUP) ## the long proofs, of which `make test` runs a sample
	PYTHONPATH=src $(VENV)/bin/python -m pytest -n 2 --campaign -m campaign
	PYTHONPATH=src $(VENV)/bin/python -m scripts.headlines build/headlines

mutate: $(SETUP) ## plant faults into formulas, and see which no test finds (hours)
	PYTHONPATH=src $(VENV)/bin/python -m scripts.mutate

bench: $(BENCH) ## compare speed and figures with peers
	$(VENV)/bin/python benchmarks/measure.py
	$(VENV)/bin/python benchmarks/value.py
	$(VENV)/bin/python benchmarks/disclosure.py
	$(VENV)/bin/python benchmarks/simulate.py
	$(VENV)/bin/python benchmarks/app.py

release: $(AUDIT) ## build what is handed out into dist/, with its bill of materials, audited
	@scripts/release

clean: ## take away all that the targets above made
	rm -rf $(VENV) demo build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find src tests scripts benchmarks -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

$(SETUP): requirements/setup.lock requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		found=$$($(PYTHON) --version 2>/dev/null || echo 'not to be found'); \
		echo "carepact needs Python 3.11 or newer, but '$(PYTHON)' is $$found." >&2; \
		echo "Name another: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12" >&2; \
		exit 1; }
	@echo 'Setting up $(VENV) ...'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/setup.lock
	@$(PIP) install --no-compile --require-hashes -r requirements/dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(BENCH): requirements/bench.lock $(SETUP)
	@$(PIP) install --require-hashes -r requirements/bench.lock
	@touch $@

$(AUDIT): requirements/audit.lock $(SETUP)
	@$(PIP) install --require-hashes -r requirements/audit.lock
	@touch $@
