from django.urls import path

from onetoone.debriefs import views

app_name = "debriefs"
urlpatterns = [
    path("one-to-ones/<uuid:one_to_one_id>/debrief/", views.debrief, name="debrief"),
    path("one-to-ones/<uuid:one_to_one_id>/debrief/heard/", views.heard, name="heard"),
]
