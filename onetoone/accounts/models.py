import datetime as dt

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onetoone.accounts.codes import digest, new_code, peppered
from onetoone.lib.keys import new_key
from onetoone.lib.naming import called


class UserQuerySet(models.QuerySet):
    def with_email(self, email):
        return self.filter(email=email.strip().lower())


class User(AbstractBaseUser):
    """Somebody who can sign in: by e-mailed code, passkey or printed code, never by a password to forget."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    is_active = models.BooleanField(default=True)
    pin = models.CharField(max_length=128, blank=True)  # its hash
    pin_forgotten = models.BooleanField(default=False)  # a new one is asked for at the next sign-in
    lock_after = models.PositiveSmallIntegerField(
        null=True
    )  # minutes, chosen for devices of one's own; 0: never
    offered_at = models.DateTimeField(null=True)  # when a passkey was offered: once, and never again

    USERNAME_FIELD = "email"
    objects = BaseUserManager.from_queryset(UserQuerySet)()

    def __str__(self):
        return self.name

    @classmethod
    def welcome(cls, name, *, email="", language=""):
        """A new account without a password; two accounts never share an e-mail."""
        user = cls(name=name, email=email.strip().lower() or None, language=language)
        user.set_unusable_password()
        user.save()
        return user

    @property
    def first_name(self):
        return called(self.name)

    def choose_pin(self, pin):
        """This PIN opens what is locked from now on; an empty one takes it away."""
        self.pin, self.pin_forgotten = make_password(peppered(pin)) if pin else "", False
        self.save(update_fields=["pin", "pin_forgotten"])

    def forget_pin(self, forgotten=True):
        """Whoever comes in next is led to a new PIN; `False` when the old one is known again."""
        if self.pin and self.pin_forgotten != forgotten:
            self.pin_forgotten = forgotten
            self.save(update_fields=["pin_forgotten"])

    def has_pin(self, typed):
        """Whether this is the PIN."""
        return bool(self.pin) and check_password(peppered(typed), self.pin)

    @property
    def passkeys(self):
        """What this user's devices unlock, the first one first."""
        return self.authenticator_set.filter(type=Authenticator.Type.WEBAUTHN).order_by("created_at", "pk")

    @property
    def second_step(self):
        """The app that gives this user codes, or None."""
        return self.authenticator_set.filter(type=Authenticator.Type.TOTP).first()

    @property
    def may_lock(self):
        """Whether something would open what this user locks."""
        return bool(self.pin) or self.passkeys.exists()

    @property
    def has_way_back(self):
        """Whether somebody who signs out now can come in again without anybody's help."""
        by_mail = settings.ONETOONE_SENDS_MAIL and self.email
        return bool(by_mail) or self.printed_codes.usable(timezone.now()).exists() or self.passkeys.exists()

    @property
    def ways_back(self) -> set[str]:
        """With what they can: "mail", "paper", "passkey"."""
        mail = {"mail"} if settings.ONETOONE_SENDS_MAIL and self.email else set()
        paper = {"paper"} if self.printed_codes.usable(timezone.now()).exists() else set()
        return mail | paper | ({"passkey"} if self.passkeys.exists() else set())

    def has_perm(self, perm, obj=None):
        """Nobody has Django permissions here: the policy of the councils decides."""
        return False


class PrintedCodeQuerySet(models.QuerySet):
    def usable(self, at):
        return self.filter(used_at=None, expires_at__gt=at)


class PrintedCode(models.Model):
    """A way in on paper, for one use: a CC prints it for somebody who is locked out, and for themself."""

    LASTS = dt.timedelta(days=7)
    OWN_LASTS = dt.timedelta(days=90)  # as long as one's own phone stays signed in

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="printed_codes")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = PrintedCodeQuerySet.as_manager()

    def __str__(self):
        return f"code until {self.expires_at:%Y-%m-%d}"

    @classmethod
    def print_for(cls, user, *, at=None, lasts=LASTS):
        """The fresh code as text, to be shown once; older unused ones end."""
        at = at or timezone.now()
        user.printed_codes.usable(at).update(expires_at=at)
        code = new_code()
        cls.objects.create(user=user, digest=digest(code), expires_at=at + lasts)
        return code

    @classmethod
    def known(cls, typed):
        """The code that was typed, used and old ones too, or None."""
        return cls.objects.filter(digest=digest(typed)).select_related("user").first()

    @property
    def is_usable(self):
        """Whether it lets somebody in now."""
        return self.used_at is None and self.expires_at > timezone.now()

    @property
    def why_not(self) -> str:
        """The sentence for a code that does not let in any more; only whoever holds it is told."""
        if self.used_at:
            return gettext("This code has let somebody in already, and works only once.")
        return gettext("This code is too old, or a newer one took its place.")

    @classmethod
    def redeem(cls, typed, *, at=None):
        """The account this code opens, once; None when it is unknown, used or expired."""
        at = at or timezone.now()
        found = cls.objects.usable(at).filter(digest=digest(typed))
        if not found.update(used_at=at):
            return None
        user = User.objects.get(printed_codes__digest=digest(typed))
        return user if user.is_active else None
