"""The SMTP sink keeps what it accepts and fails exactly as its script says."""

import smtplib
import ssl
import threading
import time
from collections.abc import Iterator

import pytest

from config.demo.imap import Security
from tests.support.certificates import Certificate
from tests.support.smtp_sink import Behaviour, Moment, SmtpSink

SENDER = "press@pressdesk.example"
ANA, BO = "ana@courier.example", "bo@herald.example"
MAIL = b"Subject: Your question\r\n\r\nHello\r\n"


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as running:
        yield running


def connect(sink: SmtpSink, *, timeout: float = 10) -> smtplib.SMTP:
    return smtplib.SMTP("127.0.0.1", sink.port, local_hostname="localhost", timeout=timeout)


def serve(security: Security, files: Certificate, login: tuple[str, str] | None = None) -> SmtpSink:
    return SmtpSink(security=security, certificate=files.certificate, key=files.key, login=login)


def test_an_accepted_mail_is_kept_and_can_be_read(sink: SmtpSink) -> None:
    with connect(sink) as client:
        client.sendmail(SENDER, [ANA, BO], MAIL)
    (mail,) = sink.mails
    assert (mail.mail_from, mail.recipients, mail.data) == (SENDER, (ANA, BO), MAIL)
    assert mail.message["Subject"] == "Your question"
    assert (mail.login, mail.is_encrypted) == (None, False)


def test_single_recipients_are_refused_for_good_or_for_now(sink: SmtpSink) -> None:
    gone, busy = "gone@x.example", "Busy@x.example"
    sink.behaviour = Behaviour(at_rcpt={gone: "550 5.1.1 no such user", busy.lower(): "450 4.2.1 later"})
    with connect(sink) as client:
        refused = client.sendmail(SENDER, [ANA, gone, busy], MAIL)
    assert refused == {gone: (550, b"5.1.1 no such user"), busy: (450, b"4.2.1 later")}
    assert sink.mails[0].recipients == (ANA,)


def test_a_mail_refused_at_mail_is_not_kept(sink: SmtpSink) -> None:
    sink.behaviour = Behaviour(at_mail="452 4.3.1 no room")
    with connect(sink) as client, pytest.raises(smtplib.SMTPSenderRefused) as refused:
        client.sendmail(SENDER, [ANA], MAIL)
    assert refused.value.smtp_code == 452
    assert (sink.mails, sink.attempt_count) == ([], 1)


@pytest.mark.parametrize("reply", ["451 4.3.0 later", "554 5.7.1 spam"])
def test_a_mail_refused_at_the_end_of_data_is_not_kept(sink: SmtpSink, reply: str) -> None:
    sink.behaviour = Behaviour(at_end_of_data=reply)
    with connect(sink) as client, pytest.raises(smtplib.SMTPDataError) as refused:
        client.sendmail(SENDER, [ANA], MAIL)
    assert refused.value.smtp_code == int(reply[:3])
    assert sink.mails == []


def test_a_script_counts_by_mails_and_then_the_standing_behaviour_holds(sink: SmtpSink) -> None:
    sink.script(Behaviour(at_end_of_data="451 4.3.0 later"), Behaviour(), Behaviour(at_mail="421 4.3.2 bye"))
    outcomes = []
    for _ in range(4):
        try:
            with connect(sink) as client:
                client.sendmail(SENDER, [ANA], MAIL)
            outcomes.append(250)
        except smtplib.SMTPResponseException as refused:
            outcomes.append(refused.smtp_code)
    assert outcomes == [451, 250, 421, 250]
    assert sink.attempt_count == 4


@pytest.mark.parametrize("moment", ["mail", "rcpt", "end_of_data"])
def test_a_connection_cut_before_acceptance_keeps_nothing(sink: SmtpSink, moment: Moment) -> None:
    sink.script(Behaviour(cut_at=moment))
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)), connect(sink) as client:
        client.sendmail(SENDER, [ANA], MAIL)
    assert sink.mails == []


def test_a_connection_cut_after_acceptance_keeps_the_mail_but_its_sender_never_hears(sink: SmtpSink) -> None:
    sink.script(Behaviour(cut_at="kept"))
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)), connect(sink) as client:
        client.sendmail(SENDER, [ANA], MAIL)
    assert [mail.data for mail in sink.wait_for(1)] == [MAIL]


