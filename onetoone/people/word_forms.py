import datetime as dt

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.councils.models import Organizer
from onetoone.lib.calendar_fields import day_input
from onetoone.people.models import PathwayStep, StepTaken

A_LIFE = dt.timedelta(days=36_525)


class WordForm(DeedForm):
    """A word of the council's: a new one, or another name for one there is."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)

    def __init__(self, *args, model, council, word=None, **kwargs):
        self.model, self.council, self.word = model, council, word
        super().__init__(*args, initial={"name": word or ""}, **kwargs)

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        self.same = self.model.objects.filter(council=self.council).called(name)
        if self.same and self.same != self.word and (self.word or self.same.retired_on is None):
            raise forms.ValidationError(_("There is one of this name already."))
        return name

    def add(self):
        """The new word; one that was retired under this name is taken up again."""
        return self.same.take_up() if self.same else self.model.add(self.council, self.cleaned_data["name"])

    def rename(self):
        """The word under its new name, wherever it was said before."""
        self.word.change(name=self.cleaned_data["name"])
        return self.word


class StepForm(DeedForm):
    """A step somebody took: which one, when, who saw it, and what."""

    step = forms.ModelChoiceField(
        PathwayStep.objects.none(),
        label=gettext_lazy("Which step?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    on = forms.DateField(label=gettext_lazy("On which day?"), widget=day_input())
    seen_by = forms.ModelChoiceField(
        Organizer.objects.none(), label=gettext_lazy("Who saw it?"), empty_label=None
    )
    what_we_saw = forms.CharField(
        required=False,
        max_length=2000,
        label=gettext_lazy("What we saw"),
        help_text=gettext_lazy("What they did or said, in a line. No judgment."),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args, person, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.today = person, by.council.today()
        steps = PathwayStep.objects.visible_to(by).in_use().order_by("position", "pk")
        self.fields["step"].queryset = steps
        others = Organizer.objects.known_to(by).meeting_people().exclude(pk=person.post_id)
        self.fields["seen_by"].queryset = others.select_related("user").by_name()
        self.initial |= {"on": self.today, "seen_by": by.pk}
        self.fields["on"].widget.attrs["max"] = self.today.isoformat()

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(
                _("That day is still to come. A step is written down once it is taken.")
            )
        if day < self.today - A_LIFE:
            raise forms.ValidationError(_("That is very long ago. Look at the year."))
        return day

    def take(self) -> StepTaken:
        """The step, as it was seen."""
        said = self.cleaned_data
        return StepTaken.take(
            self.person, said["step"], on=said["on"], by=said["seen_by"], what_we_saw=said["what_we_saw"]
        )
