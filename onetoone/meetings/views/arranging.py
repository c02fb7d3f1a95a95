from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from onetoone.calls.forms import CallForm
from onetoone.calls.views import call_page
from onetoone.councils.access import organizer_required
from onetoone.meetings.forms import ArrangeForm, WriteDownForm
from onetoone.meetings.habits import habits_of
from onetoone.meetings.views.finding import go_on, person_of
from onetoone.meetings.views.telling import text_for


@organizer_required
def arrange(request, person_id):
    """A day, a time and a place; with `call` the call in hand ends as agreed, in the same operation."""
    organizer = request.organizer
    person = person_of(request, person_id)
    fell_through = person.one_to_ones.filter(organizer=organizer).fell_through().latest_first().first()
    before = ArrangeForm.as_before(fell_through)
    habits = habits_of(organizer, person)
    form = ArrangeForm(request.POST or None, by=organizer, habits=habits, initial=before)
    operation = form.carry_out(
        lambda: form.arrange(person, by=organizer), by=organizer, verb="one_to_one.arrange"
    )
    if operation:
        key = operation.result[1]
        return go_on(request, operation, _("It is set."), person, "meetings:one_to_one", one_to_one_id=key)
    if form.data.get("call"):
        kept = CallForm(council=organizer.council, initial=form.data.dict())
        return call_page(request, person, kept, status=422, arranging=form)
    text = text_for(fell_through, "missed", by=organizer) if fell_through else {}
    return _page(request, "meetings/arrange.html", person, form, **text)


@organizer_required
def write_down(request, person_id):
    """A one-to-one that has happened, yesterday or years ago; its debrief comes next."""
    organizer = request.organizer
    person = person_of(request, person_id)
    form = WriteDownForm(request.POST or None, person=person, organizer=organizer)
    operation = form.carry_out(form.write_down, by=organizer, verb="one_to_one.write_down")
    if operation:
        key = operation.result[1]
        return go_on(
            request, operation, _("It is written down."), person, "debriefs:debrief", one_to_one_id=key
        )
    return _page(request, "meetings/write_down.html", person, form)


def _page(request, template, person, form, **more):
    context = {"person": person, "council": request.organizer.council, "form": form} | more
    return TemplateResponse(request, template, context, status=422 if form.is_bound else 200)
