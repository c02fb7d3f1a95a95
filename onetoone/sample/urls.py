from django.urls import path

from onetoone.sample import views

app_name = "sample"
urlpatterns = [
    path("", views.sign_in_as, name="sign_in_as"),
]
