import datetime as dt

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onetoone.accounts.codes import digest, new_code
from onetoone.accounts.models import User
from onetoone.councils.models.council import Council
from onetoone.councils.models.organizer import Organizer, Post, what_is_done_as, word_for
from onetoone.lib.keys import new_key
from onetoone.lib.naming import called


class NotOpen(ValueError):
    """The invitation was used, ended or ran out."""


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Nobody has come, and nobody ended it; its link may have run out."""
        return self.filter(accepted_at=None, ended_at=None)

    def open(self, at):
        return self.waiting().filter(expires_at__gt=at)

    def with_code(self, typed, at):
        return self.open(at).filter(digest=digest(typed))


class Invitation(models.Model):
    """A seat kept for somebody: a link to send from one's own phone, or a code on paper."""

    LASTS = dt.timedelta(days=30)

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    council = models.ForeignKey(Council, models.CASCADE, related_name="invitations")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    post = models.CharField(_("post"), max_length=10, choices=Post, default=Post.ORGANIZER)
    invited_by = models.ForeignKey(Organizer, models.SET_NULL, null=True, related_name="invitations")
    language = models.CharField(_("language"), max_length=12, blank=True)  # empty: as their phone says
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self):
        return self.name

    @classmethod
    def invite(cls, council, name, *, email="", post=Post.ORGANIZER, language="", by=None, at=None):
        """The invitation and its code as text; the code is shown once and kept only as a digest."""
        code = new_code()
        invitation = cls.objects.create(
            council=council,
            name=name,
            email=email.strip().lower(),
            post=post,
            language=language,
            invited_by=by,
            digest=digest(code),
            expires_at=(at or timezone.now()) + cls.LASTS,
        )
        return invitation, code

    def print_again(self, *, at=None):
        """A fresh code as text; the one before stops working, and the time to use it begins anew."""
        at = at or timezone.now()
        code = new_code()
        fresh = {"digest": digest(code), "expires_at": at + self.LASTS}
        if not Invitation.objects.waiting().filter(pk=self.pk).update(**fresh):
            raise NotOpen
        self.expires_at = fresh["expires_at"]
        return code

    @transaction.atomic
    def accept(self, *, user=None, name="", at=None):
        """The post this invitation kept, for the user who is signed in or for a new account. Works once."""
        at = at or timezone.now()
        if not Invitation.objects.open(at).filter(pk=self.pk).update(accepted_at=at):
            raise NotOpen
        user = user or User.welcome(name or self.name, email=self.email, language=self.language)
        return Organizer.appoint(user, self.council, post=self.post)

    @property
    def post_word(self):
        return word_for(self.post, self.council)

    @property
    def post_in_a_line(self):
        return what_is_done_as(self.post)

    @property
    def first_name(self):
        return called(self.name)

    @property
    def made_at(self) -> dt.datetime:
        """When its link and code were made."""
        return self.expires_at - self.LASTS

    @property
    def last_day(self) -> dt.date:
        """The day on which the code stops working, where the council is."""
        return timezone.localtime(self.expires_at, self.council.clock).date()

    @property
    def whom_to_ask(self) -> str:
        """The first name of who can make another, said to whoever holds this code.

        Empty where the card named nobody either: under a discreet name, and once it was taken back.
        """
        if self.ended_at or self.council.discreet_name:
            return ""
        ccs = Organizer.objects.ccs().filter(council=self.council_id).select_related("user")
        by = ccs.filter(pk=self.invited_by_id).first() or ccs.order_by("since", "pk").first()
        return by.first_name if by else ""

    def is_open(self, at=None):
        """Whether the seat can still be taken."""
        return not (self.accepted_at or self.ended_at) and self.expires_at > (at or timezone.now())

    def needs_sign_in(self, user):
        """Whether an account with this e-mail exists and is not the one at hand: its owner signs in first."""
        if user is not None or not self.email:
            return False
        return User.objects.with_email(self.email).exists()

    def end(self, *, at=None):
        """The link and the code stop working."""
        self.ended_at = at or timezone.now()
        self.save(update_fields=["ended_at"])
