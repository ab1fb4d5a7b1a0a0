"""What people write where an address belongs, and whether mail can be sent there."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from mailbox.wire import ascii_address, read_addresses, show_address


def read_recipients(line: str) -> list[str]:
    """The addresses of a comma- or semicolon-separated line, names kept. Raises ValidationError naming a wrong one."""
    found = []
    for name, address in read_addresses(line):
        if not is_mail_address(address):
            raise ValidationError(_("%(part)s is no mail address.") % {"part": address})
        found.append(show_address(name, address))
    return found


def is_mail_address(address: str) -> bool:
    """Whether mail can be sent to `address` at all."""
    try:
        validate_email(ascii_address(address))
    except ValidationError:
        return False
    return True
