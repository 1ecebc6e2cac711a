# Every target sets up what it needs in .venv/ (VENV names another folder). A second run starts at once; a changed lock installs again.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ARGS ?=
export PYTHONUTF8 := 1

ELSEWHERE = LC_ALL=ko_KR.UTF-8 TZ=Pacific/Apia HOME=/proc/nowhere

.PHONY: help setup run test test-elsewhere check fmt docs bench chaos mutants e2e-teams audit lock clean

help:
	@echo "make setup   install everything into .venv/"
	@echo "make run     start the bot: http://127.0.0.1:8000 (PORT changes it)"
	@echo "make test    run every test (ARGS='-k word' passes options to pytest)"
	@echo "make test-elsewhere  the same in another locale, zone, umask, hash seed and home (SEED=… for one that failed)"
	@echo "make check   format, lint, types, layers: changes nothing"
	@echo "make fmt     mend format and what the linter can mend"
	@echo "make docs    write the tables of docs/reading.md and docs/security.md again, from the rules"
	@echo "make bench   measure, and print JSON"
	@echo "make chaos   send 10,000 notifications while everything fails and the door is flooded; print JSON (ARGS='--surface teams')"
	@echo "make e2e-teams  drive the local Teams client through a story; screenshots go to FOLDER (var/teams)"
	@echo "make mutants  change the program in one place at a time, and count what the tests notice; print JSON"
	@echo "make audit   list licences and what is known against the locked packages (Error 1: an advisory, 3: nobody to ask)"
	@echo "make lock    resolve the dependencies again (UPGRADE=1 for newer ones)"

# --- what is installed -------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Commitments needs Python 3.11 or newer, and '$(PYTHON)' is older or missing." >&2; \
	  echo "Install one and name it, for example: make $(MAKECMDGOALS) PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "Python could not make $(VENV)/. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	  rm -rf $(VENV); exit 1; }

$(VENV)/.runtime: requirements.lock requirements-build.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the bot needs into $(VENV)/ …"
	@$(PIP) install --require-hashes -r requirements.lock -r requirements-build.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing what the checks and tests need into $(VENV)/ …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# The Slack stand-in and axe-core are npm packages; without npm their tests say so and are left out.
tests/e2e/node_modules/.stamp: tests/e2e/package-lock.json
	@if command -v npm >/dev/null 2>&1; then \
	  echo "Installing the Slack stand-in and axe-core into tests/e2e/node_modules/ …"; \
	  cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.stamp; \
	else echo "npm is missing: the tests that need the Slack stand-in or axe-core will be left out." >&2; fi

setup: $(VENV)/.dev tests/e2e/node_modules/.stamp

# --- what people do ----------------------------------------------------------------------------------------

run: $(VENV)/.runtime
	@exec $(BIN)/python -m bot

test: $(VENV)/.dev tests/e2e/node_modules/.stamp
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

# A machine that is not the one where this was written: another language and day, a home that cannot be written,
# files that nobody else may read, and sets in another order. The order is printed, so that it can be given again.
test-elsewhere: SEED ?= $(shell od -An -N3 -tu4 /dev/urandom)
test-elsewhere: $(VENV)/.dev tests/e2e/node_modules/.stamp
	@locale -a | grep -qix 'ko_KR.utf-\?8' || { \
	  echo "The locale ko_KR.UTF-8 is missing. On Debian: apt-get install locales, then" >&2; \
	  echo "localedef -i ko_KR -f UTF-8 ko_KR.UTF-8" >&2; exit 1; }
	@umask 077 && seed=$(strip $(SEED)) && echo "$(ELSEWHERE) SEED=$$seed" && \
	  exec env -u LANG -u LANGUAGE -u PYTHONUTF8 $(ELSEWHERE) PYTHONHASHSEED=$$seed \
	  $(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

fmt: $(VENV)/.dev
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

docs: $(VENV)/.runtime
	@$(BIN)/commitments phrases --into docs/reading.md
	@$(BIN)/python -m tests.security.rights_page docs/security.md

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks $(ARGS)

chaos: $(VENV)/.dev
	@$(BIN)/python -m tests.chaos $(ARGS)

# The client's licence allows evaluation: it is asked of the registry here, by its exact version, and nowhere else.
tests/teams_client/node_modules/.stamp: tests/teams_client/package-lock.json
	@cd tests/teams_client && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.stamp

e2e-teams: FOLDER ?= var/teams
e2e-teams: $(VENV)/.dev tests/teams_client/node_modules/.stamp
	@$(BIN)/python -m tests.teams_client $(FOLDER)

mutants: $(VENV)/.dev
	@$(BIN)/python -m tests.mutants $(ARGS)

audit: $(VENV)/.dev
	@$(BIN)/python -m tests.security.audit

COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header \
  --quiet $(if $(UPGRADE),--upgrade)

lock: | $(VENV)/bin/python
	@test -x $(BIN)/uv || $(PIP) install uv
	$(COMPILE) -o requirements.lock >/dev/null
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock >/dev/null
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet \
	  $(if $(UPGRADE),--upgrade) --group build -c requirements-dev.lock -o requirements-build.lock >/dev/null
	cd tests/e2e && npm install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error
	$(BIN)/python -m tests.e2e.strip_lock

clean:
	rm -rf .venv tests/e2e/node_modules tests/teams_client/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
