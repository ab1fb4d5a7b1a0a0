#!/usr/bin/env python3
"""Press Desk's command line; `python manage.py help` lists what it can do."""

import os
import secrets
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] in (["demo"], ["send_inquiry"]):
        # Both speak to the demo's own servers only, and need none of the settings of a real office.
        os.environ.setdefault("PRESSDESK_DEMO", "1")
    if sys.argv[1:2] == ["read_mail"]:
        # It signs nothing and keeps nothing: whoever only wants a mail read need not set up an office.
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # A wrong setting is for the person at the keyboard, not for a stack trace.
        sys.exit(f"Press Desk cannot start: {error}")
