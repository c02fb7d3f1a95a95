import sys

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from onetoone.accounts import second_step
from onetoone.accounts.models import User


class Command(BaseCommand):
    help = "End the second step for somebody who lost the phone with the app and the recovery codes."

    def add_arguments(self, parser):
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--email", metavar="WHO", help="whose, by e-mail")
        who.add_argument("--name", metavar="WHO", help="whose, by name")

    def handle(self, *, email=None, name=None, **options):
        """One account fits, or a sentence says why not and nothing changes. Passkeys stay."""
        users = User.objects.filter(email__iexact=email) if email else User.objects.filter(name__iexact=name)
        if len(users) != 1:
            several = _("Several people have this name: use --email.")
            sys.exit(several if users else _("Nobody here has this e-mail or name."))
        second_step.switch_off(users[0])
        self.stdout.write(_("From now on one step is enough: a code by mail, on paper, or a passkey."))
