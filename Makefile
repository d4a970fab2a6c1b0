# Twentse Kracht. `make help` says what there is.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PY := .venv/bin/python
PORT ?= 8000
# 1: who holds a role sets up a second step first, as in production.
MFA_VERPLICHT ?= 0

# Work on your own machine: whatever the environment or .env says, SQLite in var/ and no Redis.
LOCAL := env DEBUG=1 DJANGO_RUNSERVER_HIDE_WARNING=true HTTPS=0 REDIS_URL= EMAIL_URL=consolemail:// SITE_URL=http://localhost:$(PORT) \
	MFA_VERPLICHT=$(MFA_VERPLICHT) "DATABASE_URL=sqlite:///$(CURDIR)/var/twentsekracht.sqlite3"
MANAGE := $(LOCAL) $(PY) manage.py
# What production sets, for `check --deploy`.
DEPLOY := env DEBUG=0 HTTPS=1 REDIS_URL= SECRET_KEY=only-for-the-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH \
	ALLOWED_HOSTS=twentsekracht.example DATABASE_URL=sqlite://:memory:

.PHONY: help setup setup-dev fonts database demo run test lint format bench bench-attenderen lighthouse toegankelijk sso api-regels hulpbeelden storing wedloop lock clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: ## Make .venv with everything the portal needs (quick when nothing changed)
	@scripts/setup.sh requirements.txt

setup-dev:
	@scripts/setup.sh requirements-dev.txt

fonts: setup
	@$(MANAGE) build_fonts

database: setup
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) createcachetable

demo: setup ## The example year, one user per role and its report on http://localhost:8000
	@$(MANAGE) demo
	@$(MANAGE) runserver --noreload localhost:$(PORT)

run: fonts database ## The server alone, restarting when code changes
	@$(MANAGE) runserver localhost:$(PORT)

test: setup-dev fonts ## The whole suite: on SQLite, and on PostgreSQL where it answers
	@scripts/test.sh $(TESTS)

lint: setup-dev ## Style, the floors (import-linter), forgotten migrations, the deployment check
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/lint-imports
	@$(MANAGE) makemigrations --check --dry-run
	@$(DEPLOY) $(PY) manage.py check --deploy --fail-level WARNING

format: setup-dev ## Let ruff write the code in one style
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

bench: setup-dev fonts ## Measure import and report for 1, 10 and 100 times the example year, a million vacancies, enrolling at once, and rings of job swaps
	@$(LOCAL) $(PY) -m bench
	@$(PY) -m bench.vacatures
	@$(PY) -m bench.school
	@$(PY) -m bench.jbmb

bench-attenderen: setup-dev ## Measure mail about new vacancies: 10,000 searches over 1,000 vacancies, on PostgreSQL
	@$(LOCAL) $(PY) -m bench.attenderen
	@$(LOCAL) $(PY) -m bench.attenderen --verschillend

lighthouse: setup-dev fonts ## Google's Lighthouse on the main pages, phone and desktop, signed in and out (needs Node 18)
	@$(PY) -m bench.lighthouse

toegankelijk: setup-dev fonts ## axe at every width and the Nu Html Checker on every page (`make test` takes fewer of both)
	@ALLE_BREEDTES=1 scripts/test.sh tests/browser tests/test_html_geldig.py

sso: setup-dev fonts ## Sign on at a certified OpenID provider, two tenants, in Chromium (needs Node 18)
	@npm ci --prefix tests/sso --no-audit --no-fund --silent
	@ECHTE_AANBIEDER=1 $(LOCAL) DJANGO_ALLOW_ASYNC_UNSAFE=true $(PY) -m pytest --quiet tests/sso

api-regels: setup-dev ## Hold the API's description against the NL API Design Rules (needs Node 18), and try it with more examples
	@$(LOCAL) $(PY) -m tests.api_regels
	@API_VOORBEELDEN=60 $(LOCAL) $(PY) -m pytest --quiet tests/vacatures/api/test_schemathesis.py

hulpbeelden: setup-dev fonts ## Take the pictures of the help pages anew, from the portal as it is
	@HULPBEELDEN=1 $(LOCAL) $(PY) -m pytest --quiet tests/browser/test_hulp.py -k pictures
	@git status --short static/img/hulp

storing: setup-dev ## Kill workers while jobs run, with and without Redis: none lost, none done twice
	@$(LOCAL) $(PY) -m tests.storing verwerk --jobs 150 --kills 40
	@$(LOCAL) $(PY) -m tests.storing.attenderen --mensen 500 --kills 4
	@$(LOCAL) $(PY) -m tests.storing celery --jobs 500 --kills 100 --wat kind kind kind werker

wedloop: setup-dev ## Hundreds of people for few places through the real server, course and event, on SQLite and PostgreSQL
	@$(LOCAL) DATABASE_URL= $(PY) -m tests.wedloop
	@$(LOCAL) DATABASE_URL= $(PY) -m tests.wedloop --wat evenement --rondes 2
	@$(LOCAL) DATABASE_URL=$${DATABASE_URL_TEST:-postgres://postgres@127.0.0.1:5432/postgres} $(PY) -m tests.wedloop
	@$(LOCAL) DATABASE_URL=$${DATABASE_URL_TEST:-postgres://postgres@127.0.0.1:5432/postgres} $(PY) -m tests.wedloop --wat evenement --rondes 2

lock: ## Pin the newest allowed versions with their hashes in requirements*.txt
	@scripts/lock.sh

clean: ## Remove .venv and what was built; the demo's database and reports in var/ stay
	rm -rf .venv build .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