@pytest.mark.parametrize(("moment", "kept"), [("end_of_data", 0), ("kept", 1)])
def test_a_hanging_server_gives_no_answer(sink: SmtpSink, moment: Moment, kept: int) -> None:
    sink.script(Behaviour(hang_at=moment))
    client = connect(sink, timeout=0.3)
    with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
        client.sendmail(SENDER, [ANA], MAIL)
    client.close()
    assert len(sink.mails) == kept
    with connect(sink) as client:
        client.sendmail(SENDER, [BO], MAIL)
    assert len(sink.mails) == kept + 1


def test_a_hanging_client_is_answered_after_release(sink: SmtpSink) -> None:
    sink.script(Behaviour(hang_at="end_of_data"))
    with connect(sink) as client:
        sending = threading.Thread(target=client.sendmail, args=(SENDER, [ANA], MAIL), daemon=True)
        sending.start()
        with pytest.raises(AssertionError, match=r"0 of 1 mails came within 0\.2 s, 1 attempts"):
            sink.wait_for(1, timeout_seconds=0.2)
        sink.release()
        sink.wait_for(1)
        sending.join(5)
    assert not sending.is_alive()


def test_a_delay_passes_before_the_answer(sink: SmtpSink) -> None:
    sink.behaviour = Behaviour(delay_seconds=0.3)
    begun = time.monotonic()
    with connect(sink) as client:
        client.sendmail(SENDER, [ANA], MAIL)
    assert time.monotonic() - begun >= 0.3


def test_where_a_login_is_demanded_nothing_is_taken_without_it() -> None:
    with SmtpSink(login=("press", "secret")) as sink:
        with connect(sink) as client, pytest.raises(smtplib.SMTPSenderRefused) as refused:
            client.sendmail(SENDER, [ANA], MAIL)
        assert refused.value.smtp_code == 530
        with connect(sink) as client, pytest.raises(smtplib.SMTPAuthenticationError):
            client.login("press", "wrong")
        with connect(sink) as client:
            client.login("press", "secret")
            client.sendmail(SENDER, [ANA], MAIL)
        assert [mail.login for mail in sink.mails] == ["press"]


def test_a_bearer_token_logs_in_and_a_stale_one_does_not() -> None:
    with SmtpSink(login=("press", "token-1")) as sink:
        for token, code in [("stale", 535), ("token-1", 235)]:
            with connect(sink) as client:
                client.ehlo()
                response = f"user=press\x01auth=Bearer {token}\x01\x01"
                if code == 535:
                    with pytest.raises(smtplib.SMTPAuthenticationError):
                        client.auth("XOAUTH2", lambda _challenge=None, answer=response: answer)
                else:
                    assert client.auth("XOAUTH2", lambda _challenge=None, answer=response: answer)[0] == code
                    client.sendmail(SENDER, [ANA], MAIL)
        assert [mail.login for mail in sink.mails] == ["press"]


def test_no_login_is_offered_where_none_is_demanded(sink: SmtpSink) -> None:
    with connect(sink) as client:
        client.ehlo()
        assert not client.esmtp_features.get("auth", "").strip()


def test_starttls_is_demanded_and_then_carries_login_and_mail(certificate: Certificate) -> None:
    context = ssl.create_default_context(cafile=str(certificate.certificate))
    with serve("starttls", certificate, ("press", "secret")) as sink, connect(sink) as client:
        client.ehlo()
        assert client.mail(SENDER)[0] == 530
        client.starttls(context=context)
        client.login("press", "secret")
        client.sendmail(SENDER, [ANA], MAIL)
        assert [(mail.login, mail.is_encrypted) for mail in sink.mails] == [("press", True)]


def test_implicit_tls_carries_mail(certificate: Certificate) -> None:
    context = ssl.create_default_context(cafile=str(certificate.certificate))
    with (
        serve("implicit", certificate) as sink,
        smtplib.SMTP_SSL("localhost", sink.port, context=context, timeout=10) as client,
    ):
        client.sendmail(SENDER, [ANA], MAIL)
        assert sink.mails[0].is_encrypted


def test_a_mail_above_the_stated_size_is_refused() -> None:
    with SmtpSink(largest_mail=1000) as sink, connect(sink) as client:
        with pytest.raises(smtplib.SMTPSenderRefused) as refused:
            client.sendmail(SENDER, [ANA], MAIL + b"x" * 1000)
        assert refused.value.smtp_code == 552


def test_a_sink_with_hanging_clients_stops_within_two_seconds(sink: SmtpSink) -> None:
    sink.behaviour = Behaviour(hang_at="mail")
    client = connect(sink)
    client.ehlo()
    client.putcmd("mail", f"FROM:<{SENDER}>")
    begun = time.monotonic()
    sink.stop()
    assert time.monotonic() - begun < 2
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        client.getreply()
