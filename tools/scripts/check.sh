#!/usr/bin/env bash
# The scripts and style sheets of the pages: format, lint, types (JSDoc, for the browsers of 2018), unit tests.
#   tools/scripts/check.sh           checks
#   tools/scripts/check.sh --format  puts the files into their form
set -euo pipefail
cd "$(dirname "$0")"
pages="../../overrides/assets/gongwen"
tests="../../tests/scripts"

# What is installed is what the lock names; the stamp is as old as the lock that it was made from.
if [ ! node_modules/.installed -nt package-lock.json ]; then
    npm ci --no-audit --no-fund --silent
    touch node_modules/.installed
fi

if [ "${1:-}" = --format ]; then
    exec node_modules/.bin/biome format --write "$pages" "$tests" .
fi
node_modules/.bin/biome check --error-on-warnings "$pages" "$tests" .
node_modules/.bin/tsc --project .
node --test "$tests"
