from django import forms
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst, slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onetoone.accounts.forms import EntryForm
from onetoone.accounts.models import User
from onetoone.councils import founding, posts
from onetoone.councils.models import Council, Organizer
from onetoone.councils.models.organizer import Post, what_is_done_as, word_for
from onetoone.lib import places
from onetoone.lib.languages import simple

NAME = {"autocomplete": "name"}
DISCREET = {"organizer_word": _("helper"), "cc_word": _("host")}  # such words say little to who looks on


class PlaceForm(forms.ModelForm):
    """Where the council is: its dates follow the zone, its telephone numbers the country."""

    country = forms.ChoiceField(label=_("Country"), choices=places.countries, initial="US")
    zone = forms.ChoiceField(label=_("Time zone"), choices=places.zones, initial="America/New_York")
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial="en")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = places.zones_now(self.instance.country, timezone.now())


class FoundingForm(PlaceForm):
    """The first minute of a council: its name and who coordinates it."""

    your_name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs=NAME))
    your_email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        help_text=_(
            "May stay empty: a printed code lets you in as well. Better a private one than one at work."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = Council
        fields = ["name", "country", "zone", "language"]
        labels = {"name": _("What is your council called?")}
        help_texts = {"name": _("Such as: Millbrook tenants.")}

    field_order = ["name", "your_name", "your_email"]

    def found(self, slug=""):
        """The council and the seat kept for its coordinator: (council, invitation, code)."""
        words = self.cleaned_data
        return founding.found(
            words["name"],
            slug=slug or slugify(words["name"])[:50] or "council",
            cc_name=words["your_name"],
            cc_email=words["your_email"],
            country=words["country"],
            zone=words["zone"],
            language=words["language"],
        )


class FirstPageForm(FoundingForm, EntryForm):
    """Founding on the first page of a new server; what must not be seen can be said at once."""

    discreet_name = forms.CharField(
        label=_("A discreet name"),
        max_length=60,
        required=False,
        help_text=_(
            "Such as Tuesday group. It stands in calendars, messages, browser tabs and addresses, "
            "and on printed cards, instead of the council’s own."
        ),
    )
    organizer_word = forms.CharField(
        label=_("What you then call an organizer"),
        max_length=60,
        required=False,
        initial=DISCREET["organizer_word"],
    )
    cc_word = forms.CharField(
        label=_("And a coordinator, such as you"),
        max_length=60,
        required=False,
        initial=DISCREET["cc_word"],
        help_text=_("Both words stand on invitations, and wherever somebody’s role is named."),
    )
    only_given = forms.BooleanField(
        label=_("Organizers see only the people given to them"),
        required=False,
        help_text=_(
            "In a workplace the list itself is the danger. "
            "Of the other organizers they see only the coordinators. Coordinators see everybody."
        ),
    )
    field_order = ["name", "your_name", "your_email"]

    def __init__(self, *args, speaks="", **kwargs):
        country, zone = places.likely_place(speaks)
        likely = {"country": country, "zone": zone} if country else {"zone": "America/New_York"}
        super().__init__(*args, instance=Council(language=simple(get_language()), **likely), **kwargs)

    def clean_your_email(self):
        """An account is never taken over by writing down its address."""
        email = self.cleaned_data["your_email"]
        if User.objects.with_email(email).exists():
            raise forms.ValidationError(_("There is an account with this address. Use another, or none."))
        return email

    @transaction.atomic
    def found_and_take_seat(self):
        """The coordinator's post in the new council."""
        words = self.cleaned_data
        discreet_name = words["discreet_name"]
        # The address stands in the browser's history too.
        council, invitation, _code = self.found(slug=slugify(discreet_name)[:50])
        council.discreet_name = discreet_name
        if discreet_name:
            council.organizer_word, council.cc_word = words["organizer_word"], words["cc_word"]
        if words["only_given"]:
            council.who_sees_whom = Council.WhoSeesWhom.GIVEN
        council.save(update_fields=["discreet_name", "organizer_word", "cc_word", "who_sees_whom"])
        return posts.take_seat(invitation)


class JoinForm(EntryForm):
    """Taking the seat an invitation kept; somebody without an account may correct the name first."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs=NAME))
    field_order = ["name", "shared"]

    def __init__(self, *args, signed_in, is_shared_known=False, **kwargs):
        super().__init__(*args, **kwargs)
        if signed_in:
            del self.fields["name"]
        if signed_in or is_shared_known:
            del self.fields["shared"]


class PostForm(forms.Form):
    """Which post, in the council's own words."""

    post = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect, initial=Post.ORGANIZER)

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        with_network = _("network staff: totals only, no people")
        self.fields["post"].choices = [
            (Post.ORGANIZER, word_for(Post.ORGANIZER, council)),
            (Post.CC, word_for(Post.CC, council)),
            (Post.STAFF, _("totals only, no people") if council.discreet_name else with_network),
        ]
        self.fields["post"].help_text = format_html_join(
            SafeString("<br>"),
            "{}. {}",
            (
                (capfirst(word_for(post, council)), what_is_done_as(post))
                for post in (Post.ORGANIZER, Post.CC)
            ),
        )


class LeavingForm(forms.Form):
    """Whom the people of somebody who leaves are given to; a CC may say so."""

    to = forms.ModelChoiceField(
        Organizer.objects.none(),
        label=_("Who takes on their people?"),
        required=False,
        empty_label=_("nobody yet"),
    )

    def __init__(self, *args, other, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.other, self.by, self.pairs = other, by, other.pairs.filter(until=None).count()
        self.talks = other.one_to_ones.arranged().count()
        staying = Organizer.objects.meeting_people().filter(council=other.council).exclude(pk=other.pk)
        self.fields["to"].queryset = staying.select_related("user").by_name()
        if not (by.is_cc and (self.pairs or self.talks)):
            del self.fields["to"]

    def leave(self) -> bool:
        """The post ends; False, and a sentence, if a coordinator would be missing."""
        try:
            posts.leave(self.other, by=self.by, to=self.cleaned_data.get("to"))
        except posts.LastCC as sentence:
            self.add_error(None, str(sentence))
        return not self.errors
