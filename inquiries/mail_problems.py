"""Why a mail asks for a person's look, in words: the ledger keeps a code and what belongs to it."""

from django.utils.translation import gettext as _

from mailbox.models import InboundEmail

Problem = InboundEmail.Problem


def say_problem(inbound: InboundEmail) -> str:
    """Why the mail was not filed, or was filed without an inquiry, in the reader's language; "" where all is well."""
    told = inbound.problem_details
    match inbound.problem:
        case "":
            return ""
        case Problem.FAILED:
            return _("Reading this mail failed. Nothing of it is lost; it can be tried again.")
        case Problem.NOT_HANDED_OVER:
            return _("The server would not hand this mail over. It is still in the mailbox.")
        case Problem.TOO_LARGE:
            words = _(
                "The mail is %(size)s MB, over the limit of %(limit)s MB. Its headers are here; the whole of it is in "
                "the mailbox."
            )
            return words % {"size": told.get("size", "?"), "limit": told.get("limit", "?")}
        case Problem.UNKNOWN_BOUNCE:
            return _("This bounce names no mail that this desk sent.")
        case Problem.ANSWERS_NOTHING:
            return _("A machine wrote this, and it answers nothing of ours.")
        case Problem.SENDER_RULE:
            return _("Always not media: %(sender)s") % {"sender": told.get("sender", "?")}
    return _("No reason was noted.")


def say_error(inbound: InboundEmail) -> str:
    """The exact error where reading it failed, as the program words it; "" where it did not."""
    return str(inbound.problem_details.get("error", ""))


def say_discarding(inbound: InboundEmail) -> str:
    """Who discarded the mail and why; "" where nobody did."""
    told = inbound.problem_details.get("discarded")
    return _("Discarded by %(name)s: %(reason)s") % {"name": told["by"], "reason": told["reason"]} if told else ""
