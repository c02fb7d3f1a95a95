"""Pages of my own, outside any council: the places of the council one came from stay at hand."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.utils import timezone


def my_page(view):
    """Only for who is signed in; with the places and the clock of the council one came from."""

    @login_required
    @wraps(view)
    def shown(request, *args, **kwargs):
        request.organizer = _post_one_came_from(request)
        if request.organizer:
            timezone.activate(request.organizer.council.clock)
        answer = view(request, *args, **kwargs)
        if getattr(answer, "context_data", None) is not None:
            answer.context_data.setdefault("place", "councils")  # under Me, that is
        return answer

    return shown


def _post_one_came_from(request):
    """The post in the council that the address named, or the only one."""
    if slug := request.GET.get("of"):
        request.session["council"] = slug[:50]
    posts = [post for post in request.user.posts.serving().select_related("council") if post.may_see_people]
    named = [post for post in posts if post.council.slug == request.session.get("council")]
    return named[0] if named else posts[0] if len(posts) == 1 else None
