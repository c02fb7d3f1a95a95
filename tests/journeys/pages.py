"""Every page of the cycle, in an invented council where something stands on each of them."""

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import CheckIn
from onetoone.councils.models import Organizer
from onetoone.councils.models.organizer import Post
from onetoone.debriefs.models import Debrief
from onetoone.meetings.models import OneToOne
from tests.journeys.cycle import MONDAY, TODAY

WITHOUT_A_COUNCIL = {"sign-in": "/sign-in/", "code": "/join/", "found": "/found/"}


def busiest():
    """The organizer of the invented council who has the most to do."""
    organizers = Organizer.objects.filter(post=Post.ORGANIZER).select_related("user")
    return max(organizers, key=lambda organizer: len(pages_of(organizer)))


def the_cc():
    """Who coordinates the invented council."""
    return Organizer.objects.select_related("user").get(post=Post.CC)


def pages_of(organizer):
    """Name and address of each page of the cycle that has something for this organizer."""
    return {
        name: TODAY + address.format(record and record.pk, record and getattr(record, "person_id", ""))
        for name, (address, record) in _pages(organizer).items()
        if record or "{" not in address
    }


def _pages(organizer):
    mine = OneToOne.objects.filter(organizer=organizer)
    to_call = SetupCall.objects.planned().filter(organizer=organizer, person__phone__gt="").first()
    to_meet, over = mine.to_meet(MONDAY).first(), mine.did_you_meet(MONDAY).first()
    held = mine.without_debrief().first()
    debrief = Debrief.objects.filter(organizer=organizer).exclude(check_in=None).first()
    check_in = CheckIn.objects.open().filter(owner=organizer).first()
    return {
        "today": ("", None),
        "people": ("people/", None),
        "choose": ("people/choosing/", None),
        "people-some": ("people/?show=never-met&show=quiet", None),
        "person": ("people/{1}/", check_in),
        "add": ("people/adding/", None),
        "edit": ("people/{1}/editing/", check_in),
        "step": ("people/{1}/steps/", check_in),
        "call": ("people/{1}/call/", to_call),
        "call-text": ("people/{1}/call/?how=text", to_call),
        "call-in-person": ("people/{1}/call/?how=in_person", to_call),
        "arrange": ("people/{1}/meetings/", to_call),
        "write-down": ("people/{1}/meetings/written-down/", to_call),
        "one-to-one": ("meetings/{0}/", to_meet),
        "worksheet": ("meetings/{0}/worksheet/", to_meet),
        "glance": ("meetings/{0}/glance/", to_meet),
        "did-you-meet": ("meetings/{0}/holding/", over),
        "also-there": ("meetings/{0}/also-there/", to_meet),
        "just-talked": ("just-talked/", None),
        "who-was-there": ("gatherings/", None),
        "call-off": ("meetings/{0}/calling-off/", to_meet),
        "move": ("meetings/{0}/moving/", to_meet),
        "could-not": ("meetings/{0}/could-not/", over),
        "debrief": ("meetings/{0}/debrief/", held),
        "debrief-told": ("meetings/{0}/debrief/", debrief and debrief.one_to_one),
        "check-in": ("check-ins/{0}/", check_in),
        "guide": ("guide/", None),
        "versions": ("guide/versions/", None),
        "me": ("me/", None),
        "what-i-did": ("me/since-yesterday/", None),
        "called": ("called/", None),
    }


OF_THE_CC = {
    "cc-today": TODAY,
    "cc-everybody": f"{TODAY}?show=everybody",
    "cc-monday": f"{TODAY}monday/",
    "cc-organizers": f"{TODAY}team/",
    "cc-invite": f"{TODAY}team/invitations/",
    "cc-guide": f"{TODAY}guide/",
    "cc-revise": f"{TODAY}guide/revising/",
    "cc-campaign": f"{TODAY}guide/now/",
    "cc-ask": f"{TODAY}guide/next/",
    "cc-openings": f"{TODAY}guide/openings/",
    "cc-import": f"{TODAY}import/",
    "cc-settings": f"{TODAY}settings/",
    "cc-settings-name": f"{TODAY}settings/name/",
    "cc-settings-who": f"{TODAY}settings/who-sees-whom/",
    "cc-pathway": f"{TODAY}settings/pathway/",
    "cc-first": f"{TODAY}first/",
    "cc-first-people": f"{TODAY}first/people/",
}
