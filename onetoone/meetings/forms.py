import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.calls.forms import SaidForm
from onetoone.calls.models import SetupCall
from onetoone.councils.models import Organizer
from onetoone.lib import days
from onetoone.lib.calendar_fields import day_ahead, day_input
from onetoone.meetings.models import Mode, Note, OneToOne, Shared
from onetoone.meetings.when import WhenForm


class SettingForm(WhenForm):
    """When, where, how long and how two people sit down."""

    place = forms.CharField(required=False, max_length=160, label=gettext_lazy("Place"))
    minutes = forms.IntegerField(min_value=5, max_value=300, label=gettext_lazy("Minutes"))
    mode = forms.ChoiceField(
        choices=Mode, initial=Mode.FACE_TO_FACE, label=gettext_lazy("How"), widget=forms.RadioSelect
    )

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, clock=council.clock, **kwargs)
        self.fields["place"].widget.attrs |= {"list": "places", "autocomplete": "off"}
        self.fields["minutes"].initial = council.minutes_to

    def setting(self) -> dict:
        """What `arrange` and `write_down` ask for."""
        return {name: self.cleaned_data[name] for name in ("starts_at", "minutes", "mode", "place")}


class ArrangeForm(SettingForm, SaidForm):
    """A one-to-one that is to come; `call` says that it was agreed in the call in hand."""

    call = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def as_before(person, organizer) -> dict:
        """The hour and the place of the one that fell through, to begin with."""
        mine = person.one_to_ones.filter(organizer=organizer).fell_through().latest_first().first()
        if not mine:
            return {}
        return {
            "time": mine.local_start.time(),
            "place": mine.place,
            "minutes": mine.minutes,
            "mode": mine.mode,
        }

    def arrange(self, person, *, by) -> OneToOne:
        """The one-to-one, from the call in hand if it was agreed there; else a call that was planned is not needed."""
        call = None
        if self.cleaned_data["call"]:
            call = SetupCall.in_hand(person, by=by)
            call.agree(**self.said())
        else:
            for planned in SetupCall.objects.planned().filter(person=person, organizer=by):
                planned.withdraw()
        return OneToOne.arrange(person, by=by, call=call, **self.setting())


class WriteDownForm(SettingForm):
    """A one-to-one that has happened, on any past day; without a time it was at noon, or just now."""

    also_there = forms.ModelMultipleChoiceField(
        Organizer.objects.none(),
        required=False,
        label=gettext_lazy("Also there"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, organizer, **kwargs):
        super().__init__(*args, council=organizer.council, **kwargs)
        others = Organizer.objects.filter(council=organizer.council).meeting_people().exclude(pk=organizer.pk)
        self.fields["also_there"].queryset = others.select_related("user").by_name()

    def near_days(self):
        return [self.today - dt.timedelta(days=ago) for ago in range(4)]

    def usual_time(self, day):
        if day != self.today:
            return dt.time(12)
        begun = self.now - dt.timedelta(minutes=self.cleaned_data.get("minutes") or 0)
        return timezone.localtime(begun, self.clock).time().replace(second=0, microsecond=0)

    def check(self, starts_at):
        if starts_at > self.now:
            raise ValidationError(
                _("That is still to come. Arrange it instead, or choose a day that has passed.")
            )

    def write_down(self, person, *, by) -> OneToOne:
        """It is held; the debrief waits."""
        return OneToOne.write_down(
            person, by=by, also_there=self.cleaned_data["also_there"], **self.setting()
        )


class MoveForm(WhenForm):
    """Another day, hour or place for the same one-to-one."""

    place = forms.CharField(required=False, max_length=160, label=gettext_lazy("Place"))

    def __init__(self, *args, one_to_one, **kwargs):
        start = one_to_one.local_start
        as_before = {"time": start.time(), "place": one_to_one.place}
        super().__init__(*args, clock=one_to_one.clock, initial=as_before, **kwargs)
        self.fields["place"].widget.attrs |= {"list": "places", "autocomplete": "off"}
        self.one_to_one = one_to_one

    def move(self) -> OneToOne:
        """It stands on its new day."""
        self.one_to_one.move(starts_at=self.cleaned_data["starts_at"], place=self.cleaned_data["place"])
        return self.one_to_one


class AgainForm(DeedForm):
    """It does not happen: the day of the call to arrange another. Tomorrow unless another day is chosen."""

    DAYS = (0, 1, 7, 14)

    on = forms.DateField(required=False, label=gettext_lazy("Call again"), widget=forms.RadioSelect)
    other_on = forms.DateField(required=False, label=gettext_lazy("or on this day"), widget=day_input())

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        near = [today + dt.timedelta(days=ahead) for ahead in self.DAYS]
        self.fields["on"].widget.choices = [(day.isoformat(), days.said(day, today)) for day in near]
        self.fields["on"].initial = near[1].isoformat()

    def clean_on(self):
        return self._ahead("on")

    def clean_other_on(self):
        return self._ahead("other_on")

    def _ahead(self, name):
        day = self.cleaned_data[name]
        return day and day_ahead(day, self.today)

    @property
    def day(self):
        """The day chosen."""
        chosen = self.cleaned_data["other_on"] or self.cleaned_data["on"]
        return chosen or self.today + dt.timedelta(days=1)


class Lines(forms.CharField):
    """Some lines in one's own words, or none."""

    def __init__(self, *, rows, **options):
        area = forms.Textarea({"rows": rows})
        super().__init__(required=False, max_length=4000, widget=area, **options)


class WorksheetForm(DeedForm):
    """What one organizer prepares; nothing in it is required."""

    WORDS = ("what_i_know", "my_story", "planned_ask", "planned_check_in")
    OF_PART = {"self": "my_story", "ask": "planned_ask", "commitments": "planned_check_in"}

    materials = forms.CharField(required=False, max_length=200, label=gettext_lazy("Bring"))
    what_i_know = Lines(rows=2, label=gettext_lazy("Notes"))
    my_story = Lines(rows=3)
    planned_ask = Lines(rows=2)
    planned_check_in = forms.DateField(required=False, widget=day_input())

    def __init__(self, *args, sheet, guide, **kwargs):
        kept = {name: getattr(sheet, name) for name in self.WORDS}
        super().__init__(*args, initial=kept | {"materials": sheet.one_to_one.materials}, **kwargs)
        self.sheet = sheet
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
        """What was written, kept."""
        self.sheet.prepare(**{name: self.cleaned_data[name] for name in self.WORDS})
        if "materials" in self.changed_data:
            self.sheet.one_to_one.change(materials=self.cleaned_data["materials"])
        return self.sheet


class NoteForm(DeedForm):
    """A line about a person, and who may read it."""

    text = forms.CharField(max_length=4000, label=gettext_lazy("A line"), widget=forms.Textarea({"rows": 3}))
    shared_with = forms.ChoiceField(
        choices=Shared, initial=Shared.ME, label=gettext_lazy("Who may read this"), widget=forms.RadioSelect
    )

    def write(self, person, *, by) -> Note:
        """A new note about this person."""
        return Note.write(
            person, self.cleaned_data["text"], by=by, shared_with=self.cleaned_data["shared_with"]
        )

    def keep(self, note) -> Note:
        """One's own note with new words (the earlier ones stay readable to oneself) or other readers."""
        note = note.newest()
        if self.cleaned_data["text"] != note.text:
            note = note.replace(self.cleaned_data["text"])
        if self.cleaned_data["shared_with"] != note.shared_with:
            note.share(self.cleaned_data["shared_with"])
        return note
