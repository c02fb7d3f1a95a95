from django.urls import path

from onetoone.people import giving, steps, views, words

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="list"),
    path("people/finding/", views.find, name="find"),
    path("people/choosing/", views.choose, name="choose"),
    path("people/giving/", giving.give_several, name="give_several"),
    path("people/kept/<uuid:kept_id>/taking-back/", giving.take_back, name="take_back"),
    path("people/adding/", views.add, name="add"),
    path("people/<uuid:person_id>/", views.person, name="person"),
    path("people/<uuid:person_id>/editing/", views.edit, name="edit"),
    path("people/<uuid:person_id>/reaching/", views.reach, name="reach"),
    path("people/<uuid:person_id>/pairs/", views.give, name="give"),
    path("people/<uuid:person_id>/pairs/<uuid:pair_id>/release/", views.release, name="release"),
    path("people/<uuid:person_id>/steps/", steps.take, name="step"),
    path("settings/pathway/", words.words, {"kind": "pathway"}, name="pathway"),
    path("settings/teams/", words.words, {"kind": "teams"}, name="teams"),
    path("settings/issues/", words.words, {"kind": "issues"}, name="issues"),
    path("settings/words/<uuid:word_id>/", words.rename, name="word"),
    path("settings/words/<uuid:word_id>/use/", words.use, name="word_use"),
    path("settings/words/<uuid:word_id>/place/", words.place, name="word_place"),
]
