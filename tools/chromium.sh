#!/bin/sh
# Prints the path of a Chromium, or nothing where there is none: the one in GONGWEN_CHROMIUM, else the first in PATH.
# With --install, root on a Debian-like system gets one from apt-get first.
set -eu

find_chromium() {
    for name in ${GONGWEN_CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable}; do
        if command -v "$name"; then
            return
        fi
    done
}

found=$(find_chromium)
if [ -z "$found" ] && [ "${1:-}" = --install ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "正在用 apt-get 安装 Chromium（浏览器测试要用）……" >&2
    apt-get update -qq || true # one dead source among several must not stop us; the next line tells
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null || true
    found=$(find_chromium)
fi
echo "$found"
