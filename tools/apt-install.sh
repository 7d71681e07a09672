#!/bin/sh
# apt-install.sh PACKAGE…: installs them where we are root on a Debian-like system; anywhere else does nothing, so that the
# caller sees what is still missing and says so. Quiet unless it fails.
set -eu

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    exit 0
fi
echo "正在用 apt-get 安装 $*……" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# One dead source among several makes `update` fail and need not stop us.
apt-get update -qq >"$log" 2>&1 </dev/null || true
apt-get install -y -qq --no-install-recommends "$@" >>"$log" 2>&1 </dev/null || tail -n 5 "$log" >&2
