from django.urls import path

from onetoone.guides import views

app_name = "guides"
urlpatterns = [
    path("guide/", views.guide, name="guide"),
    path("guide/campaign/", views.campaign, name="campaign"),
    path("guide/ask/", views.ask, name="ask"),
    path("guide/openings/", views.openings, name="openings"),
    path("guide/openings/<uuid:opening_id>/filling/", views.fill_opening, name="fill_opening"),
]
