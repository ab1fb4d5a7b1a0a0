"""The same people in every test."""

from django.test import TestCase, TransactionTestCase

from inquiries.models import Office, User
from tests.factories import make_person


class StandingPeople:
    """One person of each role, a second of the staff, and the office they work in."""

    office: User | Office
    observer: User
    staff: User
    colleague: User
    manager: User
    administrator: User

    @classmethod
    def make_people(cls) -> None:
        """Make them; who is not logged in is the outsider."""
        cls.office = Office.load()
        cls.observer = make_person("Noor Halden", role=User.Role.OBSERVER)
        cls.staff = make_person("Ana Ruiz")
        cls.colleague = make_person("Mateo Osei")
        cls.manager = make_person("Jo Lindqvist", role=User.Role.MANAGER)
        cls.administrator = make_person("Kit Abara", role=User.Role.ADMINISTRATOR)


class DeskTestCase(StandingPeople, TestCase):
    """A test in a transaction that is rolled back."""

    @classmethod
    def setUpTestData(cls) -> None:
        """Once a class."""
        cls.make_people()


class DeskTransactionTestCase(StandingPeople, TransactionTestCase):
    """A test whose commits are real: for threads, other processes and locks."""

    def setUp(self) -> None:
        """Once a test: the tables are emptied after each."""
        self.make_people()
