"""Who works at the desk."""

from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from inquiries.models.office import check_zone


class UserQuerySet(models.QuerySet["User"]):
    """Which people."""

    def working(self) -> Self:
        """Those who may log in."""
        return self.filter(is_active=True)

    def answering(self) -> Self:
        """Those who may be given work: an observer only reads."""
        return self.working().exclude(role=User.Role.OBSERVER)

    def told_of_every_inquiry(self, *, urgent: bool) -> Self:
        """Those who chose a mail for each new inquiry, or for the urgent ones when this is one."""
        chosen = [User.Notify.ALL, User.Notify.URGENT] if urgent else [User.Notify.ALL]
        return self.working().filter(notify__in=chosen)


class UserManager(BaseUserManager["User"]):
    """Makes accounts; what `createsuperuser` makes is an administrator."""

    def get_queryset(self) -> UserQuerySet:
        """The scopes of UserQuerySet on the manager."""
        return UserQuerySet(self.model, using=self._db)

    def working(self) -> UserQuerySet:
        """See UserQuerySet."""
        return self.get_queryset().working()

    def answering(self) -> UserQuerySet:
        """See UserQuerySet."""
        return self.get_queryset().answering()

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A saved account; without a password it can only be entered by a reset link."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An administrator."""
        return self.create_user(email, password, role=User.Role.ADMINISTRATOR, **fields)


class User(AbstractBaseUser):
    """A member of the press office. What each role may do stands in access.py and nowhere else."""

    class Role(models.TextChoices):
        """Each may all that the one before may."""

        OBSERVER = "observer", _("Observer")
        STAFF = "staff", _("Press staff")
        MANAGER = "manager", _("Manager")
        ADMINISTRATOR = "administrator", _("Administrator")

    class Notify(models.TextChoices):
        """Which new inquiries a person is told of by mail."""

        ALL = "all", _("Every new inquiry")
        URGENT = "urgent", _("Urgent ones, and news in mine")
        MINE = "mine", _("Only news in mine")
        NONE = "none", _("No mail")

    email = models.EmailField(_("mail address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=150)
    role = models.CharField(_("role"), max_length=15, choices=Role, default=Role.STAFF)
    notify = models.CharField(_("tell me by mail about"), max_length=8, choices=Notify, default=Notify.MINE)
    # Empty: the office's.
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True, validators=[check_zone])
    # Empty: the browser's, else the office's.
    language = models.CharField(_("language"), max_length=5, blank=True, choices=[("en", "English"), ("es", "Español")])
    signature = models.TextField(_("signature below answers"), max_length=1000, blank=True)
    # Whoever dictates presses them by speaking (WCAG 2.1.4).
    has_letter_keys = models.BooleanField(_("single-letter keys"), default=True)
    is_active = models.BooleanField(_("may log in"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_whatever_its_case"),
            models.CheckConstraint(
                condition=models.Q(role__in=["observer", "staff", "manager", "administrator"]),
                name="user_role_is_known",
            ),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name as Django's and allauth's pages ask for it."""
        return str(self)

    @property
    def initials(self) -> str:
        """Two letters for the round badge: of the first and the last word of the name."""
        return initials_of(str(self))

    @property
    def first_name(self) -> str:
        """What colleagues call her."""
        return str(self).split()[0].partition("@")[0]


def initials_of(name: str) -> str:
    """One or two capital letters that stand for `name`; a question mark where it is empty."""
    words = [word for word in name.replace("@", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
