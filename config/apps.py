"""The project as an app: it brings the commands that start the whole of it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Holds `manage.py run`, `manage.py demo` and `manage.py send_inquiry`."""

    name = "config"
