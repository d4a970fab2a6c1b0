#!/usr/bin/env bash
# setup.sh LOCK: .venv with exactly what the lock file pins. Does nothing when that is already so.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1
here=scripts

python=${PYTHON:-$(command -v python3.11 || command -v python3 || true)}
if [[ -z $python ]] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 of nieuwer ontbreekt (of zet PYTHON=/pad/naar/python3.11)." >&2
    exit 1
fi

# The development lock holds everything of the other: with that installed, both are satisfied.
sum() { { cat "$1"; "$python" --version; } | sha256sum | cut -d' ' -f1; }
done_already() { [[ -x .venv/bin/python && -f .venv/lock && $(<.venv/lock) == "$(sum "$1")" ]]; }
if done_already "$lock" || done_already requirements-dev.txt; then
    exit 0
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    "$here/debian.sh" "python$version-venv"
fi

# WeasyPrint draws the report with these; asked for by name, so that it also works where they came another way.
if ! "$python" - <<'PY'
import ctypes, sys
try:
    for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
        ctypes.CDLL(name)
except OSError:
    sys.exit(1)
PY
then
    "$here/debian.sh" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
fi

echo "Installeren in .venv wat $lock noemt. De eerste keer duurt dat een paar minuten."
[[ -x .venv/bin/python ]] && .venv/bin/python -c '' 2>/dev/null || "$python" -m venv --clear .venv
rm -f .venv/lock
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement "$lock"
sum "$lock" >.venv/lock
