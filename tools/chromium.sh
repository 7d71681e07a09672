#!/bin/sh
# Prints the path of a Chromium, or nothing where there is none: the one in GONGWEN_CHROMIUM, else the first in PATH.
# With --install, root on a Debian-like system gets one first.
set -eu

find_chromium() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then
            return
        fi
    done
}

if [ -n "${GONGWEN_CHROMIUM:-}" ]; then
    command -v "$GONGWEN_CHROMIUM" || true
    exit
fi
if [ "${1:-}" = --install ] && [ -z "$(find_chromium)" ]; then
    tools/apt-install.sh chromium
fi
find_chromium
