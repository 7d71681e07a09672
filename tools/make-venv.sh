#!/bin/sh
# Makes .venv from a Python of 3.11 or newer, and leaves alone one that the Makefile has filled in this very folder: the
# scripts of a moved or copied one call a Python elsewhere. Root gets what the system lacks from apt-get; anybody else is
# told in one line.
set -eu

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
# Debian splits ensurepip off into python3.N-venv; venv itself is there and fails late.
complete() { recent "$1" && "$1" -c 'import ensurepip, venv' 2>/dev/null; }

first() { # first TEST: the first Python that passes it; PYTHON, where it is set, is the only one asked
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$1" "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

missing_packages() { # in Debian's names
    python=$(first recent)
    if [ -n "$python" ]; then
        echo "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    elif command -v python3 >/dev/null; then
        echo "python3.11 python3.11-venv" # beside an older python3, as Ubuntu 22.04 has them
    else
        echo "python3 python3-venv"
    fi
}

if recent .venv/bin/python && [ "$(cat .venv/installed 2>/dev/null)" = "$PWD" ]; then
    exit 0
fi
if [ -z "$(first complete)" ]; then
    # shellcheck disable=SC2046  # two packages are two words
    tools/apt-install.sh $(missing_packages)
fi
python=$(first complete)
if [ -z "$python" ]; then
    echo "缺少 Python 3.11（或更新）及其 venv 模块；请先安装，例如在 Debian 上：sudo apt-get install $(missing_packages)" >&2
    exit 1
fi
rm -rf .venv
"$python" -m venv .venv
