"""The tick that shows what is said in the reader's own language too: it stays as it was left, for this session."""

from functools import wraps

from django.http import HttpResponse

KEPT = "beside"


def is_wanted(request, *, at_first=False) -> bool:
    """Whether the tick is set, or `at_first` until somebody has touched it; `?mine=1` sets it for one page."""
    return bool(request.GET.get("mine") or request.session.get(KEPT, at_first))


def keeps_the_tick(view):
    """On this page the tick tells how it stands by `?tick`, and is answered with nothing."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if "tick" not in request.GET:
            return view(request, *args, **kwargs)
        request.session[KEPT] = KEPT in request.GET
        return HttpResponse(status=204)

    return answer
