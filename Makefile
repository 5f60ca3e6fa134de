# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The contract of the checkout: `make demo` and `make test` work on a fresh machine and can be run again at any time.
BUILD := build
PYTHON := $(shell python3 -c 'import sys; print(sys.executable)' 2>/dev/null || echo python3)
export PYTHONPATH := $(CURDIR)/$(BUILD)/python

.PHONY: setup build demo test test-unit test-lit test-python test-examples test-sanitized test-sanitized-all bench docs format tidy clean

setup:
	@./scripts/setup.sh

build: setup
	@test -f $(BUILD)/build.ninja || cmake --preset release -DPython_EXECUTABLE=$$(python3 -c 'import sys; print(sys.executable)')
	@cmake --build $(BUILD)

demo: build
	@cd examples/gaussian_process && ./run.sh $(CURDIR)/$(BUILD)

test: build
	@$(MAKE) --no-print-directory test-unit test-lit test-python test-examples test-sanitized

test-unit:
	@cd $(BUILD) && ctest --output-on-failure -j 2

test-lit:
	@cmake --build $(BUILD) --target check-lit

test-python:
	@$(PYTHON) -m pytest -q test/python test/errors test/docs test/grid test/surface test/numerics

test-examples:
	@$(PYTHON) -m pytest -q test/examples

# The runtime's own tests under the address and undefined-behaviour sanitizers; `test-sanitized-all` adds the kernels' tests, which take
# many minutes there, and the thread sanitizer.
test-sanitized:
	@test -f build-asan/build.ninja || cmake --preset asan > /dev/null
	@cmake --build build-asan
	@cd build-asan && ctest --output-on-failure -E linalg --timeout 600

test-sanitized-all: test-sanitized
	@test -f build-tsan/build.ninja || cmake --preset tsan > /dev/null
	@cmake --build build-tsan
	@cd build-asan && ctest --output-on-failure -R linalg --timeout 3600
	@cd build-tsan && ctest --output-on-failure --timeout 3600

bench: build
	@$(PYTHON) bench/run.py

docs: build
	@cmake --build $(BUILD) --target crout-docs

format:
	@git ls-files '*.cpp' '*.h' '*.c' | xargs clang-format-22 -i

tidy: build
	@git ls-files 'lib/*.cpp' 'runtime/*.cpp' | xargs -n 8 -P 2 clang-tidy-22 -p $(BUILD) --quiet

clean:
	@rm -rf build build-asan build-tsan build-debug
