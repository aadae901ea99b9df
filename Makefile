# Kasa: `make run` opens the till, `make test` shows that it holds. Both set up what they need by themselves.
SHOP ?= LT
BIN := .venv/bin
CHECKS := tests/test_shape.py tests/test_layers.py tests/test_exact.py tests/test_words.py tests/test_floors.py
PYTEST := $(BIN)/python -m pytest -p tests.checks.floors
SUITE := -n 3 --dist loadfile --no-loadscope-reorder -m "not soak and not hardware" --durations 10 --durations-min 5 --cov --cov-report=

.PHONY: run check test floors soak bench screens words lock clean

run:
	@sh .ci/setup run
	@$(BIN)/kasa run --shop $(SHOP)

# Style, types, who imports whom, sizes and words: under a minute.
check:
	@sh .ci/setup test
	$(BIN)/ruff check --quiet --output-format concise .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(PYTEST) -q $(CHECKS)

# The whole suite on both cores, with the coverage floors. Pytest's closing line is the last.
# Three at a time, for one of them mostly waits for a wire; what `check` has just shown is not shown again.
test: check
	@mkdir -p build/coverage
	$(PYTEST) $(SUITE) $(CHECKS:%=--ignore=%) --floors keep

# Write what was covered where that is more than the floor.
floors:
	@sh .ci/setup test
	@mkdir -p build/coverage
	$(PYTEST) $(SUITE) --floors raise

# The long counts; `make soak MINUTES=10` for a part, the next call goes on from there.
soak:
	@sh .ci/setup proof || sh .ci/setup test
	@$(BIN)/python -m tests.soak --minutes $(or $(MINUTES),75)

bench:
	@sh .ci/setup test
	@$(BIN)/python -m tests.benchmarks

screens:
	@sh .ci/setup run
	@QT_QPA_PLATFORM=offscreen $(BIN)/kasa screens docs/screens

# Collect every sentence for people into the catalogues, and compile them; and the statements of the books.
words:
	@sh .ci/setup test
	@$(BIN)/python -m tests.checks.catalogue
	@$(BIN)/python -m tests.checks.statements

# Pin anew what pyproject.toml asks for.
lock:
	python3 -m venv build/lock
	build/lock/bin/pip --quiet install pip-tools
	build/lock/bin/pip-compile $(PIN) --output-file requirements.lock pyproject.toml
	build/lock/bin/pip-compile $(PIN) --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml
	build/lock/bin/pip-compile $(PIN) --extra test --extra proof --constraint requirements-test.lock --output-file requirements-proof.lock pyproject.toml
PIN := --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --allow-unsafe --strip-extras

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
