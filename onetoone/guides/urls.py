from django.urls import path

from onetoone.guides import views

app_name = "guides"
urlpatterns = [
    path("guide/", views.guide, name="guide"),
    path("guide/revising/", views.revise, name="revise"),
    path("guide/versions/", views.versions, name="versions"),
    path("guide/versions/brought/", views.brought, name="brought"),
    path("guide/versions/taken-up/", views.take_up, name="take_up"),
    path("guide/versions/<uuid:guide_id>/", views.version, name="version"),
    path("guide/now/<uuid:campaign_id>/", views.take_up_campaign, name="take_up_campaign"),
    path("guide/now/", views.campaign, name="campaign"),
    path("guide/next/", views.ask, name="ask"),
    path("guide/openings/", views.openings, name="openings"),
    path("guide/openings/<uuid:opening_id>/", views.opening, name="opening"),
    path("guide/openings/<uuid:opening_id>/filling/", views.fill_opening, name="fill_opening"),
]
