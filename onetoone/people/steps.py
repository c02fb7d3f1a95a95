"""A person takes a step of the council's pathway."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.people.seeing import person_or_404
from onetoone.people.word_forms import StepForm


@organizer_required
def take(request, person_id):
    """Which step, on which day, seen by whom, and what we saw."""
    person = person_or_404(person_id, request.organizer)
    form = StepForm(request.POST or None, person=person, by=request.organizer)
    if operation := form.carry_out(form.take, by=request.organizer, verb="step.take"):
        return done(request, operation, _("The step is written down."), "people:person", person_id=person.pk)
    context = {"form": form, "person": person}
    return TemplateResponse(request, "people/step.html", context, status=422 if form.is_bound else 200)
