#!/usr/bin/env bash
# Builds wheel and source distribution, has twine look at both, installs the wheel with the locked dependencies and nothing else
# into an environment of its own, and makes a library with it in an empty folder. What it built lies in dist/.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf dist
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) .venv/bin/python -m hatchling build
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python="$(sed -n 's/^home = //p' .venv/pyvenv.cfg)/python3"
"$python" -m venv "$place/twine"
"$place/twine/bin/python" -m pip install --quiet --require-hashes --no-deps --requirement tools/release.lock
"$place/twine/bin/twine" check --strict dist/*
"$python" -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --require-hashes --no-deps --requirement requirements.lock
"$place/venv/bin/python" -m pip install --quiet --no-index --no-deps dist/*.whl
PATH="$place/venv/bin:$PATH"
cp docs/documents/digital-government/source.* "$place/"
cd "$place"
gongwen init library --yes
cd library
gongwen import ../source.* --slug first
.ci/check
