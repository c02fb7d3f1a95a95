import re
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.guides.content import check, complete
from onetoone.guides.forms.named import as_kept, as_read
from onetoone.guides.models import Guide
from onetoone.guides.revising import SECTIONS, changes, digest, places, revised

LONGEST = 1000
_BRACED = re.compile(r"\{([^{}]*)\}")


class RevisionForm(DeedForm):
    """Every word of a guide. It counts only when it was looked at: `seen` names the words that were shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, guide, **kwargs):
        super().__init__(*args, **kwargs)
        self.content = None
        self.guide, self.places = guide, places(complete(guide.content))
        for place in self.places:
            self.fields[place.name] = _field_of(place, complete(guide.content))
            self.fields[place.name].widget.attrs["lang"] = guide.language

    def sections(self):
        """(name, heading, blanks that can be filled, whether something is wrong, fields) of each section."""
        for section, some in groupby(self.places, key=lambda place: place.section):
            some = list(some)
            fields = [self[place.name] for place in some]
            wrong = any(field.errors for field in fields)
            yield section, SECTIONS[section], _in_braces(some[0]), wrong, fields

    def clean(self):
        said = super().clean()
        for place in self.places:
            if place.name in said:
                said[place.name] = as_kept(said[place.name])
            if wrong := place.name in said and _wrong_blank(place, said[place.name]):
                self.add_error(place.name, wrong)
        if not self.errors:
            self.content = revised(self.guide.content, said)
            if problems := check(self.content):
                raise ValidationError(problems)
            if not self.changes():
                raise ValidationError(_("Nothing is different yet. Change some words first."))
        return said

    def changes(self):
        """What will read otherwise; of a form that was not sent, or does not hold, nothing."""
        return changes(self.guide.content, self.content) if self.content else []

    @property
    def fingerprint(self):
        """Names the words that are shown, and what they would take the place of."""
        return digest([self.guide.language, self.guide.version, self.content])

    @property
    def was_seen(self):
        """These very words were shown before they were sent; of a form that does not hold nobody knows."""
        return self.is_bound and (not self.is_valid() or self.cleaned_data["seen"] == self.fingerprint)

    def adopt(self, *, by):
        """The next version of the guide."""
        return Guide.adopt(by.council, self.content, language=self.guide.language, by=by)


class TakeUpForm(DeedForm):
    """An earlier version is the guide again, as the next one; 0 is the one we bring."""

    version = forms.IntegerField(min_value=0)
    language = forms.CharField(max_length=12)

    def __init__(self, *args, organizer, **kwargs):
        super().__init__(*args, **kwargs)
        self.organizer = organizer

    def clean(self):
        said = super().clean()
        if not self.errors:
            self.earlier = Guide.version_of(self.organizer, said["language"], said["version"])
            if self.earlier is None:
                raise ValidationError(_("There is no such version. Choose one from the list."))
        return said

    def take_up(self):
        """The same words, as the next version."""
        by = self.organizer
        return Guide.adopt(by.council, self.earlier.content, language=self.earlier.language, by=by)


class LinesField(forms.CharField):
    """Several lines, each a question."""

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        return [line for line in lines if line]


class PromptsField(LinesField):
    def clean(self, value):
        lines = super().clean(value)
        if not 3 <= len(lines) <= 7:
            raise ValidationError(_("Three to seven questions, each on a line of its own."))
        return lines


def _field_of(place, content):
    options = {"label": place.label, "initial": as_read(place.read(content)), "max_length": LONGEST}
    match place.kind:
        case "minutes":
            del options["max_length"]
            return forms.IntegerField(min_value=1, max_value=60, **options)
        case "lines" | "deck":
            several = {**options, "max_length": 8 * LONGEST, "widget": forms.Textarea({"rows": 4})}
            hint = pgettext_lazy("questions", "Each on a line of its own.")
            return (PromptsField if place.kind == "lines" else LinesField)(help_text=hint, **several)
        case "text":
            return forms.CharField(widget=forms.Textarea({"rows": 2}), **options)
    return forms.CharField(**{**options, "max_length": 200})


def _in_braces(place):
    return [as_read(f"{{{blank}}}") for blank in place.blanks]


def _wrong_blank(place, words):
    """The sentence that says which blank nobody can fill here, or which is missing; None when all is well."""
    lines = words if isinstance(words, list) else [str(words)]
    for line in lines:
        found = set(_BRACED.findall(line))
        blanks = ", ".join(_in_braces(place))
        if wrong := sorted(found - set(place.blanks)):
            if not place.blanks:
                return _("Here nothing is filled in: write the words instead of {%(blank)s}.") % {
                    "blank": wrong[0]
                }
            told = {"blank": wrong[0], "blanks": blanks}
            return _("Nobody can fill in {%(blank)s}. Here you may use %(blanks)s.") % told
        if set("{}") & set(_BRACED.sub("", line)):
            return _("A brace stands alone. A blank has one on each side, like {caller}.")
        if place.section == "asks" and found != set(place.blanks):
            return _("Keep %(blanks)s: what they would do, and by when, goes there.") % {"blanks": blanks}
    return None
