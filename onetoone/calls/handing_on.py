"""Another of us should ask: somebody who speaks their language, or knows them better."""

from django import forms
from django.template.response import TemplateResponse
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onetoone.calls.forms import SaidForm
from onetoone.calls.models import SetupCall
from onetoone.councils.access import organizer_required
from onetoone.councils.answers import done
from onetoone.councils.models import Organizer
from onetoone.councils.models.organizer import ccs_in_words
from onetoone.lib.keys import new_key
from onetoone.lib.languages import in_a_sentence, languages, simple
from onetoone.people.models import HandedOn, Person
from onetoone.people.models.handed_on import Why
from onetoone.people.seeing import person_or_404


class HandOnForm(SaidForm):
    """Why another of us should ask, and who; `call` says that it was found in the call in hand."""

    call = forms.BooleanField(required=False, widget=forms.HiddenInput)
    why = forms.ChoiceField(choices=Why, label=gettext_lazy("Why"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        required=False, label=gettext_lazy("If it is the language, which do they speak?")
    )
    words = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("In a line"),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    to = forms.TypedChoiceField(required=False, label=gettext_lazy("Who should ask?"), empty_value=None)

    def __init__(self, *args, person, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.by = person, by
        for number in range(1, self.JOTS + 1):
            self.fields[f"jot_{number}"].widget = forms.HiddenInput()
        known = languages(person.language, first=(by.council.language, get_language()[:2]))
        self.fields["language"].choices = [("", ""), *known]
        self.initial.setdefault("language", person.language)
        ccs = _ccs(by)
        self.fields["words"].help_text = _("Read by whoever has them from now on, and by %(ccs)s.") % ccs
        others = _who_may_ask(person, by)
        self.fields["to"].coerce = {str(one.pk): one for one in others}.get
        speaks = [(str(one.pk), _with_languages(one)) for one in others if _speaks(one, person)]
        rest = [(str(one.pk), _with_languages(one)) for one in others if not _speaks(one, person)]
        self.fields["to"].choices = [*speaks, ("", _("Leave it to %(ccs)s") % ccs), *rest]
        if speaks and not _speaks(by, person):
            self.initial.setdefault("why", Why.LANGUAGE)
            self.initial.setdefault("to", speaks[0][0] if len(speaks) == 1 else None)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("why") == Why.LANGUAGE and not cleaned.get("language"):
            self.add_error("language", _("Choose the language they speak."))
        if cleaned.get("why") == Why.OTHER and not cleaned.get("words"):
            self.add_error("words", _("Say why, in a line."))
        return cleaned

    def hand_on(self) -> HandedOn:
        """With whoever is named, or with nobody; the call in hand ends with it."""
        said = self.cleaned_data
        if said["call"]:
            SetupCall.in_hand(self.person, by=self.by).hand_on(**self.said())
        about = {name: said[name] for name in ("why", "words", "to")}
        language = said["language"] if said["why"] == Why.LANGUAGE else ""
        return HandedOn.hand_on(self.person, by=self.by, language=language, **about)


@organizer_required
def hand_on(request, person_id):
    """GET, or a POST with `look` from the call in hand, asks why and to whom; a POST hands on."""
    organizer, is_a_look = request.organizer, "look" in request.POST
    person = person_or_404(person_id, organizer)
    typed = request.POST.dict() | {"call": True, "operation": new_key()} if is_a_look else {}
    data = None if is_a_look else request.POST or None
    form = HandOnForm(data, person=person, by=organizer, initial=typed)
    if operation := form.carry_out(form.hand_on, by=organizer, verb="person.hand_on"):
        return _handed_on(request, operation, person)
    context = {"person": person, "form": form}
    return TemplateResponse(request, "calls/hand_on.html", context, status=422 if form.is_bound else 200)


def _handed_on(request, operation, person):
    words = (
        _("Given to %(organizer)s to ask.") % {"organizer": to}
        if (to := request.POST.get("to"))
        else _("Handed on to %(ccs)s, with the reason.") % _ccs(request.organizer)
    )
    if "row" in request.GET:
        return done(request, operation, words, "today:next")
    if Person.objects.visible_to(request.organizer).filter(pk=person.pk).exists():
        return done(request, operation, words, "people:person", person_id=person.pk)
    return done(request, operation, words, "people:list")


def _ccs(organizer):
    return {"ccs": ccs_in_words(organizer.council)}


def _who_may_ask(person, by):
    """Whom one may know to organize here."""
    others = Organizer.objects.known_to(by).meeting_people().exclude(pk=by.pk).exclude(person=person)
    return list(others.select_related("user", "person").by_name())


def _speaks(organizer, person):
    return bool(person.language) and simple(person.language) in _spoken_by(organizer)


def _spoken_by(organizer):
    own = getattr(organizer, "person", None)
    return {simple(one) for one in (organizer.user.language, own and own.language) if one}


def _with_languages(organizer):
    named = sorted(in_a_sentence(one) for one in _spoken_by(organizer))
    if not named:
        return str(organizer)
    return _("%(name)s, speaks %(languages)s") % {
        "name": organizer,
        "languages": get_text_list(named, _("and")),
    }
