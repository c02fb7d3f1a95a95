import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models.council import Council
from onetoone.lib.in_sql import said_once
from onetoone.lib.keys import new_key


class Post(models.TextChoices):
    ORGANIZER = "organizer", _("organizer")
    CC = "cc", _("council coordinator")
    STAFF = "staff", _("network staff")


def word_for(post, council):
    """What this council calls the post."""
    own = {Post.ORGANIZER: council.organizer_word, Post.CC: council.cc_word}
    if council.discreet_name:
        own[Post.STAFF] = gettext("totals only")
    return own.get(post) or Post(post).label


def ccs_in_words(council):
    """Whoever coordinates, in this council's own word, for the middle of a sentence."""
    return gettext("the %(cc)s") % {"cc": council.cc_word} if council.cc_word else gettext("the coordinators")


def what_is_done_as(post):
    """The post in a line, for whoever gives it or takes it."""
    lines = {
        Post.ORGANIZER: gettext("Calls and meets people, and keeps what comes of it."),
        Post.CC: gettext("Does the same, sees everybody and what waits, gives people to others."),
    }
    return lines.get(post, "")


class OrganizerQuerySet(models.QuerySet):
    def serving(self):
        return self.filter(until=None, user__is_active=True)

    def ccs(self):
        return self.serving().filter(post=Post.CC)

    def meeting_people(self):
        return self.serving().exclude(post=Post.STAFF)

    def known_to(self, organizer):
        """Those of this organizer's council whom they may know to organize there."""
        return policy.who_organizes(self.filter(council_id=organizer.council_id), organizer)

    def by_name(self):
        return self.order_by("user__name", "pk")

    def post_of(self, user, slug):
        """The post this user holds now in the council of this address, with all that a page asks of it, or None."""
        held = next(iter(_held(user.pk, slug)), None)
        if held:
            held.user = user
        return held


class Organizer(models.Model):
    """A post: this user, in this council, as organizer, CC or staff."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    council = models.ForeignKey(Council, models.CASCADE, related_name="organizers")
    post = models.CharField(_("post"), max_length=10, choices=Post, default=Post.ORGANIZER)
    since = models.DateField(default=dt.date.today)
    until = models.DateField(null=True, blank=True)

    objects = OrganizerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "council"], condition=Q(until=None), name="one_post_a_council"
            )
        ]

    def __str__(self):
        return self.user.name

    @classmethod
    def appoint(cls, user, council, *, post=Post.ORGANIZER, on=None):
        """This user's post in this council from this day; a post held already changes."""
        held = cls.objects.filter(user=user, council=council, until=None).first()
        if held is None:
            return cls.objects.create(user=user, council=council, post=post, since=on or council.today())
        held.post = post
        held.save(update_fields=["post"])
        return held

    def leave(self, *, on=None):
        """The post ends, with effect from the next request."""
        self.until = on or self.council.today()
        self.save(update_fields=["until"])

    @property
    def first_name(self):
        return self.user.first_name

    @property
    def post_word(self):
        return word_for(self.post, self.council)

    @property
    def serves(self):
        return self.until is None and self.user.is_active

    @cached_property
    def own_person_id(self):
        """An organizer is somebody's person too: the row about them, if the council keeps one."""
        person = getattr(self, "person", None)
        return person and person.pk

    @property
    def is_cc(self):
        return self.post == Post.CC

    @property
    def may_see_people(self):
        """Staff see totals, never people."""
        return self.post in (Post.ORGANIZER, Post.CC)

    @property
    def sees_everyone(self):
        return self.is_cc or self.council.who_sees_whom == Council.WhoSeesWhom.EVERYONE

    @property
    def rights(self):
        """All that the rules ask about an organizer: as long as it is the same, they see by the same rules."""
        return self.pk, self.council_id, self.post, self.serves, self.sees_everyone, self.own_person_id

    def answers_for(self, other):
        """Whether this CC may let the other in again: as CC of every council where the other has a post."""
        if not self.is_cc:
            return False
        led = Organizer.objects.ccs().filter(user=self.user).values("council_id")
        return not Organizer.objects.serving().filter(user=other.user).exclude(council_id__in=led).exists()


@said_once(UUID, str)
def _held(user_id, slug):
    """The post of this user in the council of this address, at most one, with that council and their own row."""
    held = Organizer.objects.serving().filter(user_id=user_id, council__slug=slug)
    return held.select_related("council").annotate(own_person_id=F("person__pk"))
