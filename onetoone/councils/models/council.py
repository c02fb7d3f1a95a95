import datetime as dt
import zoneinfo

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models.record import Changeable, Record
from onetoone.councils.models.worded import Worded
from onetoone.lib.keys import new_key
from onetoone.lib.places import zone_named


class Council(Changeable):
    """The local group that organizes together; owns its records and says who may see them."""

    class WhoSeesWhom(models.TextChoices):
        EVERYONE = "everyone", _("Organizers see everybody in the council")
        GIVEN = "given", _("Organizers see only the people given to them")

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    slug = models.SlugField(_("short name in the address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    discreet_name = models.CharField(_("discreet name"), max_length=60, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    country = models.CharField(_("country"), max_length=2, default="US")
    language = models.CharField(_("language"), max_length=12, default="en")
    organizer_word = models.CharField(_("what you call an organizer"), max_length=60, blank=True)
    cc_word = models.CharField(_("what you call a council coordinator"), max_length=60, blank=True)
    grace_days = models.PositiveSmallIntegerField(_("days until the coordinators see what waits"), default=7)
    cadence_days = models.PositiveSmallIntegerField(_("days between touches"), default=90)
    listen_share = models.PositiveSmallIntegerField(_("share of listening"), default=70)
    minutes_from = models.PositiveSmallIntegerField(_("shortest one-to-one"), default=20)
    minutes_to = models.PositiveSmallIntegerField(_("longest one-to-one"), default=40)
    who_sees_whom = models.CharField(max_length=10, choices=WhoSeesWhom, default=WhoSeesWhom.EVERYONE)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="councils")

    def __str__(self):
        return self.name

    @property
    def outside_name(self):
        """What mails, calendars and a phone's screen call this council."""
        return self.discreet_name or self.name

    @property
    def calendar_title(self):
        """What an entry in anybody's calendar is called: no name of a person, no word about what is said."""
        return gettext("%(council)s: a conversation") % {"council": self.outside_name}

    @property
    def clock(self):
        """The council's time zone, for wall times."""
        return zoneinfo.ZoneInfo(self.zone)

    @property
    def zone_in_words(self):
        """The same as people call it."""
        return zone_named(self.zone)

    @property
    def who_sees_whom_in_words(self):
        """The same with this council's own word for who organizes."""
        return self.sights_in_words()[self.who_sees_whom]

    def sights_in_words(self) -> dict[str, str]:
        """Each answer to who sees whom, with this council's own word for who organizes; none under a discreet name."""
        if self.discreet_name:
            return {
                self.WhoSeesWhom.EVERYONE: gettext("All see everybody here"),
                self.WhoSeesWhom.GIVEN: gettext("Each sees only the people given to them"),
            }
        if not self.organizer_word:
            return {sight.value: str(sight.label) for sight in self.WhoSeesWhom}
        own = {"organizer": self.organizer_word}
        return {
            self.WhoSeesWhom.EVERYONE: gettext("Each %(organizer)s sees everybody in the council") % own,
            self.WhoSeesWhom.GIVEN: gettext("Each %(organizer)s sees only the people given to them") % own,
        }

    def today(self, now=None) -> dt.date:
        """The date it is now where the council is."""
        return timezone.localtime(now or timezone.now(), self.clock).date()


class Opening(Worded):
    """A job in the council that somebody could take."""

    seen_by = policy.the_whole_council
    SAID = ("name", "about_it")

    name = models.CharField(_("opening"), max_length=80)
    about_it = models.CharField(_("in a line"), max_length=200, blank=True)
    filled_on = models.DateField(_("filled on"), null=True, blank=True)

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "name"], name="opening_council_name")]

    def __str__(self):
        return self.name
