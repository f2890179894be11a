#!/bin/sh
# Makes a virtual environment in $1 with the first Python that is new enough.
set -eu

for python in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$python" >/dev/null 2>&1 &&
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    found=$python
    break
  fi
done
if [ -z "${found:-}" ]; then
  echo "Pressmark needs Python 3.11 or newer; none was found." >&2
  exit 2
fi

# Bare Debian and Ubuntu leave ensurepip out of Python, and put it into a package of its own.
if ! "$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then
  version=$("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    apt-get install -y -qq "python$version-venv" >/dev/null
  else
    echo "Python cannot make virtual environments here. Install the package python$version-venv" >&2
    echo "(Debian, Ubuntu: sudo apt-get install python$version-venv), then run make again." >&2
    exit 2
  fi
fi
exec "$found" -m venv "$1"
