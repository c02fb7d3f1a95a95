"""The worksheet that one organizer fills in."""

from django import forms
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.lib.calendar_fields import day_ahead, day_input


class Lines(forms.CharField):
    """Some lines in one's own words, or none."""

    def __init__(self, *, rows, **options):
        area = forms.Textarea({"rows": rows})
        super().__init__(required=False, max_length=4000, widget=area, **options)


class WorksheetForm(DeedForm):
    """What one organizer prepares; nothing in it is required."""

    WORDS = ("what_i_know", "my_story", "planned_ask", "planned_check_in")
    OF_PART = {"self": "my_story", "ask": "planned_ask", "commitments": "planned_check_in"}

    materials = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Bring"),
        help_text=gettext_lazy("Whoever may see the meeting reads this line."),
    )
    what_i_know = Lines(rows=2, label=gettext_lazy("Notes"))
    my_story = Lines(rows=3)
    planned_ask = Lines(rows=2)
    planned_check_in = forms.DateField(required=False, widget=day_input())

    def __init__(self, *args, sheet, guide, **kwargs):
        kept = {name: getattr(sheet, name) for name in self.WORDS}
        super().__init__(*args, initial=kept | {"materials": sheet.one_to_one.materials}, **kwargs)
        self.sheet, self.guide = sheet, guide
        for part in guide["agenda"]:
            if name := self.OF_PART.get(part["key"]):
                self.fields[name].label = part["mine"]

    def field_of(self, part):
        """The field with one's own words for this part of the agenda, if it has one."""
        return self[self.OF_PART[part]] if part in self.OF_PART else None

    def clean_planned_check_in(self):
        day = self.cleaned_data["planned_check_in"]
        if day and "planned_check_in" in self.changed_data:
            day_ahead(day, self.sheet.one_to_one.council.today())
        return day

    def prepare(self):
        """What was written, kept; what was not sent stays as it is."""
        self.sheet.prepare(**{name: self.cleaned_data[name] for name in self.WORDS if name in self.data})
        if "materials" in self.data and "materials" in self.changed_data:
            self.sheet.one_to_one.change(materials=self.cleaned_data["materials"])
        return self.sheet
