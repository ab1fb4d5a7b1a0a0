"""Tokens of the API: made by an administrator for a person of the office, shown once, taken back at any time."""

import base64
import secrets
from datetime import datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.models import ApiToken, User

# What a token begins with, so that one that strays into a file or a log is known for what it is.
PREFIX = "pd_"
RANDOM_BYTES = 20


def make_token(user: User, name: str, *, by: User, at: datetime) -> tuple[ApiToken, str]:
    """A new token that acts as `user`, and its text, which nothing can show again.

    Raises ValidationError, in words, where `name` is empty or too long, or `user` no longer works here.
    """
    require(by, Verb.ADMINISTER)
    if not user.is_active:
        raise ValidationError(_("%(name)s no longer works at this desk.") % {"name": user})
    text = PREFIX + base64.b32encode(secrets.token_bytes(RANDOM_BYTES)).decode("ascii").lower()
    token = ApiToken(user=user, name=name.strip(), digest=_digest(text), by=by, created_at=at)
    token.full_clean(exclude=["digest", "used_on", "revoked_at"])
    with transaction.atomic():
        token.save()
    return token, text


def revoke_token(token: ApiToken, *, by: User, at: datetime) -> None:
    """Let the token open nothing from now on; one that was revoked before keeps its first moment."""
    require(by, Verb.ADMINISTER)
    with transaction.atomic():
        ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at)


def find_by_token(text: str, *, at: datetime) -> ApiToken | None:
    """The valid token whose text this is, with its person; None for any other text. Notes the day (UTC) of its use."""
    token = ApiToken.objects.valid().select_related("user").filter(digest=_digest(text)).first()
    if token is not None and token.used_on != at.date():
        with transaction.atomic():
            ApiToken.objects.filter(pk=token.pk).update(used_on=at.date())
    return token


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
