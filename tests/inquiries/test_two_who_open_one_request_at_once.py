"""Two who open the same request in the same instant get one inquiry."""

import pytest
from django.utils import timezone

from inquiries.digest_requests import open_request
from inquiries.models import Inquiry, Message
from tests.factories import deliver_mail, make_digest, make_person
from tests.inquiries.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_open_one_request_at_once_share_its_inquiry() -> None:
    people = [make_person("Ana Ruiz"), make_person("Mateo Osei"), make_person("Hana Whitlock")]
    request = deliver_mail(make_digest()).requests.get(position=1)
    found = at_once(*(lambda by=by: open_request(request, by=by, at=timezone.now()) for by in people))
    assert sorted(is_new for _inquiry, is_new in found) == [False, False, True]
    assert len({inquiry.pk for inquiry, _is_new in found}) == 1
    assert (Inquiry.objects.count(), Message.objects.count()) == (1, 1)


def test_one_reporter_s_two_requests_opened_at_once_have_one_reporter() -> None:
    people = [make_person("Ana Ruiz"), make_person("Mateo Osei")]
    lines = [
        f"Summary: No. {number}\nName: Nora Hale\nEmail: nora@dailyherald.example\n"
        f"Media Outlet: Daily Herald\nDeadline: May 5, 5 pm ET\nQuery: Why?\n"
        for number in (1, 2)
    ]
    requests = list(deliver_mail(make_digest(*lines)).requests.all())
    pairs = zip(requests, people, strict=True)
    found = at_once(*(lambda ask=ask, by=by: open_request(ask, by=by, at=timezone.now()) for ask, by in pairs))
    assert [is_new for _inquiry, is_new in found] == [True, True]
    assert len({inquiry.journalist_id for inquiry, _is_new in found}) == 1
