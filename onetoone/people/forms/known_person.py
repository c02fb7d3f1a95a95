from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.councils.models import Organizer
from onetoone.lib.telephone import as_read, e164
from onetoone.people.forms.person import BY_HAND, PersonForm
from onetoone.people.models import IssueTag

MOST_LINES = 9


class LinesField(forms.CharField):
    """Several of one kind, each on its line."""

    def __init__(self, **options):
        hint = gettext_lazy("Each on a line of its own.")
        super().__init__(
            help_text=hint,
            max_length=1000,
            required=False,
            widget=forms.Textarea(BY_HAND | {"rows": 2}),
            **options,
        )

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        lines = (line.strip() for line in super().clean(value).splitlines())
        return [line for line in lines if line][:MOST_LINES]


class KnownPersonForm(PersonForm):
    """Somebody known: besides the plain facts further ways to reach them, what moves them, and what they asked for."""

    other_phones = LinesField(label=gettext_lazy("Other telephones"))
    other_emails = LinesField(label=gettext_lazy("Other e-mails"))
    issue_tags = forms.ModelMultipleChoiceField(
        IssueTag.objects.none(),
        label=gettext_lazy("What moves them"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tags = forms.CharField(
        label=gettext_lazy("Tags"),
        help_text=gettext_lazy("From your sheet, or your own; a comma between them."),
        max_length=500,
        required=False,
    )
    post = forms.ModelChoiceField(
        Organizer.objects.none(),
        label=gettext_lazy("One of us"),
        empty_label=gettext_lazy("No, or not yet"),
        help_text=gettext_lazy("Then Today asks nobody to call them."),
        required=False,
    )
    no_mail = forms.BooleanField(label=gettext_lazy("They asked for no e-mail"), required=False)
    do_not_contact = forms.BooleanField(
        label=gettext_lazy("They asked us not to contact them"),
        help_text=gettext_lazy("Nobody here calls or writes. Take it away when they say so."),
        required=False,
    )

    def __init__(self, *args, organizer, person, one_of_us="", **kwargs):
        """Only CCs say who is one of us; `one_of_us` is the key of the organizer they come from."""
        super().__init__(*args, organizer=organizer, person=person, **kwargs)
        if organizer.is_cc:
            self.fields["post"].queryset = _free_posts(organizer.council, person)
            self.initial["post"] = one_of_us or person.post_id
        else:
            del self.fields["post"]
        self.initial["tags"] = ", ".join(person.tags)
        country = organizer.council.country
        self.initial["other_phones"] = [as_read(phone, country) for phone in person.other_phones]
        self._moving = list(person.issue_tags.all())
        known = [issue.pk for issue in self._moving]
        issues = IssueTag.objects.visible_to(organizer).filter(Q(retired_on=None) | Q(pk__in=known))
        self.fields["issue_tags"].queryset = issues.order_by("name")
        self.initial["issue_tags"] = known

    def clean_other_phones(self):
        numbers = {
            typed: e164(typed, self.organizer.council.country) for typed in self.cleaned_data["other_phones"]
        }
        for typed, number in numbers.items():
            if number is None:
                raise ValidationError(
                    _("“%(typed)s” is no whole number. Add its area code, or + and its country code.")
                    % {"typed": typed}
                )
        return list(dict.fromkeys(numbers.values()))

    def clean_other_emails(self):
        for typed in self.cleaned_data["other_emails"]:
            try:
                validate_email(typed)
            except ValidationError as wrong:
                raise ValidationError(_("“%(typed)s” is no e-mail address.") % {"typed": typed}) from wrong
        return self.cleaned_data["other_emails"]

    def clean_tags(self):
        tags = (tag.strip() for tag in self.cleaned_data["tags"].split(","))
        return list(dict.fromkeys(tag for tag in tags if tag))

    def clean_issue_tags(self):
        return list(self.cleaned_data["issue_tags"])

    def edit(self):
        """The facts that were changed, written down; what somebody else changed meanwhile stays.

        Whom nobody knew how to reach is called again by those they are given to.
        """
        was = {name: getattr(self.person, name) for name in [*self._facts(), "team"]} | {
            "issue_tags": self._moving
        }
        facts = {name: fact for name, fact in self.facts().items() if not _same(was[name], fact)}
        was_out_of_reach = self.person.is_out_of_reach
        self.person.edit(**facts)
        if was_out_of_reach and not self.person.is_out_of_reach:
            for pair in self.person.pairs.open().select_related("organizer"):
                self.person.be_called_by(pair.organizer, on=self.person.council.today())
        return self.person


def _free_posts(council, person):
    posts = council.organizers.filter(Q(person=None) | Q(person=person)).select_related("user")
    return posts.filter(Q(until=None) | Q(person=person)).order_by("user__name", "pk")


def _same(was, fact):
    return set(was) == set(fact) if isinstance(fact, list) else was == fact
