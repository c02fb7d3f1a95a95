"""What whoever writes the debrief noticed: what moves them, where they could help, whom they named."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from onetoone.councils.models import Opening
from onetoone.debriefs.models import Felt
from onetoone.people.models import IssueTag


class NoticedFields(forms.Form):
    """The fields of it. Nothing in it is required."""

    issue_tags = forms.ModelMultipleChoiceField(
        IssueTag.objects.none(), required=False, label="", widget=forms.CheckboxSelectMultiple
    )
    another_issue = forms.CharField(max_length=80, required=False, label=gettext_lazy("Another issue"))
    drawn_to = forms.ModelChoiceField(
        Opening.objects.none(),
        required=False,
        empty_label=gettext_lazy("none in particular"),
        label=gettext_lazy("An opening they are drawn to"),
    )
    felt = forms.ChoiceField(
        choices=Felt,
        required=False,
        label=gettext_lazy("How did the listening feel?"),
        widget=forms.RadioSelect,
    )
    who_else = forms.CharField(
        max_length=160,
        required=False,
        label=gettext_lazy("Who else should we talk to?"),
        help_text=gettext_lazy("A name they gave you. It joins your people, with who introduced them."),
    )

    def offer(self, organizer, drawn_to=None):
        """The council's issues and its openings; one that was chosen before stays to be chosen."""
        openings = Opening.objects.visible_to(organizer).filter(Q(filled_on=None) | Q(pk=drawn_to))
        self.fields["issue_tags"].queryset = IssueTag.objects.visible_to(organizer).order_by("name")
        self.fields["drawn_to"].queryset = openings.order_by("name")
        self.fields["drawn_to"].label_from_instance = lambda opening: str(opening.said)

    def what_was_noticed(self) -> dict:
        """As a debrief takes it."""
        said = self.cleaned_data
        names = ("felt", "drawn_to", "another_issue", "who_else")
        return {name: said[name] for name in names} | {"issue_tags": list(said["issue_tags"])}
