from django.urls import path

from onetoone.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="list"),
    path("people/finding/", views.find, name="find"),
    path("people/choosing/", views.choose, name="choose"),
    path("people/adding/", views.add, name="add"),
    path("people/<uuid:person_id>/", views.person, name="person"),
    path("people/<uuid:person_id>/editing/", views.edit, name="edit"),
    path("people/<uuid:person_id>/pairs/", views.give, name="give"),
    path("people/<uuid:person_id>/pairs/<uuid:pair_id>/release/", views.release, name="release"),
]
