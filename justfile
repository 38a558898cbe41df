# Short names for the commands of CONTRIBUTING.md; `just` lists them. What decides is .ci/run.

_list:
    @just --list --unsorted

# Install for work on the code, into the environment that is active
install:
    pip install --upgrade 'pip>=25.1'
    pip install --editable '.[test]'
    pip install --group check

# Everything that a change must pass, from nothing
ci:
    .ci/run

# The quick part of it: format, lint, types, imports
check:
    ruff format --check
    ruff check
    mypy
    lint-imports --no-cache

# Put the code into form
format:
    ruff format
    ruff check --fix

# The tests; `just test tests/unit/pages` for some
test *what:
    pytest {{ what }}

# The quality, held against its floors
quality:
    python -m benchmarks.quality --check

# Words a second, core-seconds, memory
speed *options:
    python -m benchmarks.speed {{ options }}

# Train the reader (goes on where it was) and make the bundle
train corpora="../shared/corpora" runs="runs":
    pip install --group train
    python -m training.train --corpora {{ corpora }} --out {{ runs }}/attribution --only polnear
    python -m training.train --corpora {{ corpora }} --out {{ runs }}/all --start {{ runs }}/attribution/reader.pt --epochs 6
    python -m training.export --run {{ runs }}/all --corpora {{ corpora }}
    python docs/scores.py
