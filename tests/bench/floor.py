"""The floor: the same rows by the barest Django views, with the product's middleware, session and durability."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template import engines
from django.utils import timezone

from onetoone.calls.models import SetupCall
from onetoone.councils.models import Organizer
from onetoone.people.models import Person, SearchWord

ROWS = engines["django"].from_string(
    "<!doctype html><title>Floor</title>"
    "<ul>{% for row in rows %}<li>{{ row.name }} {{ row.met_at }}</li>{% endfor %}</ul>"
)
PERSON = engines["django"].from_string(
    "<!doctype html><title>Floor</title><h1>{{ person.name }}</h1>"
    "<ul>{% for row in rows %}<li>{{ row.0 }} {{ row.1 }}</li>{% endfor %}</ul>"
)
COLUMNS = ("id", "name", "sort_name", "met_at", "touched_at", "do_not_contact")


def _council(request):
    return Organizer.objects.values_list("council_id", flat=True).get(user=request.user)


@login_required
def people(request, person_id=None):
    """A page of fifty by name, from the beginning or after somebody."""
    people = Person.objects.filter(council=_council(request)).order_by("sort_name", "pk")
    if person_id:
        after = Person.objects.values_list("sort_name", flat=True).get(pk=person_id)
        people = people.filter(sort_name__gt=after)
    return HttpResponse(ROWS.render({"rows": people.values(*COLUMNS)[:50]}))


@login_required
def find(request):
    """The first fifty whose one word begins so."""
    word = request.POST["find"]
    words = SearchWord.objects.filter(council=_council(request), word__gte=word, word__lt=word + "\uffff")
    people = Person.objects.filter(pk__in=words.values("person")[:50])
    return HttpResponse(ROWS.render({"rows": people.values(*COLUMNS)}))


@login_required
def person(request, person_id):
    """Somebody with their calls and one-to-ones."""
    found = Person.objects.values("name").get(pk=person_id, council=_council(request))
    calls = (
        SetupCall.objects.filter(person=person_id).order_by("-made_at").values_list("made_at", "outcome")[:20]
    )
    met = Person(pk=person_id).one_to_ones.order_by("-starts_at").values_list("starts_at", "state")[:20]
    return HttpResponse(PERSON.render({"person": found, "rows": [*calls, *met]}))


@login_required
def log_call(request, person_id):
    """One row written durably, and a redirect."""
    organizer = Organizer.objects.get(user=request.user)
    with transaction.atomic():
        now = timezone.now()
        SetupCall.objects.create(
            council_id=organizer.council_id, person_id=person_id, organizer=organizer, planned_on=now.date(),
            made_at=now, outcome="no_answer",
        )  # fmt: skip
        Person.objects.filter(pk=person_id).update(tried_at=now)
    return HttpResponseRedirect("/floor/people/")
