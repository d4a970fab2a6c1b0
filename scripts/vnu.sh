#!/usr/bin/env bash
# vnu.sh: the Nu Html Checker in build/vnu/vnu.jar, from npm's registry, one version, held against its checksum.
set -euo pipefail
cd "$(dirname "$0")/.."
version=26.9.27
sum=TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==
jar=build/vnu/vnu-$version.jar
[[ -f $jar ]] && exit 0

echo "Ophalen van de HTML-controle (vnu-jar $version, 30 MB), eenmalig." >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Python, since curl is not on every machine and Python is.
python3 - "https://registry.npmjs.org/vnu-jar/-/vnu-jar-$version.tgz" "$folder/vnu.tgz" <<'PY'
import sys, urllib.request
with urllib.request.urlopen(sys.argv[1], timeout=60) as source, open(sys.argv[2], "wb") as target:
    target.write(source.read())
PY
[[ $(openssl dgst -sha512 -binary "$folder/vnu.tgz" | base64 --wrap 0) == "$sum" ]] || {
    echo "vnu-jar $version is niet wat het moet zijn: het controlegetal klopt niet." >&2
    exit 1
}
tar --extract --gzip --file "$folder/vnu.tgz" --directory "$folder" package/build/dist/vnu.jar
mkdir -p "$(dirname "$jar")"
mv "$folder/package/build/dist/vnu.jar" "$jar"
