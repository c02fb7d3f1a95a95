from django.urls import path

from onetoone.debriefs import views

app_name = "debriefs"
urlpatterns = [
    path("meetings/<uuid:one_to_one_id>/debrief/", views.debrief, name="debrief"),
    path("meetings/<uuid:one_to_one_id>/debrief/heard/", views.heard, name="heard"),
]
