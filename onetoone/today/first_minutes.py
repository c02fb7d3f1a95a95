"""The first ten minutes of a council: name it, a PIN for this phone, the fight and one ask, the core, three people.

What is done is looked up, never ticked: each step can be left and come back to, and any of them may come first.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Min
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onetoone.accounts import offering
from onetoone.accounts.devices import own_pin
from onetoone.councils.access import cc_required
from onetoone.councils.answers import done
from onetoone.guides.forms import AskForm, CampaignForm
from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.meetings.models import OneToOne
from onetoone.people.models import Person
from onetoone.today.forms import FirstPeopleForm

THREE = 3
A_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Step:
    """One of the first steps: what it is, where it is done, what is there of it already."""

    key: str
    words: str
    url: str
    is_done: bool
    line: str = ""
    is_covered: bool = False  # under a discreet name


class FirstMinutes:
    """How far a council has come, as its CC sees it on this device; asked when somebody looks."""

    def __init__(self, request):
        self.request, self.cc = request, request.organizer
        self.council = self.cc.council

    @cached_property
    def are_over(self) -> bool:
        """Somebody here has arranged or held a one-to-one: from now on Today knows what is next."""
        return OneToOne.objects.filter(organizer__council_id=self.council.pk).exists()

    @cached_property
    def people(self) -> list[Person]:
        """The first three people: those whom the CC may meet first, else whoever is here."""
        return self.to_meet or list(self._others.by_name()[:THREE])

    @cached_property
    def to_meet(self) -> list[Person]:
        """Three of those given to the CC, else of those given to nobody, nor kept for somebody invited."""
        mine = self._others.of(self.cc).order_by("pk")  # as they were named
        return list(mine[:THREE]) or list(self._others.given_to_nobody().by_name()[:THREE])

    @property
    def _others(self):
        return Person.objects.visible_to(self.cc).filter(post=None, do_not_contact=False)

    @cached_property
    def steps(self) -> list[Step]:
        """All of them, in their order."""
        first = [self._name(), *self._lock(), self._fight(), self._ask()]
        return [*first, self._core(), self._people(), self._one_to_one()]

    @property
    def next(self) -> Step | None:
        """The first that is not done."""
        return next((step for step in self.steps if not step.is_done), None)

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(step.is_done for step in self.steps)

    @property
    def covers(self) -> bool:
        """Whether something is said that a discreet name covers."""
        return any(step.is_covered for step in self.steps)

    def left(self, now) -> int:
        """How many steps are left in the first week since the founding; after it, none is spoken of."""
        founded = self.council.organizers.aggregate(on=Min("since"))["on"]
        in_time = founded and self.council.today(now) < founded + A_WEEK
        return len(self.steps) - self.done if in_time else 0

    def _quietly(self, plain, discreet):
        """Under a discreet name Today, which lies open, says less."""
        return discreet if self.council.discreet_name else plain

    def _name(self):
        outside = self.council.discreet_name
        line = _("Outside: %(name)s") % {"name": outside} if outside else self.council.name
        return Step("name", _("Name it"), f"{self._url('councils:settings_name')}?first=1", True, line)

    def _lock(self):
        """On a device of one's own, unless it was skipped."""
        is_set = offering.is_locked_by_now(self.request)
        if is_set is None:
            return []
        line = _("It covers these pages when nobody has touched them for a while. You can skip it.")
        if is_set:
            line = _("It covers these pages when nobody has touched them for a while.")
        url = (
            f"{reverse('lock_settings')}?first=1&council={self.council.slug}&next={self._url('today:first')}"
        )
        return [Step("lock", own_pin(self.request), url, is_set, line)]

    def _fight(self):
        fight = IssueCampaign.objects.visible_to(self.cc).running().first()
        hint = self._quietly(
            _("One line: calls and one-to-ones speak of it"), _("One line: calls speak of it")
        )
        line = fight.said.name if fight else hint
        words = self._quietly(_("What you fight for now"), _("What it is about now"))
        return Step("fight", words, self._url("today:first_fight"), bool(fight), line, bool(fight))

    def _ask(self):
        asked = CurrentAsk.objects.visible_to(self.cc).open(self.council.today()).first()
        line = asked.said.words if asked else _("What you ask people to do next, with a day")
        words = self._quietly(_("One ask"), _("What comes next"))
        return Step("ask", words, self._url("today:first_ask"), bool(asked), line, bool(asked))

    def _core(self):
        others = self.council.organizers.serving().exclude(pk=self.cc.pk).count()
        waiting = self.council.invitations.waiting().count()
        line = _("The few who organize with you: each comes in by a link or by a code on paper")
        line = self._quietly(line, _("Each comes in by a link or by a code on paper"))
        if others and waiting:
            line = _("%(come)d here with you, %(waiting)d still invited")
            line %= {"come": others, "waiting": waiting}
        elif others:
            line = ngettext("%(come)d is here with you", "%(come)d are here with you", others) % {
                "come": others
            }
        elif waiting:
            line = ngettext("%(waiting)d is invited", "%(waiting)d are invited", waiting) % {
                "waiting": waiting
            }
        url = f"{self._url('councils:invite')}?first=1"
        words = self._quietly(_("The names of your core"), _("The names of the first few"))
        return Step("core", words, url, bool(others or waiting), line)

    def _people(self):
        number = len(self.people)
        line = _("Begin with people you like to talk to")
        if number:
            line = ", ".join(person.short_name for person in self.people)
            line = line if number >= THREE else _("%(names)s. There is room for more.") % {"names": line}
        words = _("Three people to meet first")
        return Step("people", words, self._url("today:first_people"), bool(number), line)

    def _one_to_one(self):
        line = _("Twenty minutes over coffee with one of them")
        if self.are_over:
            line = _("It has begun")
        url = self._url("people:list")
        if self.to_meet:
            url = self._url("meetings:arrange", person_id=self.to_meet[0].pk)
        return Step("one_to_one", _("Arrange one"), url, self.are_over, line)

    def _url(self, name, **where):
        return reverse(name, kwargs={"council": self.council.slug, **where})


