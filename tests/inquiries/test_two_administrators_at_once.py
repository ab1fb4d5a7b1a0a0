"""Two administrators who take each other's right away in the same moment leave one behind."""

from django.utils import timezone

from inquiries import accounts
from inquiries.accounts import LastAdministrator
from inquiries.models import User
from tests.base import DeskTransactionTestCase
from tests.factories import make_person
from tests.support.mail_in import run_in_threads


class AtOnce(DeskTransactionTestCase):
    def test_one_administrator_stays(self) -> None:
        second = make_person("Omar Haddad", role=User.Role.ADMINISTRATOR)
        errors = run_in_threads(
            [
                lambda: accounts.change_role(second, "staff", by=self.administrator, at=timezone.now()),
                lambda: accounts.close_account(self.administrator, heir=None, by=second, at=timezone.now()),
            ]
        )
        assert [type(error) for error in errors] == [LastAdministrator]
        assert User.objects.working().filter(role=User.Role.ADMINISTRATOR).count() == 1
