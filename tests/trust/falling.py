"""Our addresses, and one whose page falls over."""

from django.urls import path

from onetoone.urls import urlpatterns as ours


def fall(request):
    """Raises whatever is asked."""
    raise RuntimeError("This page falls over")


urlpatterns = [*ours, path("falls/", fall, name="falls")]
