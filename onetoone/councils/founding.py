"""Found a council: the group, and the seat kept for its first coordinator."""

from django.db import transaction

from onetoone.councils.models import Council, Invitation
from onetoone.councils.models.organizer import Post


@transaction.atomic
def found(name, *, slug, cc_name, cc_email="", country="US", zone="America/New_York", language="en"):
    """A new council and its CC's invitation code: (council, invitation, code). The slug must be free."""
    council = Council.objects.create(
        name=name, slug=slug, country=country.upper(), zone=zone, language=language
    )
    invitation, code = Invitation.invite(council, cc_name, email=cc_email, post=Post.CC)
    return council, invitation, code
