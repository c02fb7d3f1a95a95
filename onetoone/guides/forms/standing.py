from django import forms
from django.utils.translation import gettext_lazy

from onetoone.councils.models import Opening
from onetoone.guides.forms.worded import WordedForm
from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.lib.calendar_fields import day_ahead, day_input, time_input


class StandingForm(WordedForm):
    """What stands until something new takes its place: other words for it, or the new one."""

    is_new = forms.BooleanField(
        required=False, label=gettext_lazy("This is something new: what stood before ends")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.standing is None:
            del self.fields["is_new"]

    def set(self):
        """Other words for what stands, or the new one in its place."""
        is_new = self.standing is None or self.cleaned_data.get("is_new")
        words = self.typed(is_new=is_new)
        if is_new:
            return self.begin(words)
        return self.say_otherwise(words)


class CampaignForm(StandingForm):
    """The fight that the story of now is about."""

    SAID = IssueCampaign.SAID

    name = forms.CharField(
        max_length=80,
        label=gettext_lazy("What do you call it?"),
        help_text=gettext_lazy("Such as: Safe nights."),
    )
    fight = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("The fight, in a line"),
        help_text=gettext_lazy("Such as: no nurse alone on a ward at night."),
    )
    plans = forms.CharField(
        max_length=2000,
        required=False,
        label=gettext_lazy("What will you do about it?"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ["name", "fight", "plans", "is_new"]

    def begin(self, words):
        """A new campaign; the one that ran ends."""
        return IssueCampaign.begin(self.council, words.pop("name"), **words)


class AskForm(StandingForm):
    """What the council asks for now."""

    SAID = CurrentAsk.SAID

    words = forms.CharField(
        max_length=200,
        label=gettext_lazy("What do you ask for?"),
        help_text=gettext_lazy("As you would say it, such as: come to the hearing and bring one."),
    )
    on = forms.DateField(
        required=False,
        label=gettext_lazy("Day"),
        widget=day_input(),
    )
    at = forms.TimeField(
        required=False,
        label=gettext_lazy("Time"),
        widget=time_input(),
    )
    place = forms.CharField(max_length=120, required=False, label=gettext_lazy("Place"))
    field_order = ["words", "on", "at", "place", "is_new"]

    def clean_on(self):
        day = self.cleaned_data["on"]
        return day and day_ahead(day, self.council.today())

    def begin(self, words):
        """The new ask; the one before it ends."""
        return CurrentAsk.set(self.council, words.pop("words"), day=words.pop("on"), **words)


class OpeningForm(WordedForm):
    """A job in the council that somebody could take."""

    SAID = Opening.SAID

    name = forms.CharField(max_length=80, label=gettext_lazy("What is to be done?"))
    about_it = forms.CharField(max_length=200, required=False, label=gettext_lazy("In a line"))

    def add(self) -> Opening:
        """The opening, from now on named in calls."""
        return Opening.objects.create(council=self.council, **self.typed())

    def reword(self) -> Opening:
        """Other words for the one that stands."""
        return self.say_otherwise(self.typed())
