#!/bin/sh
# Checks every page under the folder $1 with the Nu validator (the W3C's), as npm packs it.
set -eu

version=26.9.27
sha256=5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7
folder=${1:-output}
jar=.venv/vnu-$version/package/build/dist/vnu.jar

if ! command -v java >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "The HTML check needs Java and npm" >&2
  echo "(Debian, Ubuntu: sudo apt-get install default-jre-headless npm)." >&2
  exit 2
fi
if [ ! -f "$jar" ]; then
  mkdir -p ".venv/vnu-$version"
  (
    cd ".venv/vnu-$version"
    npm pack --silent "vnu-jar@$version" >/dev/null
    echo "$sha256  vnu-jar-$version.tgz" | sha256sum --check --quiet
    tar -xzf "vnu-jar-$version.tgz"
  )
fi
exec java -Xss4m -jar "$jar" --skip-non-html --errors-only --stdout --format text "$folder"
