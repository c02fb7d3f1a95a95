"""Millbrook and Harbor, two councils where every field of every record holds a word that occurs nowhere else."""

import datetime as dt
from contextlib import contextmanager

import pytest
from django.db import transaction

from onetoone.accounts.models import PrintedCode, User
from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.councils.models import Council, Invitation, Opening, Organizer
from onetoone.councils.models.organizer import Post
from onetoone.guides.content import built_in
from onetoone.guides.models import CurrentAsk, Guide, IssueCampaign
from onetoone.people.models import IssueTag, PairToCome, PathwayStep, Person, Team
from onetoone.transfer.models import ImportBatch
from onetoone.vault import keys
from tests.trust.life import Life, identified
from tests.trust.marks import Marks

ORGANIZERS = {"rosa", "tomas", "lena", "noor"}
CCS = {"ella", "nadia"}
COUNCIL = ORGANIZERS | CCS
ELSEWHERE = {"mallory"}
GONE = {"greta", "ivo", "sam"}  # left, closed account, staff: nobody who meets people any more


class Town:
    """Rosa wrote about Bayard and was given him; Tomás was given him too; Lena wrote, but was released.

    Noor has nothing to do with him. Ella and Nadia are CCs, Mallory is CC of Harbor. Sam is staff, Greta has
    left, Ivo's account is closed.
    """

    def __init__(self, slugs, *, only_given=False):
        here, elsewhere = slugs
        self.only_given = only_given
        self.marks = Marks(first=100_000 if only_given else 1)
        self.harbor = self._council(elsewhere)
        self._vocabulary(self.harbor, ELSEWHERE)
        self.mallory = self._appoint("mallory", self.harbor, Post.CC)
        self.odile = self._person("odile", self.mallory, ELSEWHERE)
        self.there = self._life(self.odile, self.mallory, ELSEWHERE, ELSEWHERE)
        self.other_opening, self.other_batch, self.other_step = self.opening, self.batch, self.step
        self.other_guide, self.other_campaign = self.guide, self.campaign
        self.council = self._council(here)
        self._vocabulary(self.council, COUNCIL)
        self._appoint_all()
        self._meet_people()
        self._keep_seats()

    def _council(self, slug):
        whom = Council.WhoSeesWhom.GIVEN if self.only_given else Council.WhoSeesWhom.EVERYONE
        name = f"{slug.title()} council"
        return Council.objects.create(
            slug=slug, name=name, zone="America/New_York", country="US", who_sees_whom=whom
        )

    def _vocabulary(self, council, readers):
        def named(field):
            return self.marks.word(field, readers, is_personal=False)

        opening = {field: named(f"Opening.{field}") for field in ("name", "about_it")}
        in_spanish = {"es": {"about_it": named("Opening.also_in")}}
        self.opening = Opening.objects.create(council=council, **opening, also_in=in_spanish)
        self.issue = IssueTag.objects.create(council=council, name=named("IssueTag.name"))
        self.step = PathwayStep.objects.create(council=council, name=named("PathwayStep.name"))
        see_bayard = {"rosa", "tomas"} | CCS if self.only_given and readers == COUNCIL else readers
        team_name = self.marks.word("Team.name", see_bayard, is_personal=False)
        self.team = Team.objects.create(council=council, name=team_name)
        campaign = {field: named(f"IssueCampaign.{field}") for field in ("fight", "plans")}
        campaign["also_in"] = {"es": {"fight": named("IssueCampaign.also_in")}}
        self.campaign = IssueCampaign.begin(council, named("IssueCampaign.name"), **campaign)
        self.current_ask = CurrentAsk.set(
            council,
            named("CurrentAsk.words"),
            place=named("CurrentAsk.place"),
            also_in={"es": {"words": named("CurrentAsk.also_in")}},
            day=council.today() + dt.timedelta(days=9),
        )
        why = {"key": "bond", "title": named("Guide.content"), "text": "A council holds."}
        content = built_in("en") | {"glance": [named("Guide.content")], "why": [why]}
        self.guide = Guide.adopt(council, content, language="en", by=None)
        problem = {"row": 1, "column": named("ImportBatch.problems"), "why": "odd"}
        self.batch = ImportBatch.objects.create(
            council=council,
            file_name=named("ImportBatch.file_name"),
            problems=[problem],
            state=ImportBatch.State.DONE,
            rows=1,
        )

    def _appoint(self, who, council, post=Post.ORGANIZER, *, colleagues=ELSEWHERE):
        name = self.marks.word(f"User.name of {who}", colleagues | {who})
        mail = self.marks.word(f"User.email of {who}", {who} | (colleagues & CCS))
        user = User.welcome(f"{name.title()} {name.title()}", email=f"{mail}@example.org")
        organizer = Organizer.appoint(user, council, post=post)
        organizer.called = who
        return organizer

    def _appoint_all(self):
        posts = dict.fromkeys(CCS, Post.CC) | {"sam": Post.STAFF}
        for who in sorted(COUNCIL | GONE):
            post = posts.get(who, Post.ORGANIZER)
            setattr(self, who, self._appoint(who, self.council, post, colleagues=COUNCIL))
        self.greta.leave()
        self.ivo.user.is_active = False
        self.ivo.user.save()

    def _meet_people(self):
        given = {"rosa", "tomas"}
        readers = (given if self.only_given else ORGANIZERS) | CCS
        self.bayard = self._person("bayard", self.rosa, readers)
        self.lenas = self._life(self.bayard, self.lena, readers, given)
        self.bayard.pairs.get(organizer=self.lena).release()
        self.hers = self._life(self.bayard, self.rosa, readers, given)
        self.tomas_pair = self.bayard.give(self.tomas, by=self.ella)
        self.rosa_pair = self.bayard.pairs.get(organizer=self.rosa)
        self.of_the_ccs = CheckIn.arrange(self.bayard, owner=None, due_on=self.council.today())
        self.petra = self._person("petra", None, CCS if self.only_given else COUNCIL)
        SetupCall.plan(
            self.petra, by=self.lena, on=self.council.today()
        )  # in the workplace she lost sight of her
        self.noor_met = self._person("noor_met", None, self._colleagues(), post=self.noor)
        self.about_noor = self._life(self.noor_met, self.rosa, self._colleagues(), {"rosa"}, hidden={"noor"})
        self.ella_met = self._person("ella_met", None, self._colleagues(), post=self.ella)
        self.about_ella = self._life(self.ella_met, self.rosa, self._colleagues(), {"rosa"}, hidden={"ella"})

    def _colleagues(self):
        """Who sees an organizer as a person: everybody, or only Rosa, who was given them, and the CCs."""
        return CCS | {"rosa"} if self.only_given else COUNCIL

    def _person(self, who, by, readers, **facts):
        def word(field):
            return self.marks.word(f"Person.{field} of {who}", readers)

        fields = ("goes_by", "pronouns", "other_languages", "reached_through", "place", "postcode")
        facts |= {field: word(field) for field in fields}
        facts |= {
            "email": f"{word('email')}@example.org",
            "other_emails": [f"{word('other_emails')}@example.org"],
        }
        facts |= {"tags": [word("tags")], "team": self.team, "step": self.step}
        numbers = [
            self.marks.phone(f"Person.{field} of {who}", readers) for field in ("phone", "other_phones")
        ]
        council = by.council if by else self.council
        name = f"{word('name').title()} {word('name').title()}"
        person = Person.add(council, name, by=by, phone=numbers[0], other_phones=numbers[1:], **facts)
        person.called = who
        identified(self, person, readers)
        return person

    def _life(self, person, by, readers, given, *, hidden=frozenset()):
        ccs = readers & (CCS | ELSEWHERE)
        author = {by.called} & readers if by.called != "lena" or not self.only_given else set()
        return Life(
            self,
            person,
            by,
            about_them=readers - hidden,
            pair_and_ccs=(given | ccs | author) - hidden,
            author=author - hidden,
            ccs=ccs - hidden,
        )

    def _keep_seats(self):
        ours = {field: self.marks.word(f"Invitation.{field}", CCS) for field in ("name", "email")}
        self.invitation, self.code = Invitation.invite(
            self.council, ours["name"], email=f"{ours['email']}@example.org", by=self.ella
        )
        name = self.marks.word("Invitation.name", ELSEWHERE)
        self.other_invitation, self.other_code = Invitation.invite(self.harbor, name, by=self.mallory)
        self.kept = PairToCome.keep_several([self.petra], self.invitation, by=self.ella)
        self.other_kept = PairToCome.keep_several([self.odile], self.other_invitation, by=self.mallory)
        PrintedCode.print_for(self.tomas.user)

    def organizer(self, who):
        """The post of whoever is called this."""
        return getattr(self, who)


@contextmanager
def taken_back():
    """What is written meanwhile is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    keys.clear()


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """Millbrook, where organizers see everybody, and Harbor; there while the tests of one module run."""
    with django_db_blocker.unblock(), taken_back():
        yield Town(("millbrook", "harbor"))


@pytest.fixture(scope="module")
def workplace(django_db_setup, django_db_blocker):
    """The same people in the Foundry, where organizers see only those given to them."""
    with django_db_blocker.unblock(), taken_back():
        yield Town(("foundry", "quarry"), only_given=True)
