# Everything that is done with this project, on a fresh Debian 12. What each step does stands in .make.

# POSIX, so that it works where sh is dash; -e stops a recipe at its first mistake.
SHELL = /bin/sh
.SHELLFLAGS = -ec
.DELETE_ON_ERROR:
.SUFFIXES:
# One thing after the other, also under make -j: the output is read by people.
.NOTPARALLEL:

python = .venv/bin/python

# More arguments for pytest: make test ARGS='-k watcher'
ARGS =

# Windows in tests are drawn off-screen, also where there is a screen.
test bench coverage: export QT_QPA_PLATFORM = offscreen
# Else each of the workers, and each program that a test starts, would compile the same files anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test setup setup-test lint types pytest coverage bench gallery visits translations lock clean help

run: setup ## Set up what is missing, then start the kiosk with virtual cards
	@sh .make/start

test: setup-test lint types pytest coverage ## Set up what is missing, then style, types, import contracts and every test
	@echo "All is well: style, types, import contracts, tests, coverage."

setup: ## Only set up what `make run` needs
	@sh .make/setup run

setup-test:
	@sh .make/setup test

lint: setup-test ## Style, and the direction of imports
	@echo "Style"
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet . || { echo "Not formatted (to format: .venv/bin/ruff format):"; .venv/bin/ruff format --check .; }
	@echo "Import contracts"
	@.venv/bin/lint-imports --no-logo

types: setup-test ## Types
	@echo "Types"
	@.venv/bin/mypy

# Real daemons, and bounds in seconds: on a busy machine one of ten thousand tests may be late. What fails is tried once
# more, thirty of ten thousand at most, and is named at the end with what it said, also where it then passes; but for
# what looks for a leak (tests/conftest.py).
# More workers than cores: many tests wait for another process, or for a time to pass.
pytest: setup-test
	@echo "Tests"
	@$(python) -m pytest -n $$(($$(nproc) * 3 / 2)) --dist worksteal --reruns 1 --max-suite-reruns 30 --rerun-show-tracebacks $(ARGS)

# A run of its own: the pure parts are proven by their own tests, and the others are not slowed down.
coverage: setup-test ## Every branch of the pure parts has a test
	@echo "Coverage of the pure parts"
	@$(python) -m pytest -n auto -q --no-header -r N \
		tests/apdu tests/kiosk/flow tests/kiosk/eligibility/test_rules.py \
		--cov=apdu --cov=kiosk.flow --cov=kiosk.eligibility.rules --cov-branch \
		--cov-report=term-missing:skip-covered --cov-fail-under=100

bench: setup-test ## Measurements, with medians and ratios
	@$(python) -m pytest -m bench -s -q -p no:randomly tests/bench $(ARGS)

gallery: setup ## Every page in each language, and the statechart, as one HTML page: gallery/index.html
	@QT_QPA_PLATFORM=offscreen .venv/bin/myna-kiosk demo --tour gallery --all

visits: setup-test ## Every persona, language, kind of kiosk and way to operate it: 1,296 visits
	@QT_QPA_PLATFORM=offscreen MYNA_EVERY_VISIT=1 $(python) -m pytest -n auto -q tests/e2e/test_every_visit.py

# The texts of the program into kiosk/i18n/*.ts, and those into the *.qm that are loaded. A text that is new stands there
# as unfinished: translate it (Qt Linguist, or any editor), take the mark away, and run this again. A *.qm is made beside
# and renamed: a kiosk that runs has the old file mapped, and dies when it is rewritten in place.
translations: setup-test ## The texts of the program into kiosk/i18n, for translators, and what they wrote into the program
	@.venv/bin/pyside6-lupdate -silent -no-obsolete -locations none -disable-heuristic sametext \
		$$(find kiosk/ui kiosk/delivery/slip -name "*.py" | LC_ALL=C sort) -ts kiosk/i18n/kiosk_*.ts
	@for ts in kiosk/i18n/kiosk_*.ts; do \
		.venv/bin/pyside6-lrelease -silent "$$ts" -qm "$${ts%.ts}.qm.new"; \
		mv "$${ts%.ts}.qm.new" "$${ts%.ts}.qm"; \
	done
	@! grep -l "type=\"unfinished\"" kiosk/i18n/kiosk_*.ts || { echo "Texts to translate are in these files."; exit 1; }

lock: ## Write the lock files anew from pyproject.toml (UPGRADE=yes: newest versions)
	@sh .make/setup lock
	@sh .make/lock

clean: ## Remove what was made here, the virtual environment too
	rm -rf .venv build dist tour gallery .coverage .coverage.* .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find apdu reader kiosk fixtures tests -name __pycache__ -prune -exec rm -rf {} +

help: ## This list
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
