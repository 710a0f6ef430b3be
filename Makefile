# Every target sets up what it needs: .ci/uv finds uv or installs it, uv makes .venv from uv.lock.
RUN := .ci/uv run --locked

.PHONY: help demo test setup lint format types imports unit slow eval bench compiled docs clean

help:  ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo:  ## read the bundled samples; profile and conflicts here, pages in demo-out/
	@.ci/uv run --locked --no-dev treatywatch demo --output demo-out

test: setup lint types imports unit eval  ## all that CI checks

setup:  ## make .venv from uv.lock
	@.ci/uv sync --locked --quiet

lint:  ## rules and format
	$(RUN) ruff check .
	$(RUN) ruff format --check .

format:  ## put every file into the house's format
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

types:  ## mypy --strict
	$(RUN) mypy

imports:  ## stages never import one another
	$(RUN) lint-imports

unit:  ## all tests but the slow ones
	$(RUN) pytest -m "not slow"

slow:  ## the slow tests
	$(RUN) pytest -m slow

eval:  ## quality of extraction against its floors
	$(RUN) python eval/gate.py

bench:  ## every benchmark, one after the other
	@for file in bench/*.py; do echo "== $$file"; $(RUN) --group bench python "$$file" || exit 1; done

compiled:  ## the English engine as machine code in build/compiled; needs a C compiler, src stays as it is
	$(RUN) --with setuptools python .ci/compiled.py

docs:  ## write docs/reference from the code, and what the examples of the docs print
	$(RUN) python docs/make_reference.py
	$(RUN) python docs/run_examples.py

clean:  ## remove what was made, but not .venv
	rm -rf demo-out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache dist build
