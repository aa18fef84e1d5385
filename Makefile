# The commands of the project. `make` alone lists them. Works with any POSIX shell and GNU make.

VENV ?= .venv
PORT ?= 8501
ADDRESS ?= localhost
PYTHON ?= python3

python := $(VENV)/bin/python
pip := $(python) -m pip --disable-pip-version-check
# -n 2: the machine this is built for has two cores. loadfile: a file's server is started once, and the
# files are begun in the order of tests/order.py, not those with the most tests first.
pytest := $(python) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -p tests.order
compile := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-strip-extras --no-emit-index-url --no-header

.DEFAULT_GOAL := help
.PHONY: help run test check fix docs bench case-study coverage requirements store

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' \
		| while IFS='|' read -r name words; do printf '%-20s %s\n' "$$name" "$$words"; done

run: $(VENV)/installed-run.txt store ## install what is needed, build the demonstration store, start the app
	@echo "The scorecard starts on http://$(ADDRESS):$(PORT) (Ctrl-C stops it)."
	@exec $(python) -m streamlit run app.py --server.port "$(PORT)" --server.address "$(ADDRESS)"

test: $(VENV)/installed-dev.txt ## run every test, and say what was left out
	$(pytest)

check: $(VENV)/installed-dev.txt ## format, lint, types, architecture, documents in step
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy
	$(python) -m pytest -q tests/architecture tests/docs

fix: $(VENV)/installed-dev.txt ## put right what can be put right without thinking
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

docs: $(VENV)/installed-dev.txt ## write again the pages that are made from the code: commands, states
	$(python) -m tests.docs.cli_reference
	$(python) -m tests.docs.states

bench: $(VENV)/installed-dev.txt ## measure speed, as ratios within one run, and how often flags are up by chance
	$(python) -m tests.bench

case-study: $(VENV)/installed-dev.txt ## print the tables of docs/case-study.md from the published statistics
	$(python) -m tests.case_study

coverage: $(VENV)/installed-dev.txt ## run every test and report the lines none of them reached
	$(pytest) --cov --cov-report=term

requirements: $(VENV)/installed-dev.txt ## pin requirements*.in again (add UPGRADE=--upgrade for newer versions)
	$(compile) $(UPGRADE) requirements.in -o requirements.txt
	$(compile) $(UPGRADE) requirements-dev.in -o requirements-dev.txt

# The store is built once; afterwards it is only brought up to date, when the catalogue, the reports
# or the migrations are newer than the last time. A store in another place than a SQLite file is its
# keeper's to set up.
store: $(VENV)/installed-run.txt
	@url="$${SCORECARD_DATABASE_URL:-sqlite:///data/local/scorecard.db}"; \
	case "$$url" in \
	sqlite:///?*) file="$${url#sqlite:///}"; file="$${file%%\?*}";; \
	*) echo "Using the database that SCORECARD_DATABASE_URL names" \
		"('$(python) -m scorecard init' creates or upgrades it)."; exit 0;; \
	esac; \
	ready="$$file.ready"; \
	demo=--demo; [ "$${SCORECARD_MODE:-demo}" = demo ] || demo=; \
	if [ ! -e "$$file" ]; then \
		mkdir -p "$$(dirname "$$file")"; \
		forget() { rm -f "$$file" "$$file-wal" "$$file-shm"; }; \
		trap 'forget; exit 130' INT TERM; \
		echo "Building the store $$file ..."; \
		$(python) -m scorecard init $$demo || { forget; \
			echo "The store could not be built: the lines above say why." >&2; exit 1; }; \
		trap - INT TERM; \
		touch "$$ready"; \
	elif [ ! -e "$$ready" ] || [ -n "$$(find data/catalogue data/reports scorecard/store/migrations \
			\( -name '*.csv' -o -name '*.py' \) -newer "$$ready")" ]; then \
		echo "Bringing the store $$file up to date ..."; \
		$(python) -m scorecard init $$demo && touch "$$ready"; \
	fi

# The copies in the virtual environment say what is installed there; a newer date alone installs nothing.
$(VENV)/installed-run.txt: requirements.txt $(python) $(VENV)/bin/pip
	@cmp -s requirements.txt $@ || { echo "Installing what the app needs (about a minute) ..."; \
		$(pip) install -q --require-hashes -r requirements.txt || { $(not_installed) }; }
	@cp requirements.txt $@

$(VENV)/installed-dev.txt: requirements-dev.txt requirements.txt $(python) $(VENV)/bin/pip
	@cat requirements.txt requirements-dev.txt | cmp -s - $@ \
		|| { echo "Installing what the tests need (about a minute) ..."; \
		$(pip) install -q --require-hashes -r requirements-dev.txt || { $(not_installed) }; }
	@cat requirements.txt requirements-dev.txt > $@
	@cp requirements.txt $(VENV)/installed-run.txt

not_installed = echo "The packages could not be installed just as requirements.txt and" \
	"requirements-dev.txt pin them. The lines above say which one: a hash that does not match means" \
	"that the file offered is not the one that was tested, so nothing was installed." >&2; exit 1;

# An environment whose making was interrupted has a python and no pip.
$(VENV)/bin/pip: | $(python)
	@[ -e $@ ] || $(python) -m ensurepip --upgrade --default-pip >/dev/null

$(python):
	@found=; \
	for name in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found="$$name"; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Python 3.11 or newer is needed, and $(PYTHON) here is" \
			"$$("$(PYTHON)" --version 2>/dev/null || echo 'not installed')." \
			"Install it, or name it: make run PYTHON=/path/to/python3.11" >&2; exit 1; \
	fi; \
	echo "Creating the virtual environment $(VENV) with $$("$$found" --version) ..."; \
	rm -rf "$(VENV)"; \
	"$$found" -m venv "$(VENV)" || { rm -rf "$(VENV)"; \
		echo "The virtual environment could not be created. On Debian and Ubuntu:" \
			"apt-get install python3-venv" >&2; exit 1; }
