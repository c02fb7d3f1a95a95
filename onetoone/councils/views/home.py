from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from onetoone.accounts import sessions
from onetoone.councils.forms import FirstPageForm
from onetoone.councils.models import Council
from onetoone.councils.views.organizers import show_own_code


def home(request):
    """On to Today, to a choice of councils, to signing in; on a new server to founding its council."""
    if not request.user.is_authenticated:
        return redirect("account_login" if Council.objects.exists() else "found")
    posts = list(request.user.posts.serving().select_related("council").order_by("council__name", "pk"))
    if len(posts) == 1 and posts[0].may_see_people:
        return redirect("today:today", council=posts[0].council.slug)
    return TemplateResponse(request, "councils/home.html", {"posts": posts})


def found(request):
    """The first page of a new server, open only while it has no council: found one and keep the way back in."""
    form = FirstPageForm(request.POST or None, speaks=request.headers.get("Accept-Language", ""))
    if user := form.is_bound and form.has_let_in():
        return sessions.begin(request, user, operation=form.data["operation"], to=reverse("home"))
    if Council.objects.exists():
        return redirect("home")
    if form.is_valid():
        organizer = form.found_and_take_seat()
        words = form.cleaned_data
        today = reverse("today:today", kwargs={"council": organizer.council.slug})
        on = {"operation": words["operation"], "shared": words["shared"], "to": today}
        answer = sessions.begin(request, organizer.user, **on)
        return answer if organizer.user.has_way_back else show_own_code(request, organizer)
    return TemplateResponse(
        request, "councils/found.html", {"form": form}, status=422 if form.is_bound else 200
    )
