#!/bin/sh
# Makes .venv from a Python of 3.11 or newer and leaves a sound one alone. Root gets what the system lacks from apt-get;
# anybody else is told in one line.
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
        return
    fi
    for version in 3.13 3.12 3.11; do
        if apt-cache show "python$version-venv" >/dev/null 2>&1; then
            echo "python$version python$version-venv"
            return
        fi
    done
    echo "python3 python3-venv"
}

if [ -x .venv/bin/python ] && recent .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then
    exit 0
fi

if [ -z "$(first complete)" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "正在用 apt-get 安装 Python 的 venv 模块……"
    apt-get update -qq || true # one dead source among several must not stop us; the next line tells
    # shellcheck disable=SC2046  # two packages are two words
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(missing_packages) >/dev/null || true
fi

python=$(first complete)
if [ -z "$python" ]; then
    echo "缺少 Python 3.11（或更新）及其 venv 模块；请先安装，例如在 Debian 上：sudo apt-get install $(missing_packages)" >&2
    exit 1
fi
rm -rf .venv
"$python" -m venv .venv
