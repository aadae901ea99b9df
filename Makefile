# Kasa: `make run` opens the till, `make test` shows that it holds. Both set up what they need by themselves.
SHOP ?= LT
BIN := .venv/bin

.PHONY: run check test soak bench screens clean

run:
	@sh .ci/setup run
	@$(BIN)/kasa run --shop $(SHOP)

check:
	@sh .ci/setup test
	@$(BIN)/python -m tests.checks check

test:
	@sh .ci/setup test
	@$(BIN)/python -m tests.checks test

soak:
	@sh .ci/setup test
	@$(BIN)/python -m tests.soak

bench:
	@sh .ci/setup test
	@$(BIN)/python -m tests.benchmarks

screens:
	@sh .ci/setup run
	@QT_QPA_PLATFORM=offscreen $(BIN)/kasa screens docs/screens

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
