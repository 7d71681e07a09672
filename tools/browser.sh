#!/bin/sh
# Prints the path of the Chromium that browser tests use: the one in GONGWEN_CHROMIUM, else the first in PATH. Where something
# that they need is missing, prints nothing and names it on stderr, as Debian calls it.
# With --install it says nothing, and root on a Debian-like system gets what is missing, and the Chromium that is quickest.
# PYTHON is the Python whose Playwright is asked.
set -eu

find_chromium() {
    if [ -n "${GONGWEN_CHROMIUM:-}" ]; then
        command -v "$GONGWEN_CHROMIUM" || true
        return
    fi
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then
            return
        fi
    done
}

# Debian's Chromium without windows: opening a page takes it a fifth of the work.
shell_wanted() {
    [ -z "${GONGWEN_CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null || return 1
    [ -z "$(find_chromium)" ] || apt-cache show chromium-headless-shell >/dev/null 2>&1
}

missing() {
    if [ -z "$(find_chromium)" ]; then
        echo chromium
    fi
    # Playwright brings a Node of its own, which is linked against it; a bare Debian has none.
    if ! "${PYTHON:-.venv/bin/python}" -m playwright --version >/dev/null 2>&1; then
        echo libatomic1
    fi
    # Without one every Chinese character is an empty box, and half of what is measured is wrong.
    if [ -n "$(command -v fc-list)" ] && [ -z "$(fc-list :lang=zh)" ]; then
        echo fonts-noto-cjk
    fi
}

if [ "${1:-}" = --install ]; then
    if shell_wanted; then
        tools/apt-install.sh chromium-headless-shell
    fi
    # shellcheck disable=SC2046  # a word a package
    [ -z "$(missing)" ] || tools/apt-install.sh $(missing)
    exit
fi
if [ -z "$(missing)" ]; then
    find_chromium
else
    missing >&2
fi
