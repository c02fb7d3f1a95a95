from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.councils.models import Invitation, Organizer
from onetoone.councils.models.organizer import Post
from onetoone.people.models import Pair, PairToCome, Person

MOST = 50  # as many as a page shows


class GiveForm(DeedForm):
    """To whom a person is given as well: a CC gives to anybody who organizes here, an organizer takes them on."""

    organizer = forms.TypedChoiceField(label=gettext_lazy("Give to"))

    def __init__(self, *args, person, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.to_whom = {str(one.pk): one for one in (_others_of(person, by.council) if by.is_cc else [by])}
        self.fields["organizer"].choices = [(key, str(one)) for key, one in self.to_whom.items()]
        self.fields["organizer"].coerce = self.to_whom.get
        self.person, self.by = person, by

    def give(self):
        """Given to them; whoever takes somebody on begins with a call today."""
        to = self.cleaned_data["organizer"]
        return self.person.be_taken_on(to) if to == self.by else self.person.give(to, by=self.by)


class GiveSeveralForm(DeedForm):
    """Which people are given to whom; a coordinator says so."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Whom"),
        error_messages={"required": gettext_lazy("Tick somebody first.")},
    )
    organizer = forms.TypedChoiceField(label=gettext_lazy("Give to"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["people"].queryset = Person.objects.visible_to(by)
        serving = Organizer.objects.meeting_people().filter(council=by.council).select_related("user")
        invited = by.council.invitations.waiting().filter(invited_by__isnull=False).order_by("name", "pk")
        self.to_whom = {str(one.pk): one for one in [*serving.by_name(), *invited.exclude(post=Post.STAFF)]}
        self.fields["organizer"].choices = [("", _("Choose somebody")), *self._named()]
        self.fields["organizer"].coerce = self.to_whom.get

    def _named(self):
        """Those who organize here, then those who will once they come."""
        named = {Organizer: [], Invitation: []}
        for key, one in self.to_whom.items():
            named[type(one)].append((key, str(one)))
        invited = [(_("Invited: theirs once they come"), named[Invitation])]
        return [*named[Organizer], *(invited if named[Invitation] else [])]

    @property
    def ticked(self):
        """The keys of those who were ticked when the form came back."""
        return set(self["people"].value() or ())

    def give(self):
        """A pair with each who had none, or one to come; answers with one of them."""
        to, people = self.cleaned_data["organizer"], self.cleaned_data["people"][:MOST]
        if isinstance(to, Invitation):
            return PairToCome.keep_several(people, to, by=self.by)
        return Pair.give_several(people, to, by=self.by)


def _others_of(person, council):
    """Who organizes in the council and has not been given this person."""
    serving = Organizer.objects.meeting_people().filter(council=council).select_related("user")
    return serving.exclude(pk__in=person.pairs.open().values("organizer")).by_name()
