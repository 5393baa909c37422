# `make` lists what there is. Everything generated goes to _build and .venv; nothing else is written.
# Plain commands for machines without make are in README.md.

VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := _build/leo/sample
LINKAGE := _build/leo/linkage
NODE := _build/node
PORT ?= 8000
ARGS ?=

# The first Python 3.11 or later that runs. Versions that the pins were tried on come before newer ones.
PYTHON ?= $(shell for python in python3 python python3.13 python3.12 python3.11 python3.14; do \
	"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	&& { echo "$$python"; exit; }; done; python3.14 -c '' 2>/dev/null && echo python3.14)

# nbgrader looks for some of its commands on the path.
export PATH := $(abspath $(BIN)):$(PATH)

INSTALLED := $(VENV)/installed
SPARK := $(VENV)/installed-spark
BENCHMARK := $(VENV)/installed-benchmark
BOOK := _build/stamps/book
LABS := _build/stamps/labs
GENERATOR := $(shell find synthetic_data -name '*.py' -o -name '*.csv')
CHAPTERS := _config.yml _toc.yml $(shell find chapters -type f -not -name '*.pyc')
LAB_SOURCES := $(shell find labs -type f -not -name '*.pyc' -not -name '*.ipynb')

.DELETE_ON_ERROR:
.PHONY: help book test lab grade serve data linkage labs new-lab lab-report lint format test-pandas3 benchmark pins clean

help: ## list these targets
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1|/p' $(firstword $(MAKEFILE_LIST)) \
		| while IFS='|' read -r target text; do printf '  make %-14s %s\n' "$$target" "$$text"; done

book: $(BOOK) $(LABS) ## environment, sample data, labs and book; says where to open it
	@echo "The book: file://$(CURDIR)/_build/html/index.html (or: make serve)"

test: $(BOOK) $(LABS) $(NODE)/installed $(SPARK) ## the whole test suite; ARGS="-k spells" chooses
	@env -u LEO_DATA $(BIN)/python -m pytest $(ARGS)

lab: $(LABS) ## JupyterLab on your copies of the labs
	$(BIN)/jupyter lab _build/labs

grade: $(LABS) ## COURSE=DIR: what was handed in becomes marks and feedback; ARGS="--submissions DOWNLOADS"
	@$(BIN)/labs-grade "$(COURSE)" $(ARGS)

serve: $(BOOK) ## the book at http://localhost:8000 (PORT=8000)
	$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

data: $(SAMPLE)/manifest.json ## the sample population: 10,000 synthetic people

linkage: $(LINKAGE)/manifest.json ## two files to practise record linkage on, and the truth apart

labs: $(LABS) ## the learner's copies of the labs

new-lab: $(INSTALLED) ## NAME=08-local-areas: start a lab with one example question
	@$(BIN)/labs-author new-lab "$(NAME)"

lab-report: $(INSTALLED) ## one table of all labs: answers, mutants, minutes; ARGS="--json"
	@$(BIN)/labs-author report $(ARGS)

lint: $(INSTALLED) ## style, types and who may import what
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED) ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what was generated, but never your work on the labs
	@if [ -d _build ]; then find _build -mindepth 1 -maxdepth 1 -not -name labs -exec rm -rf {} +; fi
	@if [ -d _build/labs ]; then echo "Kept _build/labs, where your work on the labs is."; fi

# What these rest on -------------------------------------------------------------------------------

