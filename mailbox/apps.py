"""The mail machine as an app."""

from django.apps import AppConfig


class MailboxConfig(AppConfig):
    """IMAP in, MIME to dataclasses, SMTP out. Knows no inquiries."""

    name = "mailbox"
