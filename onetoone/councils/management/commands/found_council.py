import sys

from django import forms
from django.core.management import BaseCommand
from django.core.validators import validate_slug
from django.utils.text import slugify
from django.utils.translation import gettext as _

from onetoone.councils.forms import FoundingForm
from onetoone.councils.links import way_in
from onetoone.councils.models import Council
from onetoone.lib import migrating
from onetoone.vault import keys


class CommandForm(FoundingForm):
    """The same questions, and the short name in the address."""

    slug = forms.CharField(max_length=50, validators=[validate_slug])

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if Council.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("A council has this short name already."))
        return slug


class Command(BaseCommand):
    help = "Found a council and print the link and the code with which its coordinator joins."

    def add_arguments(self, parser):
        parser.add_argument("council", metavar="NAME", help="what the council is called")
        parser.add_argument("--slug", default="", help="its short name in the address")
        parser.add_argument("--name", required=True, help="its coordinator's name")
        parser.add_argument("--email", default="", help="its coordinator's e-mail, for sign-in codes")
        parser.add_argument("--country", default="US", help="two letters (US)")
        parser.add_argument("--zone", default="America/New_York", help="its time zone (America/New_York)")
        parser.add_argument("--language", default="en", help="en or es (en)")

    def handle(self, *, council, slug, name, email, country, zone, language, **options):
        """Found the council, or say in a sentence why not and change nothing."""
        _prepare()
        words = {"name": council, "slug": slug or slugify(council)[:50], "country": country.upper()}
        words |= {"your_name": name, "your_email": email, "zone": zone, "language": language}
        form = CommandForm(words)
        if not form.is_valid():
            field, problems = next(iter(form.errors.items()))
            option = "NAME" if field == "name" else f"--{field.removeprefix('your_')}"
            sys.exit(f"{option} {words[field]!r}: {problems[0]}")
        _council, _invitation, code = form.found(form.cleaned_data["slug"])
        way = way_in(code)
        self.stdout.write(_("%(council)s is founded.") % {"council": council})
        self.stdout.write(_("Its coordinator joins once, within 30 days, at %(link)s") % way)
        self.stdout.write(_("or types the code %(code)s at %(page)s") % way)


def _prepare():
    """The folder may be new: the same keys and tables as the first start makes."""
    migrating.missing_steps()
    try:
        keys.check()
    except keys.KeyProblem as problem:
        sys.exit(str(problem))
    migrating.bring_up_to_date()
