from django.db import models, transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from onetoone.councils.models import Organizer, Record, RecordQuerySet
from onetoone.councils.models.record import StandingManager
from onetoone.lib.folding import fold
from onetoone.lib.languages import named_in, one_with_words
from onetoone.lib.naming import called, first_last, is_given_alone
from onetoone.lib.sorting import SortKeyField
from onetoone.lib.telephone import as_read
from onetoone.people.models.search_word import SearchWord
from onetoone.people.models.vocabulary import IssueTag, PathwayStep, Team
from onetoone.vault.fields import SealedTextField


class PersonQuerySet(RecordQuerySet):
    def by_name(self):
        return self.order_by("sort_name", "pk")

    def never_met(self):
        return self.filter(met_at=None)

    def not_met_by(self, organizer):
        """Whom this organizer never sat down with, whoever else did."""
        meetings = self.model.one_to_ones.rel.related_model.objects.held().of(organizer)
        return self.exclude(Exists(meetings.filter(person=OuterRef("pk"))))

    def quiet_since(self, moment):
        """Nobody here and they have spoken from this moment on, or ever."""
        return self.filter(Q(touched_at=None) | Q(touched_at__lt=moment))

    def of(self, organizer):
        return self.filter(pk__in=organizer.pairs.filter(until=None).values("person_id"))

    def given_to_nobody(self):
        """Nor kept for somebody who is invited to organize."""
        pairs = self.model.pairs.rel.related_model.objects.open()
        kept = self.model.pairs_to_come.rel.related_model.objects.waiting()
        return self.exclude(Exists(pairs.filter(person=OuterRef("pk")))).exclude(
            Exists(kept.filter(person=OuterRef("pk")))
        )

    def without_a_post(self):
        """Those who do not organize here now."""
        return self.filter(Q(post=None) | Q(post__until__isnull=False))

    def may_be_asked(self):
        return self.filter(do_not_contact=False)


