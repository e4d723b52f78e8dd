# Every target makes .venv and installs the locked packages on first use; a second call is quick.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test kills fuzz check bench lock clean
.DELETE_ON_ERROR:

demo: $(VENV)/.run
	@$(BIN)/precis demo

test: $(VENV)/.dev
	$(BIN)/pytest -n 2 --dist loadgroup --cov --cov-report=
	$(BIN)/coverage report --format=total --include='bot/core/*' --fail-under=100
	$(BIN)/coverage report --fail-under=90

kills: $(VENV)/.dev
	$(BIN)/pytest -n 2 -m killing tests/killing

# Half a minute for each target; SECONDS=600 for longer.
fuzz: $(VENV)/.fuzz
	$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),30)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.bench
	$(BIN)/python -m tests.benchmarks

# Versions and hashes only: the registry's address is the installer's business.
lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --quiet install uv
	for name in "run:build chart" "dev:build chart postgres test check" \
			"fuzz:build chart postgres test check fuzz" "bench:build chart postgres test check bench"; do \
		$(VENV)-lock/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url --no-header --no-annotate \
			$$(for extra in $${name#*:}; do printf -- '--extra %s ' $$extra; done) \
			--output-file requirements/$${name%%:*}.lock; \
	done
	rm -rf $(VENV)-lock

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# One stamp a lock file. A larger set covers the smaller ones, so no target takes packages away.
# A lock names everything, so pip need not look for dependencies; older pips would take a package that
# is asked for with an extra in its newest version, which has no hash here.
$(VENV)/.run $(VENV)/.dev $(VENV)/.fuzz $(VENV)/.bench: $(VENV)/.%: requirements/%.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes --no-deps -r requirements/$*.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.* htmlcov dist
