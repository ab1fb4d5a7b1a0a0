"""The press office as an app."""

from django.apps import AppConfig


class InquiriesConfig(AppConfig):
    """Inquiries and everything the office does with them."""

    name = "inquiries"
