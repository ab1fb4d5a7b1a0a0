"""How people come in: with an account somebody made for them, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):
    """allauth with the door for new accounts shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No."""
        return False
