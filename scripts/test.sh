#!/usr/bin/env bash
# test.sh [pytest's arguments]: the whole suite on SQLite; then, where PostgreSQL answers, all that asks a database
# something once more (tests/conftest.py says which), with tests/gelijktijdig, which needs real concurrent connections.
# What is missing is installed where possible, else said and skipped; with CI=1 nothing may be missing.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
database=${DATABASE_URL_TEST:-postgres://postgres@127.0.0.1:5432/postgres}
required=${CI:-}
[[ $required == 0 || $required == false ]] && required=

missing() {
    echo "ONTBREEKT: $1" >&2
    if [[ $required ]]; then exit 1; fi
}

# Chromium for the pages, Java (veraPDF), poppler and qpdf for the PDF.
declare -A packages=([chromium]=chromium [java]=default-jre-headless [pdfinfo]=poppler-utils [qpdf]=qpdf)
for command in "${!packages[@]}"; do
    command -v "$command" >/dev/null || scripts/debian.sh "${packages[$command]}" \
        || missing "$command: de tests die het nodig hebben, worden overgeslagen"
done

scripts/vnu.sh || missing "de HTML-controle (npm): of de HTML klopt, blijft ongetest"

connect='import sys, psycopg2; psycopg2.connect(sys.argv[1], connect_timeout=3).close()'
postgres_there=
if "$python" -c "$connect" "$database" 2>/dev/null; then
    postgres_there=1
else
    missing "PostgreSQL op $database (DATABASE_URL_TEST): alleen getest op SQLite"
fi
# The tests start a Redis of their own; installing it here would leave a service running on somebody's machine.
command -v redis-server >/dev/null || missing "redis-server: de tests van de bel van Celery worden overgeslagen"

# The tests know nothing of this machine's own settings, nor of its .env.
export DEBUG=1 HTTPS=0 REDIS_URL= DATABASE_URL="sqlite:///$PWD/var/twentsekracht.sqlite3"
export DJANGO_ALLOW_ASYNC_UNSAFE=true  # Playwright's loop runs in the tests' own thread
# Three on two cores: tests wait for a browser, a worker or a database about a third of their time.
# worksteal: a file stays with one process as long as both have work, so what a file prepares is made once.
suite=("$python" -m pytest --numprocesses 3 --dist worksteal --quiet "$@")

# Both databases are tried before it fails: what breaks on one only is worth knowing at once.
outcome=0
echo "== SQLite"
"${suite[@]}" --ignore tests/gelijktijdig || {
    code=$?
    [[ $code == 5 && $# != 0 ]] || outcome=$code  # 5: of the part that was asked for, nothing is for SQLite
}
if [[ $postgres_there ]]; then
    echo "== PostgreSQL"
    DATABASE_URL=$database ALLEEN_DATABASE=1 "${suite[@]}" || {
        code=$?
        [[ $code == 5 && $# != 0 ]] || outcome=$code
    }
fi
exit "$outcome"
