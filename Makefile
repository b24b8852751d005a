# Golden Thread. `make` lists what can be made; the work is done by the short scripts in tools/.
#
#   SERVE=no          make demo stops before it serves
#   PYTHON=python3.12 use this Python to make the environment
#   UPGRADE=yes       make requirements takes newer versions

VENV := .venv/bin
SERVE ?= yes
UPGRADE ?= no
# The first Python that will do, found once for each command that needs it; empty when the machine lacks something.
FIND_PYTHON := PYTHON="$(PYTHON)" sh tools/prerequisites.sh

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo environment test-environment system-packages styles test lint format bench requirements clean

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name says; do printf '%-24s %s\n' "$$name" "$$says"; done

demo: environment styles ## Load Barnet's published figures, make the report in out/ and serve http://127.0.0.1:8000 (SERVE=no: don't serve)
	@$(VENV)/goldenthread demo
ifneq ($(SERVE),no)
	@exec $(VENV)/goldenthread serve
endif

environment: ## Make .venv with what Golden Thread needs to run
	@python="$$($(FIND_PYTHON))" && "$$python" tools/environment.py base

test-environment: ## Make .venv with what the tests and checks need besides
	@python="$$($(FIND_PYTHON))" && "$$python" tools/environment.py test

system-packages: ## See to the system packages that the tests need, such as PostgreSQL and Chromium
	@python="$$($(FIND_PYTHON))" && "$$python" tools/packages.py

styles: environment ## Build the styles and scripts of the pages, if they changed
	@$(VENV)/python tools/styles.py

test: system-packages test-environment styles ## Run every check and every test: SQLite, PostgreSQL and a real browser
	@$(VENV)/python tools/check.py

lint: test-environment ## Run the checks alone: mistakes, layout, types, architecture, migrations
	@$(VENV)/python tools/check.py lint

format: test-environment ## Lay the code out and mend what can be mended by itself
	@$(VENV)/ruff check --fix-only --quiet .
	@$(VENV)/ruff format .

bench: test-environment styles ## Run the benchmarks, each of which prints a ratio
	@set -e; for benchmark in benchmarks/*.py; do echo "--- $$benchmark"; $(VENV)/python "$$benchmark"; done

requirements: test-environment ## Make the hashed requirements/*.txt again from requirements/*.in (UPGRADE=yes: newer versions)
	@$(VENV)/python tools/requirements.py $(UPGRADE)

clean: ## Remove everything that was made, except what the demo loaded into var/ and wrote to out/
	rm -rf .venv node_modules build src/goldenthread/design/static/design/built src/*.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
