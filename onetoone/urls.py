from django.http import HttpResponse
from django.urls import include, path


def healthz(request):
    """200 and "ok" when the server answers; whoever is signed in can tell by a header that they still are."""
    signed_in = {"X-Signed-In": "yes"} if request.user.is_authenticated else {}
    return HttpResponse("ok", content_type="text/plain", headers=signed_in)


of_a_council = [
    path("", include("onetoone.today.urls")),
    path("", include("onetoone.councils.urls")),
    path("", include("onetoone.people.urls")),
    path("", include("onetoone.guides.urls")),
    path("", include("onetoone.calls.urls")),
    path("", include("onetoone.meetings.urls")),
    path("", include("onetoone.commitments.urls")),
    path("", include("onetoone.debriefs.urls")),
    path("", include("onetoone.transfer.urls")),
]

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("onetoone.accounts.urls")),
    path("", include("onetoone.councils.doors")),
    path("sample/", include("onetoone.sample.urls")),
    path("c/<slug:council>/", include(of_a_council)),
]
