import sys

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from onetoone.councils import posts
from onetoone.councils.links import way_in
from onetoone.councils.looking_up import council_named


class Command(BaseCommand):
    help = (
        "Print a fresh code for somebody of a council who is locked out. Codes printed before stop working."
    )

    def add_arguments(self, parser):
        parser.add_argument("--council", metavar="SLUG", required=True, help="the council's short name")
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--email", metavar="WHO", help="whose code, by e-mail")
        who.add_argument("--name", metavar="WHO", help="whose code, by name")

    def handle(self, *, council, email, name, **options):
        """One organizer of the council fits, or a sentence says why not and nothing is printed."""
        serving = council_named(council).organizers.serving().select_related("user", "council")
        found = (
            serving.filter(user__email__iexact=email) if email else serving.filter(user__name__iexact=name)
        )
        if len(found) != 1:
            sentence = (
                _("Several people have this name: use --email.")
                if found
                else _("Nobody here is %(who)s. Who was invited joins first.")
            )
            sys.exit(sentence % {"who": email or name})
        way = way_in(posts.print_code(found[0], by=None))
        self.stdout.write(_("The code is %(code)s. It lets in once, within 7 days, at %(page)s") % way)
