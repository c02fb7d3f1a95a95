from django.urls import path

from onetoone.calls import views

app_name = "calls"
urlpatterns = [
    path("people/<uuid:person_id>/call/", views.call, name="call"),
    path("people/<uuid:person_id>/calls/", views.outcome, name="outcome"),
]
