#!/usr/bin/env bash
# lock.sh: write requirements.txt (the portal) and requirements-dev.txt (that, and the tests' tools), with hashes.
# pip's own configuration of this machine is left out, so that only files of the public index are pinned.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3.11}
if [[ $("$python" -c 'import sys; print(sys.version_info[:2] == (3, 11))') != True ]]; then
    echo "Lock with Python 3.11, the oldest that the portal supports (PYTHON=/path/to/python3.11)." >&2
    exit 1
fi
export PIP_CONFIG_FILE=/dev/null
unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL PIP_INDEX_URL PIP_CONSTRAINT

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$python" -m venv "$tools"
"$tools/bin/pip" install --quiet pip-tools==7.6.2
compile=("$tools/bin/pip-compile" --quiet --upgrade --strip-extras --allow-unsafe --generate-hashes
    --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links)
"${compile[@]}" --output-file requirements.txt pyproject.toml
"${compile[@]}" --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
