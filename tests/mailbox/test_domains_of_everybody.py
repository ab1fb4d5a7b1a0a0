"""Which domains are everybody's, and which only sound like one that is."""

import pytest

from mailbox.webmail import is_request_house, is_webmail


@pytest.mark.parametrize(
    "domain", ["helpareporter.com", "mail.HelpAReporter.net", "terkel.io", "featured.com", "q.qwoted.co.uk"]
)
def test_a_house_of_digests_is_known_by_what_it_registered(domain: str) -> None:
    assert is_request_house(domain)
    assert is_webmail(domain)


@pytest.mark.parametrize(
    "domain",
    ["nonprofnetwork.org", "profnetwork.news", "getfeatured.com", "studsterkel.org", "unfeatured.company.org",
     "featured.company.org", "featured.org", "qwoted.evil.example", "co.uk", "", "."],
)  # fmt: skip
def test_lesson_13_a_newsroom_that_sounds_like_one_is_a_newsroom(domain: str) -> None:
    assert not is_request_house(domain)
    assert not is_webmail(domain)


def test_anybody_can_have_an_address_at_a_provider() -> None:
    assert is_webmail("Gmail.com")
    assert not is_request_house("gmail.com")


@pytest.mark.parametrize(
    "domain", ["hotmail.es", "yahoo.com.br", "Outlook.fr", "gmx.at", "live.co.uk", "t-online.de", "wp.pl"]
)
def test_a_provider_is_one_under_every_countrys_ending(domain: str) -> None:
    assert is_webmail(domain)


@pytest.mark.parametrize(
    "domain", ["live.news", "outlook.example", "news.yahoo.com", "thelive.co.uk", "outlookindia.com"]
)
def test_lesson_13_a_newsroom_named_like_a_provider_is_a_newsroom(domain: str) -> None:
    assert not is_webmail(domain)
