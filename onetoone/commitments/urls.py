from django.urls import path

from onetoone.commitments import views

app_name = "commitments"
urlpatterns = [
    path("check-ins/<uuid:check_in_id>/", views.check_in, name="check_in"),
    path("check-ins/<uuid:check_in_id>/not-reached/", views.not_reached, name="not_reached"),
    path("check-ins/<uuid:check_in_id>/picking-up/", views.pick_up, name="pick_up"),
    path("promises/<uuid:commitment_id>/keeping/", views.keep, name="keep"),
]
