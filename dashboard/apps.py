"""The web face as an app."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Pages for staff. Holds no rule of the office: those are in inquiries."""

    name = "dashboard"
