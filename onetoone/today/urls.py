from django.urls import path

from onetoone.today import views

app_name = "today"
urlpatterns = [
    path("", views.today, name="today"),
    path("next/", views.next_call, name="next"),
]
