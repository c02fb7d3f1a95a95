from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from onetoone.accounts import sessions
from onetoone.councils.forms import FirstPageForm
from onetoone.councils.models import Council


def home(request):
    """On to Today, to a choice of councils, to signing in; on a new server to founding its council."""
    if not request.user.is_authenticated:
        return redirect("account_login" if Council.objects.exists() else "found")
    posts = list(request.user.posts.serving().select_related("council").order_by("council__name", "pk"))
    if len(posts) == 1 and posts[0].may_see_people:
        return redirect("today:today", council=posts[0].council.slug)
    return TemplateResponse(request, "councils/home.html", {"posts": posts})


def found(request):
    """The first page of a new server, open only while it has no council: found one and coordinate it."""
    form = FirstPageForm(request.POST or None)
    if Council.objects.exists():
        return _again(request, form) or redirect("home")
    if form.is_valid():
        organizer = form.found_and_take_seat()
        words = form.cleaned_data
        today = reverse("today:today", kwargs={"council": organizer.council.slug})
        return sessions.begin(
            request, organizer.user, operation=words["operation"], shared=words["shared"], to=today
        )
    return TemplateResponse(
        request, "councils/found.html", {"form": form}, status=422 if form.is_bound else 200
    )


def _again(request, form):
    """The founding form sent twice: its founder is signed in again."""
    if form.is_valid() and (user := sessions.begun_with(form.cleaned_data["operation"])):
        return sessions.begin(request, user, operation=form.cleaned_data["operation"], to=reverse("home"))
    return None
