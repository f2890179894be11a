# `make site` and `make test` need Python 3.11 or newer, and nothing else: they make the rest.

VENV := .venv
PYTHON := $(VENV)/bin/python
RUN := PYTHONPATH=plugins $(PYTHON) -m pressmark
PYTEST := PYTHONPATH=plugins $(PYTHON) -m pytest

.DEFAULT_GOAL := help
.PHONY: help site publish serve check test test-slow format lint types lock golden bench \
  screenshots html crate clean

help: ## Show this help
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

$(VENV)/run.stamp: requirements/run.txt
	@sh scripts/venv.sh $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/bench.stamp: requirements/bench.txt $(VENV)/run.stamp
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

site: $(VENV)/run.stamp ## Build content/ into output/, with search
	@$(RUN) build

publish: $(VENV)/run.stamp ## Build for the public with publishconf.py (SITE_URL names the address)
	@$(RUN) check
	@$(RUN) build --settings publishconf.py

serve: $(VENV)/run.stamp ## Build, show on http://127.0.0.1:8000 and rebuild on each change
	@$(RUN) serve

check: $(VENV)/run.stamp ## Check the records, and what a publication would show
	@$(RUN) check

test: $(VENV)/dev.stamp ## Run the tests (installs or names the browser that they need)
	@sh scripts/browser.sh
	@$(PYTEST) -m "not slow" -n 2 --dist loadfile

test-slow: $(VENV)/dev.stamp ## Run the tests that take long: wheels, other plugins, many builds
	@sh scripts/browser.sh
	@$(PYTEST) -m slow -n 2 --dist loadfile

format: $(VENV)/dev.stamp ## Format the code
	@$(PYTHON) -m ruff format .
	@$(PYTHON) -m ruff check --fix .

lint: $(VENV)/dev.stamp ## Check the code's form
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .

types: $(VENV)/dev.stamp ## Check the types
	@$(PYTHON) -m mypy

html: $(VENV)/dev.stamp ## Check the built pages with the W3C's validator (needs Java and npm)
	@sh scripts/validate-html.sh output

$(VENV)/crate/stamp: requirements/crate.txt $(VENV)/run.stamp
	@$(PYTHON) -m venv $(VENV)/crate
	@$(VENV)/crate/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/crate.txt
	@touch $@

crate: $(VENV)/crate/stamp ## Check the built data folder with RO-Crate's own validator
	@$(VENV)/crate/bin/python scripts/validate_crate.py output/data

lock: $(VENV)/dev.stamp ## Renew the lock files from requirements/*.in
	@for set in run parquet dev crate bench; do \
	  $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header requirements/$$set.in -o requirements/$$set.txt; \
	done

golden: $(VENV)/dev.stamp ## Rewrite the golden sites; read the diff before you commit it
	@PRESSMARK_GOLDEN=rewrite $(PYTEST) tests/golden

bench: $(VENV)/bench.stamp ## Measure speed and memory against Hugo and Pelican (BENCH="--articles 10000")
	@PYTHONPATH=plugins $(PYTHON) benchmarks/build.py $(BENCH)

screenshots: $(VENV)/dev.stamp site ## Take the README's screenshot from the built site
	@PYTHONPATH=plugins $(PYTHON) scripts/screenshots.py

clean: ## Remove what was built (not the virtual environment)
	@rm -rf output output-reading-room .output.* build dist
