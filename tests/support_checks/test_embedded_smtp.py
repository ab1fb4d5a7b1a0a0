"""The embedded SMTP server hands every mail on, and answers as that went."""

import smtplib
import time
from collections.abc import Iterator

import pytest

from config.demo.serving import ServerNotRunning
from config.demo.smtp import EmbeddedSmtp, ReceivedMail

MAIL = b"From: Ana Ruiz <ana@courier.example>\r\nSubject: Rent\r\n\r\n.one dot\r\n..two dots\r\n"


@pytest.fixture
def received() -> list[ReceivedMail]:
    return []


@pytest.fixture
def server(received: list[ReceivedMail]) -> Iterator[EmbeddedSmtp]:
    with EmbeddedSmtp(received.append) as running:
        yield running


def connect(server: EmbeddedSmtp) -> smtplib.SMTP:
    return smtplib.SMTP("127.0.0.1", server.port, local_hostname="localhost", timeout=10)


def test_mail_for_anybody_is_taken_and_its_dots_are_kept(server: EmbeddedSmtp, received: list[ReceivedMail]) -> None:
    recipients = ["press@pressdesk.example", "Press+k3y@pressdesk.example", "bo@herald.example"]
    with connect(server) as client:
        assert client.sendmail("ana@courier.example", recipients, MAIL) == {}
    (mail,) = received
    assert mail.mail_from == "ana@courier.example"
    assert mail.recipients == tuple(recipients)
    assert mail.data == MAIL


def test_a_bounce_has_the_null_sender(server: EmbeddedSmtp, received: list[ReceivedMail]) -> None:
    with connect(server) as client:
        client.sendmail("", ["press@pressdesk.example"], MAIL)
    assert received[0].mail_from == ""


def test_eight_bit_bodies_and_international_addresses_are_taken(
    server: EmbeddedSmtp, received: list[ReceivedMail]
) -> None:
    body = "Subject: Miete\r\n\r\nwöchentlich\r\n".encode()
    with connect(server) as client:
        client.sendmail(
            "jörg@zeitung.example",
            ["press@pressdesk.example"],
            body,
            mail_options=["SMTPUTF8", "BODY=8BITMIME"],
        )
    assert received[0].mail_from == "jörg@zeitung.example"
    assert received[0].data == body


def test_what_could_not_be_kept_is_answered_451_and_the_next_mail_is_taken(
    received: list[ReceivedMail],
) -> None:
    def keep_unless_full(mail: ReceivedMail) -> None:
        if b"disk full" in mail.data:
            raise OSError("no space left on device")
        received.append(mail)

    with EmbeddedSmtp(keep_unless_full) as server, connect(server) as client:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail("ana@courier.example", ["press@pressdesk.example"], b"Subject: disk full\r\n\r\n")
        assert refused.value.smtp_code == 451
        client.sendmail("ana@courier.example", ["press@pressdesk.example"], MAIL)
    assert [mail.data for mail in received] == [MAIL]


def test_mails_are_handed_on_in_order_of_arrival_with_their_moment(
    server: EmbeddedSmtp, received: list[ReceivedMail]
) -> None:
    with connect(server) as client:
        for number in range(20):
            client.sendmail(f"{number}@courier.example", ["press@pressdesk.example"], MAIL)
    assert [mail.mail_from for mail in received] == [f"{number}@courier.example" for number in range(20)]
    moments = [mail.received_at for mail in received]
    assert moments == sorted(moments)
    assert all(moment.utcoffset() is not None for moment in moments)


def test_a_mail_larger_than_64_mib_is_refused(server: EmbeddedSmtp) -> None:
    with connect(server) as client:
        client.ehlo()
        code, _ = client.mail("ana@courier.example", [f"SIZE={64 * 2**20 + 1}"])
    assert code == 552


def test_a_stopped_server_cuts_its_clients_within_two_seconds(server: EmbeddedSmtp) -> None:
    client = connect(server)
    begun = time.monotonic()
    server.stop()
    assert time.monotonic() - begun < 2
    with pytest.raises(smtplib.SMTPServerDisconnected):
        client.noop()


def test_a_taken_port_is_named(server: EmbeddedSmtp, received: list[ReceivedMail]) -> None:
    with pytest.raises(ServerNotRunning, match=str(server.port)):
        EmbeddedSmtp(received.append, port=server.port).start()
