"""The demo's post office takes mail for anybody and keeps it."""

import smtplib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.demo.answers import send
from config.demo.post_office import PostOffice, Premises
from config.demo.serving import ServerNotRunning
from mailbox.addresses import Server
from tests.config.demo_house import UIDVALIDITY, open_post_office

MAIL = b"From: dana@piedmontcourier.example\r\nTo: x\r\nSubject: Hello\r\n\r\nOne line.\r\n"


def server_of(post_office: PostOffice) -> Server:
    return Server("127.0.0.1", post_office.smtp.port, tls=False, user="", password="")


def deliver(post_office: PostOffice, *recipients: str) -> None:
    sender = "dana@piedmontcourier.example"
    send(MAIL, server=server_of(post_office), sender=sender, recipients=list(recipients))


def test_mail_to_the_press_address_is_shown_by_imap_and_kept_on_disk(tmp_path: Path) -> None:
    with open_post_office(tmp_path) as post_office:
        deliver(post_office, "press@pressdesk.example")
        assert [mail.raw for mail in post_office.imap.messages()] == [MAIL]
        assert [mail.read() for mail in post_office.boxes.mails("press@pressdesk.example")] == [MAIL]


def test_mail_to_the_plus_address_is_the_press_offices_too(tmp_path: Path) -> None:
    with open_post_office(tmp_path) as post_office:
        deliver(post_office, "press+abcdefghijklmnop@pressdesk.example")
        assert len(post_office.imap.messages()) == 1


def test_one_mail_to_the_address_with_and_without_plus_is_one_mail(tmp_path: Path) -> None:
    with open_post_office(tmp_path) as post_office:
        deliver(post_office, "press+abcdefghijklmnop@pressdesk.example", "press@pressdesk.example")
        assert len(post_office.imap.messages()) == 1


def test_mail_to_anybody_else_is_kept_in_her_own_box(tmp_path: Path) -> None:
    with open_post_office(tmp_path) as post_office:
        deliver(post_office, "priya@bayarealedger.example", "press@pressdesk.example")
        assert [box.address for box in post_office.boxes.boxes()] == [
            "press@pressdesk.example",
            "priya@bayarealedger.example",
        ]
        assert len(post_office.imap.messages()) == 1


def test_the_domain_that_is_gone_is_refused_and_the_others_get_their_mail(tmp_path: Path) -> None:
    with open_post_office(tmp_path) as post_office:
        with smtplib.SMTP("127.0.0.1", post_office.smtp.port) as smtp:
            refused = smtp.sendmail(
                "press@pressdesk.example", ["stan@gone.example", "dana@piedmontcourier.example"], MAIL
            )
        assert list(refused) == ["stan@gone.example"]
        assert refused["stan@gone.example"][0] == 550
        assert [box.address for box in post_office.boxes.boxes()] == ["dana@piedmontcourier.example"]


def test_after_a_restart_the_same_mails_have_the_same_uids_and_times(tmp_path: Path) -> None:
    at = datetime(2026, 11, 9, 14, 20, 5, tzinfo=UTC)
    with open_post_office(tmp_path) as post_office:
        post_office.clock = lambda: at
        deliver(post_office, "press@pressdesk.example")
        deliver(post_office, "press@pressdesk.example")
        before = post_office.imap.messages()
    with open_post_office(tmp_path) as post_office:
        assert post_office.imap.messages() == before
        assert [mail.uid for mail in before] == [1, 2]
        assert before[0].received_at == at


def test_a_taken_port_is_said_in_words_with_the_setting_that_changes_it(tmp_path: Path) -> None:
    with open_post_office(tmp_path) as post_office:
        for imap_port, smtp_port, setting in (
            (post_office.imap.port, 0, "PRESSDESK_DEMO_IMAP_PORT"),
            (0, post_office.smtp.port, "PRESSDESK_DEMO_SMTP_PORT"),
        ):
            taken = PostOffice(Premises(tmp_path / "other", imap_port, smtp_port, UIDVALIDITY))
            with pytest.raises(ServerNotRunning, match=setting):
                taken.start()
