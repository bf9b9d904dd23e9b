# `make help` lists what can be made.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
NPM = $(shell command -v npm || echo $(BIN)/npm)
PYTEST_ARGS ?=

.PHONY: help setup run test check lint format lock wheel benchmark clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/ready static/vendor/htmx.min.js static/vendor/dejavu/LICENSE ## what running and testing both need

.venv/ready: .requirements/run.txt .requirements/build.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r .requirements/run.txt
	$(PIP) --require-hashes -r .requirements/build.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/ready: package.json package-lock.json .venv/ready
	@command -v npm >/dev/null || $(PIP) --require-hashes -r .requirements/npm.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --omit=dev --ignore-scripts --silent
	@touch $@

static/vendor/htmx.min.js: node_modules/ready
	mkdir -p static/vendor
	cp node_modules/htmx.org/dist/htmx.min.js $@

static/vendor/dejavu/LICENSE: node_modules/ready
	mkdir -p $(@D)
	cp node_modules/dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf $(@D)
	cp node_modules/dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf $(@D)
	cp node_modules/dejavu-fonts-ttf/LICENSE $@

.venv/tested: .venv/ready .requirements/test.txt node_modules/ready
	$(PIP) --require-hashes -r .requirements/test.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --ignore-scripts --silent
	@touch node_modules/ready $@

run: setup ## environment, database, demo, server on http://127.0.0.1:8000 (PORT= for another)
	FACTCHECK_SITE_URL=$${FACTCHECK_SITE_URL:-http://127.0.0.1:$(PORT)} $(BIN)/factcheck demo --serve --port $(PORT)

test: setup .venv/tested ## everything, in a real browser where one can be had, on PostgreSQL too where one answers
	$(BIN)/python -m pytest --numprocesses=auto $(PYTEST_ARGS)
	@if $(BIN)/python tests/postgresql.py; then \
		$(BIN)/python -m pytest --numprocesses=auto --database=postgresql --ignore=tests/domain --ignore=tests/forms -m "not browser and not packaging and not once" $(PYTEST_ARGS); \
	else echo "No PostgreSQL answers: the suite ran on SQLite only."; fi

lint: .venv/tested ## style, types, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet

format: .venv/tested ## put the code in its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: setup .venv/tested ## the installable package, front-end libraries included
	$(BIN)/python -m build --no-isolation --outdir dist .

benchmark: setup .venv/tested ## figures, as ratios within one run
	$(BIN)/factcheck benchmark

COMPILE := uv pip compile --python-version 3.11 --universal --generate-hashes --no-header --no-annotate --quiet

lock: ## pin every dependency again, with hashes (needs uv)
	$(COMPILE) pyproject.toml --output-file .requirements/run.txt
	$(COMPILE) --group build --constraint .requirements/run.txt --output-file .requirements/build.txt
	$(COMPILE) --group npm --constraint .requirements/run.txt --output-file .requirements/npm.txt
	$(COMPILE) pyproject.toml --group test --constraint .requirements/run.txt --output-file .requirements/test.txt

clean: ## forget what was made
	rm -rf .venv node_modules static/vendor dist build
