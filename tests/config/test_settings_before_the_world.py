"""What the desk believes of the proxies before it, and what its promise of HTTPS binds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from config import settings as own
from config.environment import read_hsts, read_proxies

ROOT = Path(__file__).parents[2]
NAMES = [
    "ALLAUTH_TRUSTED_PROXY_COUNT",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
]


def read(tmp_path: Path, *, check: bool = False, **settings: str) -> Any:
    """The settings with nothing set but these; or what the check of a deployment says."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = kept | {"PRESSDESK_HOME": str(tmp_path), "SECRET_KEY": "aB3$xy7!" * 10} | settings
    code = (
        "import json; from django.conf import settings;"
        f"values = [getattr(settings, name, None) for name in {NAMES}];"
        "print(json.dumps([*values, settings.REST_FRAMEWORK['NUM_PROXIES']]))"
    )
    command = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"] if check else ["-c", code]
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return None if check else json.loads(done.stdout)


def test_by_default_no_proxy_is_believed_and_only_this_host_is_bound(tmp_path: Path) -> None:
    assert read(tmp_path) == [0, None, 31536000, False, False, 0]


def test_proxies_and_a_wider_promise_are_said_in_words(tmp_path: Path) -> None:
    said = read(tmp_path, PRESSDESK_BEHIND_PROXY="2", PRESSDESK_HSTS="subdomains")
    assert said == [2, ["HTTP_X_FORWARDED_PROTO", "https"], 31536000, True, False, 2]


@pytest.mark.parametrize("hsts", ["host", "preload"])
def test_either_way_the_check_of_a_deployment_finds_nothing(tmp_path: Path, hsts: str) -> None:
    read(tmp_path, check=True, PRESSDESK_HSTS=hsts, PRESSDESK_BEHIND_PROXY="1")


@pytest.mark.parametrize(("value", "number"), [("0", 0), ("1", 1), ("yes", 1), ("True", 1), ("off", 0), ("3", 3)])
def test_yes_means_one_proxy(monkeypatch: pytest.MonkeyPatch, value: str, number: int) -> None:
    monkeypatch.setenv("SOME_PROXIES", value)
    assert read_proxies("SOME_PROXIES") == number


def test_each_word_binds_more(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {}
    for value in ("host", "subdomains", "preload"):
        monkeypatch.setenv("SOME_HSTS", value)
        found[value] = read_hsts("SOME_HSTS")
    assert found == {"host": (False, False), "subdomains": (True, False), "preload": (True, True)}


def test_one_address_may_be_wrong_less_often_than_one_account() -> None:
    rates = (rate.partition("/h/") for rate in own.ACCOUNT_RATE_LIMITS["login_failed"].split(","))
    hourly = {per: int(times) for times, _hour, per in rates if per}
    assert hourly["ip"] * 2 < hourly["key"]
