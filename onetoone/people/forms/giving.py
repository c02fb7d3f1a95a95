from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.audit.forms import DeedForm
from onetoone.councils.models import Invitation, Organizer
from onetoone.councils.models.organizer import Post
from onetoone.people.models import Pair, PairToCome, Person
from onetoone.people.models.pair import left_ahead

MOST = 50  # as many as a page shows


class ToWhomField(forms.TypedChoiceField):
    """To whom people are given: who organizes here, then who is invited and will once they come."""

    def offer(self, by, *, nobody="", person=None):
        """Those of this coordinator's council, but who has the `person` already; `nobody` names that choice."""
        serving = Organizer.objects.meeting_people().filter(council=by.council).select_related("user")
        invited = by.council.invitations.waiting().filter(invited_by__isnull=False).exclude(post=Post.STAFF)
        if person:
            serving = serving.exclude(pk__in=_settled(person.pairs.open()).values("organizer"))
            invited = invited.exclude(pk__in=person.pairs_to_come.values("invitation"))
        here, to_come = list(serving.by_name()), list(invited.order_by("name", "pk"))
        self.coerce = {str(one.pk): one for one in [*here, *to_come]}.get
        groups = [(_("Invited: theirs once they come"), _named(to_come))] if to_come else []
        first = [("", nobody)] if nobody and (here or groups) else []
        self.choices = [*first, *_named(here), *groups]


class GiveForm(DeedForm):
    """To whom a person is given as well: a CC gives to anybody, here or invited; an organizer takes them on."""

    organizer = ToWhomField(label=gettext_lazy("Give to"))

    def __init__(self, *args, person, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.by = person, by
        if by.is_cc:
            self.fields["organizer"].offer(by, nobody=_("Choose somebody"), person=person)
        else:
            self.fields["organizer"].coerce = {str(by.pk): by}.get
            self.fields["organizer"].choices = [(str(by.pk), str(by))]

    def give(self):
        """Given to them, now or once they come; whoever takes somebody on begins with a call today."""
        to = self.cleaned_data["organizer"]
        if isinstance(to, Invitation):
            return PairToCome.keep_several([self.person], to, by=self.by)
        Pair.take_over(to, people=[self.person])
        return self.person.be_taken_on(to) if to == self.by else self.person.give(to, by=self.by)


class GiveSeveralForm(DeedForm):
    """Which people are given to whom; a coordinator says so."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Whom"),
        error_messages={"required": gettext_lazy("Tick somebody first.")},
    )
    organizer = ToWhomField(label=gettext_lazy("Give to"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["people"].queryset = Person.objects.visible_to(by)
        self.fields["organizer"].offer(by, nobody=_("Choose somebody"))

    @property
    def ticked(self):
        """The keys of those who were ticked when the form came back."""
        return set(self["people"].value() or ())

    def give(self):
        """A pair with each who had none, or one to come; answers with one of them."""
        to, people = self.cleaned_data["organizer"], self.cleaned_data["people"][:MOST]
        if isinstance(to, Invitation):
            return PairToCome.keep_several(people, to, by=self.by)
        Pair.take_over(to, people=people)
        return Pair.give_several(people, to, by=self.by)


def _settled(pairs):
    """Where nothing is left by somebody who has gone; else who has the person already may take that over too."""
    for steps in left_ahead():
        pairs = pairs.exclude(Exists(steps.filter(person=OuterRef("person"))))
    return pairs


def _named(those):
    return [(str(one.pk), str(one)) for one in those]
