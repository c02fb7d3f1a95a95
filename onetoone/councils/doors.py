"""The doors into a council: addresses that stand outside any one council."""

from django.urls import path

from onetoone.councils.views import home, joining

urlpatterns = [
    path("", home.home, name="home"),
    path("found/", home.found, name="found"),
    path("join/", joining.type_code, name="join"),
    path("join/<slug:code>/", joining.join, name="join"),
]