$(INSTALLED): pyproject.toml constraints.txt
	@[ -x $(BIN)/python ] || [ -n "$(PYTHON)" ] \
		|| { echo "No Python 3.11 or later was found. Install one, or name it: make PYTHON=/path/to/python3.12"; exit 2; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --editable '.[all]' --constraint constraints.txt
	@touch $@

$(SAMPLE)/manifest.json: $(GENERATOR) constraints.txt | $(INSTALLED)
	@rm -rf $(SAMPLE) $(SAMPLE).partial
	$(BIN)/synthetic-leo generate --population sample --out $(SAMPLE)

$(LINKAGE)/manifest.json: $(GENERATOR) constraints.txt | $(INSTALLED)
	@rm -rf $(LINKAGE) $(LINKAGE)-truth
	$(BIN)/synthetic-leo linkage --people 10000 --seed 2023 --out $(LINKAGE) --truth $(LINKAGE)-truth

$(LABS): $(LAB_SOURCES) $(SAMPLE)/manifest.json
	$(BIN)/labs-author build
	@mkdir -p $(@D) && touch $@

$(BOOK): $(CHAPTERS) $(SAMPLE)/manifest.json
	env -u LEO_DATA $(BIN)/python -m sphinx -W --keep-going -d _build/doctrees chapters _build/html
	@mkdir -p $(@D) && touch $@

# The browser tests skip themselves, and say so, where Node is missing; with CI=true they fail.
$(NODE)/installed: tests/book/package.json
	@mkdir -p $(NODE) && cp $< $(NODE)/package.json
	@if ! command -v npm >/dev/null; then echo "Node is missing: the browser tests will not run."; \
	elif (cd $(NODE) && npm install --no-package-lock --ignore-scripts --no-audit --no-fund --silent); then touch $@; \
	else echo "npm could not install the browser tests' two packages: they will not run."; fi

# The Spark tests skip themselves, and say so, where Java is missing; with CI=true they fail.
$(SPARK): $(INSTALLED)
	@if ! command -v java >/dev/null && [ -z "$$JAVA_HOME" ]; then \
		echo "Java is missing: the Spark tests will not run."; \
	elif $(BIN)/python -m pip install --disable-pip-version-check --quiet --editable '.[spark]' \
		--constraint constraints.txt; then touch $@; \
	else echo "PySpark could not be installed: the Spark tests will not run."; fi

benchmark: $(BENCHMARK) ## people and rows a second, memory, and the nation's time and disk; ARGS="--people 1000000"
	@$(BIN)/python tests/benchmarks/generate.py $(ARGS)

$(BENCHMARK): $(INSTALLED)
	$(BIN)/python -m pip install --disable-pip-version-check --editable '.[benchmark]' --constraint constraints.txt
	@touch $@

# Beside the pinned pandas 2.3: the package and the labs on the pandas that browsers have.
PANDAS3 := _build/pandas3

test-pandas3: $(PANDAS3)/installed ## the package and the labs on pandas 3
	@env -u LEO_DATA $(PANDAS3)/bin/python -m pytest -p no:cacheprovider -m "not book and not project and not spark" $(ARGS)

$(PANDAS3)/installed: pyproject.toml constraints.txt | $(INSTALLED)
	@rm -rf $(PANDAS3)
	@$(BIN)/python -m venv $(PANDAS3)
	@sed 's/^pandas==.*/pandas==3.1.1/' constraints.txt > $(PANDAS3)/constraints.txt
	$(PANDAS3)/bin/python -m pip install --disable-pip-version-check --editable '.[labs,test]' \
		--constraint $(PANDAS3)/constraints.txt
	@touch $@

# The newest versions that everything accepts, but for the pandas and NumPy that disclosure tools can use.
pins: ## make constraints.txt anew
	@rm -rf _build/pins
	@$(PYTHON) -m venv _build/pins
	_build/pins/bin/python -m pip install --disable-pip-version-check --editable '.[all,spark,benchmark]' pandas==2.3.3 numpy==2.2.6
	@_build/pins/bin/python -m pip check
	@{ sed -n '/^#/p; /^numpy==/p' constraints.txt; \
		_build/pins/bin/python -m pip freeze --exclude-editable | sed '/^numpy==/d'; } > _build/constraints.txt
	@mv _build/constraints.txt constraints.txt

# `make new-lab` and `make grade` name their mistakes before anything is made -------------------------------

ifneq ($(filter new-lab,$(MAKECMDGOALS)),)
ifeq ($(strip $(NAME)),)
$(error NAME is missing: name the lab, such as make new-lab NAME=08-local-areas)
endif
endif

ifneq ($(filter grade,$(MAKECMDGOALS)),)
override COURSE := $(patsubst ~/%,$(HOME)/%,$(COURSE))
ifeq ($(strip $(COURSE)),)
$(error COURSE is missing: name a folder outside this repository, such as make grade COURSE=~/leo-course)
endif
ifneq ($(shell folder="$(COURSE)"; while [ ! -d "$$folder" ]; do folder=$$(dirname "$$folder"); done; \
	case "$$(cd "$$folder" && pwd -P)/" in ("$$(pwd -P)/"*) echo inside;; esac),)
$(error COURSE=$(COURSE) lies inside this repository: choose a folder outside it, so that no submission can end up in git)
endif
endif
