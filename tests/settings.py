"""The product's settings as the suite needs them: nothing of the developer's own environment reaches a test."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

KEPT = {"PRESSDESK_REQUIRE"}
for _name in [name for name in os.environ if name.startswith("PRESSDESK_") and name not in KEPT]:
    del os.environ[_name]
os.environ.update(
    SECRET_KEY="for-tests-only",
    PRESSDESK_DEBUG="1",
    PRESSDESK_FROM="press@pressdesk.example",
    PRESSDESK_URL="http://desk.pressdesk.example",
    PRESSDESK_LOG_LEVEL="CRITICAL",
    ALLOWED_HOSTS="*",
    TIME_ZONE="America/New_York",
)

from config.settings import *  # noqa: E402, F403

# A slow hash guards real passwords; these stand in the factories.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Files of the tests go when they end.
_files = TemporaryDirectory(prefix="pressdesk-files-")
STORAGES["mail"]["OPTIONS"]["location"] = f"{_files.name}/files"  # type: ignore[index]  # noqa: F405
TOKENS_FOLDER = Path(_files.name) / "tokens"