@cc_required
def first(request):
    """All the first steps, what is there of each, and the one main button: the next."""
    return _page(request, "today/first.html", {"first": FirstMinutes(request)})


@cc_required
def fight(request):
    """What the council fights for now, in a name and a line; the plans can follow on the guide's own page."""
    running = IssueCampaign.objects.visible_to(request.organizer).running().first()
    form = CampaignForm(request.POST or None, council=request.organizer.council, standing=running)
    for later in ("plans", "is_new"):
        form.fields.pop(later, None)
    if operation := form.carry_out(form.set, by=request.organizer, verb="campaign.set"):
        return done(request, operation, _("Saved. The guide names it."), "today:first")
    return _page(request, "today/first_fight.html", {"form": form})


@cc_required
def ask(request):
    """The one ask, with its day and place if they are known."""
    council = request.organizer.council
    asked = CurrentAsk.objects.visible_to(request.organizer).open(council.today()).first()
    form = AskForm(request.POST or None, council=council, standing=asked)
    form.fields.pop("is_new", None)
    if operation := form.carry_out(form.set, by=request.organizer, verb="current_ask.set"):
        return done(request, operation, _("That is what we ask for now."), "today:first")
    return _page(request, "today/first_ask.html", {"form": form})


@cc_required
def people(request):
    """Three people the coordinator will meet first, given to them at once."""
    form = FirstPeopleForm(request.POST or None, by=request.organizer)
    if operation := form.carry_out(form.add, by=request.organizer, verb="person.add_first"):
        words = _("They are here, given to you, and stand on Today to be called.")
        if form.has_one_at_work:
            words = _(
                "They are here, given to you, and stand on Today to be called. "
                "One of the e-mails may be an address at work: a private one is safer."
            )
        return done(request, operation, words, "today:first")
    return _page(request, "today/first_people.html", {"form": form})


def _page(request, template, context):
    context |= {"council": request.organizer.council, "place": "today"}
    status = 422 if "form" in context and context["form"].is_bound else 200
    return TemplateResponse(request, template, context, status=status)
