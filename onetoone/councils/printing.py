"""Invitations on paper, as many cards as there are seats waiting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onetoone.councils.models import Invitation
from onetoone.councils.models.invitation import NotOpen


class CardsForm(forms.Form):
    """Who of those invited is handed a card."""

    invitations = forms.ModelMultipleChoiceField(
        queryset=Invitation.objects.none(),
        label=_("A card for"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose somebody who gets a card.")},
    )

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        waiting = council.invitations.waiting().select_related("council").order_by("name", "pk")
        self.fields["invitations"].queryset = waiting

    def print_again(self) -> list[tuple[Invitation, str]]:
        """Each with a fresh code; whoever came in the meantime needs none."""
        printed = []
        for invitation in self.cleaned_data["invitations"]:
            try:
                printed.append((invitation, invitation.print_again()))
            except NotOpen:
                continue
        return printed
