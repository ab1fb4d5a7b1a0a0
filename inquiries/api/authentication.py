"""Who is calling: by a token, or by the session of a browser."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from inquiries.api_tokens import find_by_token
from inquiries.models import ApiToken, User

KEYWORD = "Token"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Token pd_…` (RFC 9110 11.6.2); another scheme is left to the session."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The person the token acts as. Raises AuthenticationFailed for one that opens nothing."""
        scheme, _space, text = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != KEYWORD.lower():
            return None
        token = find_by_token(text.strip(), at=timezone.now())
        if token is None:
            raise AuthenticationFailed(_("This token is unknown, was revoked, or belongs to a closed account."))
        return token.user, token

    def authenticate_header(self, _request: Request) -> str:
        """What a 401 asks for."""
        return KEYWORD


def name_caller(request: Request) -> str:
    """Who calls, for what is counted or kept by caller: the token, or the person where a session calls."""
    return f"token-{request.auth.pk}" if isinstance(request.auth, ApiToken) else f"person-{request.user.pk}"
