"""Who is asking: the post that the signed-in user holds in the council of the address."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone, translation

from onetoone.councils.models import Organizer
from onetoone.lib.languages import as_said_in


class OrganizerMiddleware:
    """Gives `request.organizer`: the post held now in `/c/<council>/…`, or None once it has ended."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.organizer = None
        with timezone.override(None):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "council" in kwargs and request.user.is_authenticated:
            request.organizer = Organizer.objects.post_of(request.user, kwargs["council"])
        if request.organizer:
            council = request.organizer.council
            timezone.activate(council.clock)  # moments on pages are shown in the council's time
            translation.activate(as_said_in(council.country))
        return None


def organizer_required(view):
    """Only for organizers and CCs of the address's council: signing in first, else as if the page did not exist."""

    @wraps(view)
    def checked(request, council, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.organizer is None or not request.organizer.may_see_people:
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def cc_required(view):
    """Only for the council's CCs."""

    @organizer_required
    @wraps(view)
    def checked(request, *args, **kwargs):
        if not request.organizer.is_cc:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked
