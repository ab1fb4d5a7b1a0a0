"""A desk that is set up wrongly does not start, and says which line is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def start(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Read the settings with nothing set but these."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = kept | {"PRESSDESK_HOME": str(tmp_path), "SECRET_KEY": "x" * 50} | settings
    command = [sys.executable, "-c", "import config.settings"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"TIME_ZONE": "Moon/Sea"}, "TIME_ZONE is 'Moon/Sea'"),
        ({"PRESSDESK_IMAP_POLL_SECONDS": "0"}, "PRESSDESK_IMAP_POLL_SECONDS goes from 1 to 60"),
        ({"PRESSDESK_IMAP_POLL_SECONDS": "61"}, "PRESSDESK_IMAP_POLL_SECONDS goes from 1 to 60"),
        ({"PRESSDESK_BEHIND_PROXY": "nginx"}, "say how many proxies stand before the desk"),
        ({"PRESSDESK_HSTS": "1"}, "say host, subdomains or preload"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, settings: dict[str, str], words: str) -> None:
    done = start(tmp_path, **settings)
    assert done.returncode != 0
    assert words in done.stderr


@pytest.mark.parametrize("seconds", ["1", "60"])
def test_what_is_right_starts(tmp_path: Path, seconds: str) -> None:
    done = start(tmp_path, PRESSDESK_IMAP_POLL_SECONDS=seconds)
    assert done.returncode == 0, done.stderr
