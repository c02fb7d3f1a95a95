"""onetoone fill_sample: an invented council in an empty data folder."""

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from onetoone.councils.models import Council
from onetoone.sample.inventing import invent


class Command(BaseCommand):
    help = "Fill an empty data folder with an invented council to look around in."

    def handle(self, **options):
        """Refuses, changing nothing, where a council exists."""
        if Council.objects.exists():
            raise CommandError(_("There is a council already. The sample wants an empty data folder."))
        invent()
