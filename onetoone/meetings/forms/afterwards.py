"""What becomes of a one-to-one that was arranged: moved, called off, they couldn't; or somebody joins it."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.councils.models import Organizer
from onetoone.lib import days
from onetoone.lib.calendar_fields import day_ahead, day_input
from onetoone.meetings.forms.arranging import WORD_FOR_WORD
from onetoone.meetings.forms.at_once import AtOnce
from onetoone.meetings.models import OneToOne
from onetoone.meetings.when import WhenForm


class AtHome:
    """Of a form with a place: whose home it is, read and written in words."""

    def homes(self):
        """The words for the home of either."""
        return self.one_to_one.homes(self.by)

    def clean_place(self):
        place = self.cleaned_data["place"]
        return self.homes().get(place, place)


class MoveForm(AtHome, AtOnce, WhenForm):
    """Another day, hour or place for the same one-to-one."""

    place = forms.CharField(required=False, max_length=160, label=gettext_lazy("Place"))

    def __init__(self, *args, one_to_one, by, **kwargs):
        start = one_to_one.local_start
        as_before = {"time": start.time(), "place": one_to_one.place_told(one_to_one.organizer_id == by.pk)}
        super().__init__(*args, clock=one_to_one.clock, initial=as_before, **kwargs)
        self.fields["place"].widget.attrs |= {"list": "places", "autocomplete": "off"}
        self.fields["place"].help_text = WORD_FOR_WORD
        self.one_to_one, self.by = one_to_one, by

    def check(self, starts_at):
        super().check(starts_at)
        moved = self.one_to_one
        self.ask_about(starts_at, moved.minutes, who=moved.organizer, by=self.by, but=moved.pk)

    def move(self) -> OneToOne:
        """It stands on its new day."""
        self.one_to_one.move(starts_at=self.cleaned_data["starts_at"], place=self.cleaned_data["place"])
        return self.one_to_one


class PlaceForm(AtHome, DeedForm):
    """Only the place of a one-to-one whose day stands."""

    place = forms.CharField(max_length=160, label=gettext_lazy("Place"), help_text=WORD_FOR_WORD)

    def __init__(self, *args, one_to_one, by, **kwargs):
        place = one_to_one.place_told(one_to_one.organizer_id == by.pk)
        super().__init__(*args, initial={"place": place}, **kwargs)
        self.fields["place"].widget.attrs |= {"list": "places", "autocomplete": "off", "autofocus": True}
        self.one_to_one, self.by = one_to_one, by

    def move(self) -> OneToOne:
        """It stands where it did in time, and has its place."""
        self.one_to_one.move(starts_at=self.one_to_one.starts_at, place=self.cleaned_data["place"])
        return self.one_to_one


class AgainForm(DeedForm):
    """It does not happen: the day of the call to arrange another. Tomorrow unless another day is chosen."""

    DAYS = (0, 1, 7, 14)

    on = forms.DateField(required=False, label=gettext_lazy("Call again"), widget=forms.RadioSelect)
    other_on = forms.DateField(
        required=False, label=gettext_lazy("or on this day"), widget=day_input(instead_of="on")
    )

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


class AlsoThereForm(DeedForm):
    """Who else of the council sits down with them; whoever is left out is off again."""

    also_there = forms.ModelMultipleChoiceField(
        Organizer.objects.none(),
        required=False,
        label=gettext_lazy("Also there"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, one_to_one, by, **kwargs):
        already = list(one_to_one.also_there.values_list("pk", flat=True))
        super().__init__(*args, initial={"also_there": already}, **kwargs)
        # Whoever is there already stays on the list, or the next to keep it would send them away.
        there = Organizer.objects.known_to(by) | Organizer.objects.filter(pk__in=already)
        others = there.meeting_people().exclude(pk=one_to_one.organizer_id)
        self.fields["also_there"].queryset = others.select_related("user").by_name()
        self.one_to_one = one_to_one

    def join(self) -> OneToOne:
        """They see it now, each with a worksheet of their own."""
        return self.one_to_one.be_joined_by(self.cleaned_data["also_there"])
