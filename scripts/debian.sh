#!/usr/bin/env bash
# debian.sh PACKAGE...: have these Debian packages. Installs the missing ones when root or a sudo without
# password allows it; otherwise it names the one line to run, and fails.
set -euo pipefail

if ! command -v dpkg-query >/dev/null; then
    echo "Dit is geen Debian of Ubuntu. Zorg zelf voor wat op Debian heet: $*" >&2
    exit 1
fi

missing=()
for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0

as_root=()
if [[ $(id -u) != 0 ]]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Er ontbreken pakketten. Geef eerst deze opdracht, en begin dan opnieuw:" >&2
        echo "    sudo apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo -n)
fi

echo "Installeren van Debian: ${missing[*]}"
install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}")
# The list of packages may be absent or too old on this machine: refresh it only when the first try fails.
"${install[@]}" >/dev/null 2>&1 || { "${as_root[@]}" apt-get update -qq && "${install[@]}" >/dev/null; }
