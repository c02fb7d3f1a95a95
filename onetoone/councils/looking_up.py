"""Which council a command means, in the data folder it was given; what is missing is said in a sentence."""

import sys

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from onetoone.councils.models import Council


def council_named(slug) -> Council:
    """The council with this short name; without one the command ends here."""
    if Council._meta.db_table not in connection.introspection.table_names() or not Council.objects.exists():
        sentence = _(
            "There is no council in this folder yet: %(folder)s. Found one first, or name another with --data."
        )
        sys.exit(sentence % {"folder": settings.DATA})
    here = Council.objects.filter(slug=slug).first()
    return here or sys.exit(_("There is no council with the short name %(slug)s.") % {"slug": slug})
