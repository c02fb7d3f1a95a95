from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onetoone.councils import policy
from onetoone.councils.models import Organizer, Record, RecordQuerySet, Worded
from onetoone.councils.models.record import StandingManager
from onetoone.guides.content import FALLBACK, built_in, languages
from onetoone.lib.languages import simple
from onetoone.lib.spoken import SPOKEN

MOST_EARLIER = 100


class Guide(Record):
    """The talking points, agenda and questions a council uses, in one language; every revision is a new version."""

    seen_by = policy.the_whole_council

    language = models.CharField(_("language"), max_length=12)
    version = models.PositiveIntegerField()
    content = models.JSONField()
    adopted_by = models.ForeignKey(Organizer, models.SET_NULL, null=True, related_name="+")
    adopted_at = models.DateTimeField(default=timezone.now)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["council", "language", "version"], name="one_guide_a_version"),
        ]

    def __str__(self):
        return f"{self.language}, version {self.version}"

    @classmethod
    def for_council(cls, council, language=""):
        """The newest guide the council adopted in this language, else the one we bring; else that of its own language.

        One we bring is version 0 and not saved.
        """
        wanted, own = simple(language or council.language), simple(council.language)
        for code in dict.fromkeys((wanted, own)):
            if adopted := cls.objects.filter(council=council, language=code).order_by("-version").first():
                return adopted
            if code in languages():
                break
        return cls.brought(council, code)

    @classmethod
    def for_person(cls, person):
        """The guide in the first of their languages in which there is one, else in the council's own."""
        for language in person.speaks or [""]:
            guide = cls.for_council(person.council, language)
            if guide.language == simple(language):
                break
        return guide

    @classmethod
    def brought(cls, council, *wanted):
        """The one we bring in the first of these languages, or in the council's own, as version 0 and not saved."""
        known = [simple(code) for code in (*wanted, council.language) if simple(code) in languages()]
        content = built_in(known[0] if known else FALLBACK)
        return cls(council=council, language=content["language"], version=0, content=content)

    @classmethod
    def to_revise(cls, council, language=""):
        """What a revision begins with: the guide in this language, or in a new one the words of the council's own.

        Without a language it is the reader's, if there is a guide in it.
        """
        guide, language = cls.for_council(council, language or get_language()), simple(language)
        if language and guide.language != language and language in SPOKEN:
            content = guide.content | {"language": language}
            return cls(council=council, language=language, version=0, content=content)
        return guide

    @classmethod
    def to_the_reader(cls, content, council) -> dict:
        """What is said to the organizer and not aloud: this guide, or the one in the reader's language."""
        if content["language"] == simple(get_language()):
            return content
        return cls.for_council(council, get_language()).content

    @classmethod
    def version_of(cls, organizer, language, version):
        """This version as this organizer may see it, 0 being the one we bring; None if there is none."""
        if version == 0 and simple(language) in languages():
            return cls.brought(organizer.council, language)
        return cls.objects.visible_to(organizer).filter(language=simple(language), version=version).first()

    @property
    def is_brought(self):
        return self.version == 0

    @classmethod
    def adopt(cls, council, content, *, language, by, at=None):
        """A revised guide becomes the next version; earlier ones stay readable."""
        language = simple(language)
        newest = (
            cls.everything.filter(council=council, language=language).aggregate(at=models.Max("version"))[
                "at"
            ]
            or 0
        )
        return cls.objects.create(
            council=council,
            language=language,
            version=newest + 1,
            content=content,
            adopted_by=by,
            adopted_at=at or timezone.now(),
        )


class CampaignQuerySet(RecordQuerySet):
    def running(self):
        return self.filter(until=None)

    def earlier(self):
        """Those that ended, the latest of each name, the latest first; not the one that runs."""
        running = {campaign.name for campaign in self.running()}
        ended = self.exclude(until=None).order_by("until", "pk").reverse()[:MOST_EARLIER]
        latest = {}
        for campaign in ended:
            latest.setdefault(campaign.name, campaign)
        return [campaign for name, campaign in latest.items() if name not in running]


class IssueCampaign(Worded):
    """The fight that the story of now is about; one runs at a time."""

    seen_by = policy.the_whole_council
    SAID = ("name", "fight", "plans")

    name = models.CharField(_("what you call it"), max_length=80)
    fight = models.CharField(_("the fight, in a line"), max_length=200, blank=True)
    plans = models.TextField(_("what you will do about it"), blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = StandingManager.from_queryset(CampaignQuerySet)()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "until"], name="campaign_council_until")]

    def __str__(self):
        return self.name

    @classmethod
    def begin(cls, council, name, *, fight="", plans="", also_in=None, on=None):
        """This campaign takes the place of the one that ran."""
        on = on or council.today()
        for running in cls.objects.filter(council=council).running():
            running.change(until=on)
        words = {"name": name, "fight": fight, "plans": plans, "also_in": also_in or {}}
        return cls.objects.create(council=council, since=on, **words)

    def take_up(self):
        """It runs again, in the words it had."""
        words = {"fight": self.fight, "plans": self.plans, "also_in": self.also_in}
        return IssueCampaign.begin(self.council, self.name, **words)

    @property
    def named(self):
        """Its name with the fight."""
        return f"{self.name}: {self.fight}" if self.fight else self.name

    @property
    def in_full(self):
        """The same, and below it what is planned."""
        return "\n".join(filter(None, [self.named, self.plans]))


class CurrentAskQuerySet(RecordQuerySet):
    def open(self, on):
        return self.filter(until__isnull=True).filter(models.Q(on=None) | models.Q(on__gte=on))


class CurrentAsk(Worded):
    """What we ask for now: "come Thursday at seven, bring one"; with its date, its place and the yeses it got."""

    seen_by = policy.the_whole_council
    SAID = ("words",)

    words = models.CharField(_("what you ask for"), max_length=200)
    on = models.DateField(_("day"), null=True, blank=True)
    at = models.TimeField(_("time"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = StandingManager.from_queryset(CurrentAskQuerySet)()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["council", "until"], name="current_ask_council_until")]

    def __str__(self):
        return self.words

    @classmethod
    def set(cls, council, words, *, day=None, at=None, place="", also_in=None, today=None):
        """From now on the council asks for this; the ask before it ends."""
        today = today or council.today()
        for earlier in cls.objects.filter(council=council, until=None):
            earlier.change(until=today)
        said = {"words": words, "also_in": also_in or {}}
        return cls.objects.create(council=council, on=day, at=at, place=place, **said)
