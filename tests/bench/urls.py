from django.urls import path

from onetoone.urls import urlpatterns as product
from tests.bench import floor

urlpatterns = [
    path("floor/people/", floor.people),
    path("floor/people/after/<uuid:person_id>/", floor.people),
    path("floor/find/", floor.find),
    path("floor/person/<uuid:person_id>/", floor.person),
    path("floor/call/<uuid:person_id>/", floor.log_call),
    *product,
]
