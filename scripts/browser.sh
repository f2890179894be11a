#!/bin/sh
# Sees to it that there is a browser for the tests: the system's own, never a download.
set -eu

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests ..."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
  echo "The browser tests need Chromium or Google Chrome. Install the package chromium" >&2
  echo "(Debian, Ubuntu: sudo apt-get install chromium), then run make again." >&2
  exit 2
fi