class Person(Record):
    """The human being met or to be met; "member" on pages."""

    about = "pk"
    written_by = "added_by_id"

    name = models.CharField(_("name"), max_length=160)
    sort_name = SortKeyField(max_length=160, editable=False)
    goes_by = models.CharField(_("goes by"), max_length=60, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    other_languages = models.CharField(_("other languages"), max_length=120, blank=True)
    needs_interpreter = models.BooleanField(_("needs an interpreter"), default=False)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    other_phones = models.JSONField(default=list, blank=True)
    other_emails = models.JSONField(default=list, blank=True)
    reached_through = SealedTextField("person.reached_through", verbose_name=_("reached through"), blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="people")
    issue_tags = models.ManyToManyField(IssueTag, blank=True, related_name="people")
    tags = models.JSONField(default=list, blank=True)  # as the sheet they came on said
    step = models.ForeignKey(PathwayStep, models.SET_NULL, null=True, blank=True, related_name="people")
    introduced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="introduced"
    )
    added_by = models.ForeignKey(Organizer, models.SET_NULL, null=True, blank=True, related_name="+")
    post = models.OneToOneField(Organizer, models.SET_NULL, null=True, blank=True, related_name="person")
    do_not_contact = models.BooleanField(_("asked us not to contact them"), default=False)
    no_mail = models.BooleanField(_("asked for no e-mail"), default=False)
    tried_at = models.DateTimeField(null=True, editable=False)
    touched_at = models.DateTimeField(null=True, editable=False)
    met_at = models.DateTimeField(null=True, editable=False)

    objects = StandingManager.from_queryset(PersonQuerySet)()

    class Meta(Record.Meta):
        indexes = [
            models.Index(
                fields=["council", "sort_name", "id"],
                condition=Q(undone_at=None),
                name="person_by_name",
            ),
            models.Index(
                fields=["council", "sort_name", "id"],
                condition=Q(met_at=None, undone_at=None),
                name="person_never_met",
            ),
            models.Index(
                fields=["council", "team", "sort_name", "id"],
                condition=Q(undone_at=None),
                name="person_by_team",
            ),
            models.Index(
                fields=["council", "step", "sort_name", "id"],
                condition=Q(undone_at=None),
                name="person_by_step",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def person_id(self):
        """Whom the sealed texts of this row are about."""
        return self.pk

    @classmethod
    @transaction.atomic
    def add(cls, council, name, *, by=None, family_name="", **facts):
        """A person in this council, findable at once; given to the organizer who adds them; a CC adds for others."""
        name, family_first = first_last(name)
        last_name = family_name or family_first
        person = cls.objects.create(
            council=council, name=name, sort_name=sort_name(name, last_name), added_by=by, **facts
        )
        person.be_findable()
        if by and not by.is_cc:
            person.give(by, by=by)
        return person

    def edit(self, **facts):
        """New facts from a form; the words people find them by follow."""
        if "name" in facts and facts["name"] != self.name:
            facts["name"], family_first = first_last(facts["name"])
            facts["sort_name"] = sort_name(facts["name"], family_first)
        self.change(**facts)
        self.be_findable()

    def be_findable(self):
        """Write the words that find this person anew."""
        self.search_words.all().delete()
        SearchWord.objects.bulk_create(SearchWord.of(self))

    def give(self, organizer, *, by=None, on=None):
        """The open pair of this person and this organizer, made if there is none."""
        held = self.pairs.filter(organizer=organizer, until=None).first()
        return held or self.pairs.create(
            council_id=self.council_id, organizer=organizer, given_by=by, since=on or self.council.today()
        )

    @transaction.atomic
    def be_taken_on(self, organizer):
        """Given to whoever takes them on; unless something stands between them already, with a call for today."""
        pair = self.give(organizer, by=organizer)
        self.be_called_today_by(organizer)
        return pair

    @property
    def is_out_of_reach(self):
        """No number, no e-mail, and nobody through whom they hear of us."""
        phones, emails = [self.phone, *self.other_phones], [self.email, *self.other_emails]
        return not any([*phones, *emails, self.reached_through])

    def be_called_today_by(self, organizer):
        """They are among this organizer's calls of today, unless something stands between them already."""
        self.be_called_by(organizer, on=self.council.today())

    def be_called_by(self, organizer, *, on):
        """Alike on this day."""
        mine = self.setup_calls.planned().filter(organizer=organizer)
        ahead = mine.exists() or self.one_to_ones.unfinished().exists() or self.check_ins.open().exists()
        if not (ahead or self.do_not_contact):
            self.setup_calls.model.plan(self, by=organizer, on=on)

    def be_tried(self, at):
        """Somebody attempted to reach them."""
        self._count(tried_at=at)

    def be_touched(self, at):
        """Both spoke."""
        self._count(tried_at=at, touched_at=at)

    def be_met(self, at):
        """A one-to-one was held."""
        self._count(tried_at=at, touched_at=at, met_at=at)

    def _count(self, **moments):
        later = {
            name: at
            for name, at in moments.items()
            if getattr(self, name) is None or getattr(self, name) < at
        }
        for name, at in later.items():
            setattr(self, name, at)
        if later:
            self.save(update_fields=list(later))

    def recount(self):
        """Tried, touched and met, counted again from the rows that stand."""
        calls, meetings, check_ins = self.setup_calls.made(), self.one_to_ones.held(), self.check_ins.done()
        tried = [calls.aggregate(at=Max("made_at"))["at"]]
        touched = [
            calls.answered().aggregate(at=Max("made_at"))["at"],
            check_ins.aggregate(at=Max("done_at"))["at"],
            self.were_there.aggregate(at=Max("at"))["at"],
        ]
        met = meetings.aggregate(at=Max("starts_at"))["at"]
        tried += self.check_ins.not_reached().aggregate(at=Max("last_tried_at")).values()
        self.met_at = met
        self.touched_at = max(filter(None, [*touched, met]), default=None)
        self.tried_at = max(filter(None, [*tried, *touched, met]), default=None)
        self.save(update_fields=["met_at", "touched_at", "tried_at"])
        self.be_findable()

    @property
    def short_name(self):
        """What one calls them."""
        return self.goes_by or called(self.name)

    @property
    def reads_in(self):
        """The language of what they are handed: one of theirs, else the council's, if the program has words in it."""
        return one_with_words(*self.speaks, self.council.language)

    @property
    def speaks(self):
        """Their languages as far as we know them, their own first; none while nobody has written down that one."""
        return [self.language, *named_in(self.other_languages)] if self.language else []

    @property
    def phone_as_read(self):
        return as_read(self.phone, self.council.country) if self.phone else ""


def sort_name(name, family_name=""):
    """What a list is ordered by: the family name first; of a whole name, what stands after the last space.

    José Luis alone is a given name, and ordered as one says it.
    """
    words = fold(name).split()
    if not family_name and is_given_alone(name):
        return " ".join(words)
    family = fold(family_name or name.strip().rpartition(" ")[2]).split()
    rest = words[: -len(family)] if words[-len(family) :] == family else words
    return " ".join([*family, *rest])[:160]
