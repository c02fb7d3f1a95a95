"""What a council decides about itself, in sections that are each kept on their own."""

from dataclasses import dataclass

from django import forms
from django.db.models import Count
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onetoone.audit.forms import DeedForm
from onetoone.councils.forms import DISCREET, PlaceForm
from onetoone.councils.models import Council, Organizer
from onetoone.councils.models.organizer import Post


class SectionForm(DeedForm, forms.ModelForm):
    """One section of the settings."""

    def keep(self) -> Council:
        """What was changed here, and nothing else."""
        council = Council.objects.select_for_update().get(pk=self.instance.pk)
        said = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        facts = {name: fact for name, fact in said.items() if getattr(council, name) != fact}
        if facts:
            council.change(**facts)
        return council


class NameSection(SectionForm):
    """What it is called here, and outside."""

    class Meta:
        model = Council
        fields = ["name", "discreet_name"]
        labels = {"name": _("What is your council called?"), "discreet_name": _("Its discreet name")}
        help_texts = {
            "discreet_name": _(
                "Such as Tuesday group. It stands in calendars, messages and browser tabs, "
                "and on printed cards. Empty: its own name."
            )
        }


class PlaceSection(SectionForm, PlaceForm):
    """Where it is."""

    class Meta:
        model = Council
        fields = ["place", "zone", "country", "language"]
        labels = {"place": _("Town or neighborhood")}

    field_order = ["place", "zone", "country", "language"]


class PostsSection(SectionForm):
    """What it calls those who organize; a council with a discreet name is proposed words that say little."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        empty = {name: word for name, word in DISCREET.items() if not getattr(self.instance, name)}
        self.has_proposals = bool(self.instance.discreet_name and empty)
        if self.has_proposals:
            self.initial |= empty
        if self.instance.discreet_name:
            for name, word in DISCREET.items():
                self.fields[name].help_text = gettext("A word that says little, such as %(word)s.") % {
                    "word": word
                }

    class Meta:
        model = Council
        fields = ["organizer_word", "cc_word"]
        help_texts = {
            "organizer_word": _("Such as steward, or captain. Empty: organizer."),
            "cc_word": _("Such as chair. Empty: council coordinator."),
        }


class WaitingSection(SectionForm):
    """How long something waits before somebody is told."""

    grace_days = forms.IntegerField(
        label=_("Days until what waits also shows with the coordinators"), min_value=1, max_value=365
    )
    cadence_days = forms.IntegerField(
        label=_("Days after which somebody nobody has talked to comes up again"), min_value=1, max_value=1000
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.cc_word:
            own = {"cc": self.instance.cc_word}
            self.fields["grace_days"].label = (
                gettext("Days until what waits also shows with the %(cc)s") % own
            )

    class Meta:
        model = Council
        fields = ["grace_days", "cadence_days"]


class WhoSection(SectionForm):
    """Who sees whom."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who_sees_whom"].choices = list(self.instance.sights_in_words().items())

    class Meta:
        model = Council
        fields = ["who_sees_whom"]
        labels = {"who_sees_whom": _("Who sees whom")}
        widgets = {"who_sees_whom": forms.RadioSelect}


SECTIONS: dict[str, type[SectionForm]] = {
    "name": NameSection,
    "place": PlaceSection,
    "posts": PostsSection,
    "waiting": WaitingSection,
    "who": WhoSection,
}


@dataclass(frozen=True)
class Sight:
    """How many people an organizer sees: all there are, or those given to them."""

    organizer: Organizer
    given: int


def sights(council) -> tuple[list[Sight], int]:
    """What each organizer who is no coordinator would see of the council, and how many people there are in all."""
    open_pairs = council.pairs.filter(until=None, person__undone_at=None)
    given = dict(open_pairs.order_by().values_list("organizer").annotate(Count("person")))
    organizers = council.organizers.serving().filter(post=Post.ORGANIZER).select_related("user").by_name()
    return [Sight(one, given.get(one.pk, 0)) for one in organizers], council.persons.count()
