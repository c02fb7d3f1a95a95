"""The next right step with a person, as a card and as the one main button."""

from django import template
from django.utils import timezone

from onetoone.calls.models import How
from onetoone.calls.talking import usual_way
from onetoone.people.models import Draft
from onetoone.today.calling import Row
from onetoone.today.next_step import next_step as find_next_step
from onetoone.today.next_steps import Today

register = template.Library()


@register.inclusion_tag("today/_next_step.html", takes_context=True)
def next_step(context, person):
    """The card on top of a person's page."""
    return _told(context, person)


@register.inclusion_tag("today/_next_step_button.html", takes_context=True)
def next_step_button(context, person):
    """The main button of a person's page."""
    return _told(context, person)


@register.inclusion_tag("today/_in_a_row.html", takes_context=True)
def in_a_row(context, person):
    """The way back from a call to this person; in the row of calls also the way on without a try."""
    people = _row(context)
    row = {"has_this": person.pk in people, "others": len(people) - 1 if person.pk in people else 0}
    row["goes_on"] = goes_on_in_a_row(context, person)
    request = context["request"]
    return {"person": person, "row": row, "council": request.organizer.council, "request": request}


@register.simple_tag(takes_context=True)
def goes_on_in_a_row(context, person):
    """Whether the end of this call leads to the next one: it waits on Today, or was chosen there."""
    return person.pk in _row(context) or "row" in context["request"].GET


@register.simple_tag(takes_context=True)
def begun(context):
    """The debriefs, the check-ins and the people to call of whom one typed something that is not said yet."""
    return Draft.begun_by(context["request"].organizer)


@register.simple_tag(takes_context=True)
def others_in_the_row(context, person):
    """How many others wait to be called now."""
    return len([one for one in _row(context) if not person or one != person.pk])


@register.simple_tag(takes_context=True)
def next_alike(context, kind):
    """The next debrief, or check-in whose day has come, of this organizer: one goes on with the same."""
    today = Today(context["request"].organizer, timezone.now())
    if kind == "debrief":
        return next(iter(today.debriefs), None)
    return next((one for one in today.check_ins if one.asks_on <= today.date), None)


def _row(context):
    request = context["request"]
    # The way back and the form stand on one page: asked once.
    if not hasattr(request, "row_of_calls"):
        request.row_of_calls = Row(request.organizer, request.session, timezone.now()).people
    return request.row_of_calls


def _way(person, record):
    """How they are asked: as they wanted to be, if they said so and can be."""
    wants_a_text = getattr(record, "how", "") == How.TEXT and (person.phone or person.email)
    return How.TEXT if wants_a_text else usual_way(person)


def _told(context, person):
    request = context["request"]
    # The card and the button stand on one page: asked once.
    if not hasattr(request, "next_step"):
        request.next_step = find_next_step(person, request.organizer, timezone.now())
    council, record = request.organizer.council, request.next_step.record
    sits_in = getattr(record, "organizer_id", None) == request.organizer.pk or getattr(record, "is_joined", 0)
    may_look = request.organizer.is_cc or ("portrait" in context and context["portrait"].is_mine)
    return {
        "request": request,
        "person": person,
        "step": request.next_step,
        "sits_in": sits_in,  # in the one-to-one, if it is one
        "may_change": sits_in or request.organizer.is_cc,
        "may_look": may_look,
        "may_debrief": sits_in or (may_look and getattr(record, "has_left", None)),
        "way": _way(person, record),
        "council": council,
        "organizer": request.organizer,
        "today": council.today(),
    }
