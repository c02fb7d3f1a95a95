from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.meetings.forms import NoteForm
from onetoone.meetings.models import Note
from onetoone.meetings.views.finding import person_of


@organizer_required
def note(request, person_id):
    """A line about this person, one's own until shared."""
    organizer = request.organizer
    person = person_of(request, person_id)
    form = NoteForm(request.POST or None, council=organizer.council)
    operation = form.carry_out(lambda: form.write(person, by=organizer), by=organizer, verb="note.write")
    if operation:
        return done(request, operation, _("The line is kept."), "people:person", person_id=person.pk)
    return _page(request, "meetings/note.html", {"person": person, "form": form})


@organizer_required
def share(request, note_id):
    """One's own note: other words, the earlier ones staying readable to oneself; or other readers."""
    organizer = request.organizer
    own = Note.objects.visible_to(organizer).filter(author=organizer).select_related("person__council")
    kept = get_object_or_404(own, pk=note_id)
    as_kept = {"text": kept.text, "shared_with": kept.shared_with}
    form = NoteForm(request.POST or None, council=organizer.council, initial=as_kept)
    operation = form.carry_out(lambda: form.keep(kept), by=organizer, verb="note.keep")
    if operation:
        return done(request, operation, _("The line is kept."), "people:person", person_id=kept.person_id)
    return _page(request, "meetings/share.html", {"person": kept.person, "note": kept, "form": form})


def _page(request, template, context):
    context["council"] = request.organizer.council
    return TemplateResponse(request, template, context, status=422 if context["form"].is_bound else 200)
