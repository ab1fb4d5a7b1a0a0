"""manage.py create_person --email ana@press.example --name "Ana Ruiz" --role staff"""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from inquiries.accounts import make_account, make_password_link
from inquiries.models import User


class Command(BaseCommand):
    """Makes an account that has no password yet, and prints the link by which its owner sets one."""

    help = "Make an account and print a link, good once and for three days, to set its password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who it is."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", default="")
        parser.add_argument("--role", choices=User.Role.values, default=User.Role.STAFF.value)
        parser.add_argument(
            "--new-link",
            action="store_true",
            help="for an account that exists: change nothing, print a new link",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account, or say why it cannot be."""
        email = options["email"].strip()
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            user = _create(email, options["name"].strip(), options["role"])
            self.stdout.write(f"{user.name} <{user.email}> can work here as: {user.get_role_display()}.")
        elif not options["new_link"]:
            raise CommandError(f"{user.email} has an account already; --new-link prints a new link for it.")
        self.stdout.write("To set the password, open this link once, within three days:")
        self.stdout.write(make_password_link(user))


def _create(email: str, name: str, role: str) -> User:
    if not name:
        raise CommandError('Say what she is called: --name "Ana Ruiz".')
    try:
        user = make_account(email, name, role)
    except ValidationError as error:
        raise CommandError("; ".join(error.messages)) from error
    with transaction.atomic():
        user.save()
    return user
