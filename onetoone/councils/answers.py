"""What a page answers after a deed: where to go on, what happened, and the way back."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def done(request, operation, sentence, to, **where) -> HttpResponseRedirect:
    """Go on to this page of the same council with a toast that says the sentence and offers to undo the operation.

    The repeat of an operation that was undone says so instead and does nothing. The sentence holds no note and no name;
    an organizer stands in it as a key, and the toast names them.
    """
    if operation.undone_at:
        messages.info(request, _("This was undone. Nothing has changed."))
    else:
        messages.success(request, sentence, extra_tags=str(operation.pk))
    return redirect(to, council=request.organizer.council.slug, **where)
