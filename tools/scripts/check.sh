#!/usr/bin/env bash
# The scripts and style sheets of the pages: format, lint, types (JSDoc, for the browsers of 2018), unit tests.
#   tools/scripts/check.sh            checks; where npm or its registry is missing it says so and ends well
#   tools/scripts/check.sh --require  the same, but what is missing is a failure
#   tools/scripts/check.sh --format   puts the files into their form
set -euo pipefail
cd "$(dirname "$0")"
pages="../../overrides/assets/gongwen"
tests="../../tests/scripts"

# missing WHY: what was not checked, and whether that is a failure.
missing() {
    echo "网页的脚本和样式没有检查：$1" >&2
    if [ "${2:-}" = --require ]; then exit 1; fi
    exit 0
}

command -v npm >/dev/null || missing "没有 npm；请装上 Node.js 18 以上和 npm" "$@"
# What is installed is what the lock names; the stamp is newer than the lock that it was made from.
if [ ! node_modules/.installed -nt package-lock.json ]; then
    npm ci --no-audit --no-fund --silent || missing "npm ci 没有装成（要连得上 npm 的软件源）" "$@"
    touch node_modules/.installed
fi

if [ "${1:-}" = --format ]; then
    exec node_modules/.bin/biome format --write "$pages" "$tests" .
fi
node_modules/.bin/biome check --error-on-warnings "$pages" "$tests" .
node_modules/.bin/tsc --project .
node --test "$tests" | sed -n 's/^# \(pass\|fail\)/unit tests: \1/p'
