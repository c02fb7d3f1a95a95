from django.urls import path

from onetoone.calls import handing_on, views

app_name = "calls"
urlpatterns = [
    path("people/<uuid:person_id>/call/", views.call, name="call"),
    path("people/<uuid:person_id>/calls/", views.outcome, name="outcome"),
    path("people/<uuid:person_id>/handing-on/", handing_on.hand_on, name="hand_on"),
]
