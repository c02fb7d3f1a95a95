"""To set a one-to-one that is to come, or to write down one that has happened."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.calls.forms import SaidForm
from onetoone.calls.models import SetupCall
from onetoone.councils.models import Organizer
from onetoone.meetings.forms.arranged import SAY_WHICH, arranged_near
from onetoone.meetings.forms.at_once import AtOnce
from onetoone.meetings.models import HOMES, MINE, THEIRS, Mode, OneToOne
from onetoone.meetings.when import WhenForm

WORD_FOR_WORD = gettext_lazy(
    "Both of you read these words. Is it a home? Write whose it is: “Rosa’s home”, not “my home”."
)
AGAIN = ("minutes", "mode", "other_day", "other_time", "place")
CHOSEN = {"day": "other_day", "time": "other_time", "near_place": "place"}


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


class ArrangeForm(AtOnce, SettingForm, SaidForm):
    """A one-to-one that is to come; `call` says that it was agreed in the call in hand.

    Of the places where one met people last, the latest are one tap away; what is typed instead counts.
    """

    PLACES = 4

    call = forms.BooleanField(required=False, widget=forms.HiddenInput)
    near_place = forms.CharField(
        required=False, max_length=160, label=gettext_lazy("Place"), widget=forms.RadioSelect
    )

    def __init__(self, *args, by, habits, **kwargs):
        super().__init__(*args, council=by.council, hours=habits.hours, **kwargs)
        self.by = by
        self.fields["place"].help_text = WORD_FOR_WORD
        self.ahead = habits.ahead
        self.places = places = habits.places
        homes = [(THEIRS, _("at their place")), (MINE, _("at my place"))]
        near = [(place, place) for place in places[: self.PLACES]]
        self.fields["near_place"].widget.choices = [*near, *homes]
        self.fields["place"].label = _("or another place")

    def clean(self):
        cleaned = super().clean()
        is_typed = "place" in self.changed_data and cleaned.get("place")
        if cleaned.get("near_place") and not is_typed:
            cleaned["place"] = cleaned["near_place"]
        if cleaned.get("place") in HOMES and cleaned.get("mode") != Mode.FACE_TO_FACE:
            cleaned["place"] = ""
        return cleaned

    def check(self, starts_at):
        super().check(starts_at)
        minutes = self.cleaned_data.get("minutes") or self.by.council.minutes_to
        self.ask_about(starts_at, minutes, who=self.by, by=self.by)

    def say_again(self, typed):
        """What was chosen and not set stands there again; what is no choice any more is written, a past day is gone."""
        self.initial |= {name: typed[name] for name in AGAIN if typed.get(name)}
        for name, written in CHOSEN.items():
            value = typed.get(name, "")
            if name == "day" and value < self.today.isoformat():
                continue
            is_offered = value in dict(self.fields[name].widget.choices)
            self.initial |= {name: value} if is_offered else {written: typed.get(written) or value}

    @staticmethod
    def as_set(one_to_one) -> dict:
        """What was chosen to set it, as the page sends it."""
        day, time = f"{one_to_one.local_start:%Y-%m-%d %H:%M}".split()
        kept = {name: getattr(one_to_one, name) for name in ("minutes", "mode")}
        return kept | {"day": day, "time": time, "near_place": one_to_one.place}

    @staticmethod
    def as_before(earlier) -> dict:
        """The hour and the place of the one that fell through, if one did, to begin with."""
        if not earlier:
            return {}
        kept = {name: getattr(earlier, name) for name in ("minutes", "mode")}
        kept["near_place" if earlier.is_at_home else "place"] = earlier.place
        return kept | {"time": earlier.local_start.time()}

    def arrange(self, person, *, by) -> OneToOne:
        """The one-to-one, from the call in hand if it was agreed there."""
        call = None
        if self.cleaned_data["call"]:
            call = SetupCall.in_hand(person, by=by)
            call.agree(**self.said())
        return OneToOne.arrange(person, by=by, call=call, **self.setting())


class WriteDownForm(SettingForm):
    """A one-to-one that has happened, on any past day; without a time it was at noon, or just now."""

    also_there = forms.ModelMultipleChoiceField(
        Organizer.objects.none(),
        required=False,
        label=gettext_lazy("Also there"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, person, organizer, **kwargs):
        super().__init__(*args, council=organizer.council, **kwargs)
        self.person, self.organizer = person, organizer
        self.arranged = [] if self.is_bound else self._arranged_near(self.today)
        others = Organizer.objects.known_to(organizer).meeting_people().exclude(pk=organizer.pk)
        self.fields["also_there"].queryset = others.select_related("user").by_name()
        hours = [value for value, _words in self.fields["time"].widget.choices]
        now = f"{timezone.localtime(self.now, self.clock):%H:%M}"
        self.fields["time"].widget.marks = {hour: "to-come" for hour in hours if hour > now}
        self.fields["day"].widget.marks = {self.today.isoformat(): "today"}

    def _arranged_near(self, day):
        return arranged_near(day, [self.person], organizer=self.organizer, said=self.data)

    def clean(self):
        cleaned = super().clean()
        starts_at = cleaned.get("starts_at")
        day = timezone.localtime(starts_at, self.clock).date() if starts_at else self.today
        self.arranged = self._arranged_near(day)
        if any(question.is_open for question in self.arranged):
            self.add_error(None, SAY_WHICH)
        return cleaned

    def near_days(self):
        return [self.today - dt.timedelta(days=ago) for ago in range(4)]

    def usual_time(self, day):
        if day != self.today:
            return dt.time(12)
        begun = self.now - dt.timedelta(minutes=self.cleaned_data.get("minutes") or 0)
        return timezone.localtime(begun, self.clock).time().replace(second=0, microsecond=0)

    def check(self, starts_at):
        if starts_at > self.now and timezone.localtime(starts_at, self.clock).date() == self.today:
            raise ValidationError(_("That hour is still to come. Choose one that has passed."))
        if starts_at > self.now:
            raise ValidationError(
                _("That is still to come. Arrange it instead, or choose a day that has passed.")
            )

    def write_down(self) -> OneToOne:
        """It is held; the debrief waits."""
        also_there = self.cleaned_data["also_there"]
        return OneToOne.write_down(self.person, by=self.organizer, also_there=also_there, **self.setting())
