#!/usr/bin/env python3
"""Press Desk's command line; `python manage.py help` lists what it can do."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # A wrong setting is for the person at the keyboard, not for a stack trace.
        sys.exit(f"Press Desk cannot start: {error}")
