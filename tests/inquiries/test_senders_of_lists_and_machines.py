"""Mail that came through a list or a machine stands under the person behind it, or says that nobody knows her."""

from pathlib import Path

import pytest

from inquiries.drafts import start_reply
from inquiries.models import Inquiry
from tests.factories import deliver_mail, make_mail, make_person

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parent.parent / "samples"


def deliver_sample(name: str) -> Inquiry:
    return Inquiry.objects.get(messages__inbound=deliver_mail((SAMPLES / f"{name}.eml").read_bytes()))


@pytest.mark.parametrize("sample", ["list-rewrites-from-original-from", "list-rewrites-from-reply-to"])
def test_lesson_10_the_reporter_behind_our_list_asks_and_is_answered(sample: str) -> None:
    inquiry = deliver_sample(sample)
    assert (inquiry.journalist.name, inquiry.journalist.address) == ("Ana Ruiz-Oyelaran", "aro@harborweekly.example")
    draft = start_reply(inquiry, by=make_person(), at=inquiry.received_at)
    assert (draft.to, draft.cc) == (["aro@harborweekly.example"], [])
    assert inquiry.events.get().details["via"].endswith("<press@pressdesk.example>")


def test_lesson_10_her_answer_over_the_list_joins_her_thread() -> None:
    inquiry = deliver_sample("list-rewrites-from-original-from")
    deliver_mail(
        make_mail(
            sender="'Ana Ruiz-Oyelaran' via Press <press@pressdesk.example>",
            In_Reply_To="<list-1@harborweekly.example>",
            X_Original_From="Ana Ruiz-Oyelaran <aro@harborweekly.example>",
            text="And the landlords?\n",
        )
    )
    assert inquiry.messages.count() == 2


def test_lesson_10_a_reply_to_alone_takes_nobodys_place() -> None:
    deliver_mail(make_mail(sender="Mallory <m@evil.example>", Reply_To="Dana Whitcomb <dana@piedmontcourier.example>"))
    assert Inquiry.objects.get().journalist.address == "m@evil.example"


def test_a_voicemail_notice_keeps_the_callers_name_and_number() -> None:
    inquiry = deliver_sample("voicemail-notice")
    assert inquiry.journalist.address == "no-reply@phones.pressdesk-voice.example"
    assert inquiry.events.get().details == {"caller": "TESSA OYELARAN", "phone": "(206) 555-0168"}


def test_lesson_14_what_a_third_person_in_the_thread_writes_stays_hers() -> None:
    first = "<first@piedmontcourier.example>"
    deliver_mail(make_mail(message_id=first, Cc="Lee Marsh <lee@elsewhere.example>"))
    deliver_mail(
        make_mail(sender="Lee Marsh <lee@elsewhere.example>", In_Reply_To=first, text="I can add something.\n")
    )
    inquiry = Inquiry.objects.get()
    assert inquiry.journalist.address == "dana@piedmontcourier.example"
    authors = [each.author_address for each in inquiry.messages.order_by("id")]
    assert authors == ["dana@piedmontcourier.example", "lee@elsewhere.example"]


def test_lesson_11_a_forged_colleague_answers_no_inquiry() -> None:
    first = "<first@piedmontcourier.example>"
    deliver_mail(make_mail(message_id=first))
    make_person("Ana Ruiz")
    deliver_mail(
        make_mail(
            sender="Ana Ruiz <ana.ruiz@pressdesk.example>",
            to="Dana Whitcomb <dana@piedmontcourier.example>, press@pressdesk.example",
            In_Reply_To=first,
            Authentication_Results="mx; dmarc=fail",
            text="She will call you at three.\n",
        )
    )
    inquiry = Inquiry.objects.get()
    assert (inquiry.answered_at, inquiry.is_waiting) == (None, True)
