.PHONY: install demo test check bench pictures
PYTHON ?= python3
VENV := .venv/bin
# Three test workers on two cores: real servers make tests wait more than they compute.
WORKERS ?= 3

install: .venv/installed

.venv/installed: requirements/dev.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(VENV)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

demo: install
	PRESSDESK_DEMO=1 $(VENV)/python manage.py demo

test: install
	$(VENV)/python -m pytest -n $(WORKERS) $(ARGS)

check: install
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .
	SECRET_KEY=check PRESSDESK_DEBUG=1 $(VENV)/python -m mypy .
	$(VENV)/lint-imports
	SECRET_KEY=check PRESSDESK_DEBUG=1 $(VENV)/python manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(VENV)/python -c 'import secrets; print(secrets.token_urlsafe(60))') $(VENV)/python manage.py check --deploy --fail-level WARNING
	$(VENV)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')

bench: install
	$(VENV)/python -m tests.benchmarks $(ARGS)

pictures: install
	$(VENV)/python -m tests.pictures $(ARGS)
