from django.urls import path

from onetoone.today import first_minutes, views

app_name = "today"
urlpatterns = [
    path("", views.today, name="today"),
    path("next/", views.next_call, name="next"),
    path("called/", views.called, name="called"),
    path("monday/", views.monday, name="monday"),
    path("first/", first_minutes.first, name="first"),
    path("first/now/", first_minutes.fight, name="first_fight"),
    path("first/next/", first_minutes.ask, name="first_ask"),
    path("first/people/", first_minutes.people, name="first_people"),
]
