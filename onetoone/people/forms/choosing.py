from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.councils.models import Organizer
from onetoone.people.choosing import LONGEST, NAMED, QUIET, WORDS, offered_to
from onetoone.people.models import PathwayStep, Team

WRONG_DAYS = gettext_lazy("Write a number of days from 1 to 1000.")


class FindForm(forms.Form):
    """What somebody remembers of a person."""

    find = forms.CharField(max_length=100, required=False)


class ChoosingForm(forms.Form):
    """Whom the list shows: the choices of one tap, and a team, a step, an organizer, how long it has been quiet."""

    show = forms.MultipleChoiceField(
        label=gettext_lazy("Those who are"), required=False, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        label=gettext_lazy("Quiet for how many days?"),
        help_text=gettext_lazy("Counts with “Quiet” above: you and they have not spoken for so long."),
        min_value=1,
        max_value=LONGEST,
        required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_DAYS),
    )
    team = forms.ModelChoiceField(Team.objects.none(), label=gettext_lazy("Team"), required=False)
    step = forms.ModelChoiceField(PathwayStep.objects.none(), label=gettext_lazy("Step"), required=False)
    whose = forms.ModelChoiceField(Organizer.objects.none(), label=gettext_lazy("Given to"), required=False)

    def __init__(self, *args, organizer, chosen, **kwargs):
        keys = {name: getattr(chosen, name) for name in ("team", "step", "whose")}
        days = chosen.days or organizer.council.cadence_days
        super().__init__(*args, initial=keys | {"show": chosen.show, "days": days}, **kwargs)
        words = WORDS | {QUIET: gettext_lazy("Quiet")}
        self.fields["show"].choices = [(name, words[name]) for name in offered_to(organizer)]
        self.fields["team"].queryset = Team.objects.visible_to(organizer).in_use().order_by("name")
        self.fields["step"].queryset = PathwayStep.objects.visible_to(organizer).in_use().order_by("position")
        serving = Organizer.objects.meeting_people().filter(council=organizer.council_id)
        self.fields["whose"].queryset = serving.select_related("user").by_name()
        for name in NAMED:
            self.fields[name].empty_label = _("Any")
        if not organizer.sees_everyone:
            del self.fields["whose"]
