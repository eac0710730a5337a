# Crosscurrents' commands. `make` alone lists them.
# Settings are given on the line or in the environment: make run PORT=8000

SHELL := /bin/sh
PYTHON ?= python3
PYTEST ?=
setup = @command -v '$(PYTHON)' >/dev/null || { echo 'There is no $(PYTHON) here: install Python 3.11 or newer.' >&2; exit 1; }; \
	'$(PYTHON)' -m setup
python = .venv/bin/python

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run demo test check format screenshots bench bench-statistics bench-draft translations lock clean prepare-run prepare-test

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' Makefile

run: prepare-run ## Serve the site on http://127.0.0.1:5000 (PORT, HOST), with your data in instance/
	@$(python) -m app.serve

demo: prepare-run ## Serve a throw-away copy with a made-up class of 24 students
	@$(python) -m app.demo

test: prepare-test ## Set up from nothing, then run every check and every test
	@$(MAKE) --no-print-directory lint
	$(python) -m pytest -n auto --maxprocesses 4 --dist worksteal $(PYTEST)

check: prepare-test ## Lint, format, types and import contracts only
	@$(MAKE) --no-print-directory lint

.PHONY: lint
lint:
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	.venv/bin/lint-imports

format: prepare-test ## Put the code in the house's format
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

screenshots: prepare-test ## Take the README's pictures anew into docs/images/
	@$(python) -m scripts.screenshots

bench: prepare-test ## Measure a class of fifty taking a quiz at once
	@$(python) -P bench/class_of_fifty.py

bench-statistics: prepare-test ## Measure reports and mendings of large crowds (SIZES="1000 10000", DATABASE=postgresql)
	@$(python) -P bench/statistics.py $(SIZES) $(if $(filter postgresql,$(DATABASE)),--postgresql)

bench-draft: prepare-run ## Measure the drafts of articles against those annotated by hand (ERRORS=1 lists what is wrong)
	@PYTHONPATH=. $(python) bench/drafting/measure.py $(if $(ERRORS),--errors)

translations: prepare-run ## Collect the interface's text into app/translations/messages.pot
	@mkdir -p app/translations
	.venv/bin/pybabel -q extract -F babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 -o app/translations/messages.pot --no-wrap \
		--sort-by-file --project=Crosscurrents --copyright-holder='Crosscurrents contributors' .

lock: ## Write requirements/*.lock anew from pyproject.toml (UPGRADE=1 takes newer versions)
	$(setup) lock $(if $(UPGRADE),upgrade)

clean: ## Remove what set-up and tests made; your data in instance/ stays
	rm -rf .venv build tests/foreign/node_modules .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache

prepare-run:
	$(setup) run

prepare-test:
	$(setup) test
