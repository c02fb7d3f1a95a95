"""Allauth's addresses, picked by hand: no password, no sign-up and no reset exists here."""

from django.urls import path

from onetoone.accounts import views

sign_in = views.SignIn.as_view()

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/", sign_in, name="account_request_login_code"),  # allauth asks for both names
    path("sign-in/code/", views.MailedCode.as_view(), name="account_confirm_login_code"),
    path("sign-in/inactive/", views.Inactive.as_view(), name="account_inactive"),
    path("sign-out/", views.SignOut.as_view(), name="account_logout"),
    path("sessions/", views.sessions, name="sessions"),
    path("sessions/others/ending/", views.end_other_sessions, name="end_other_sessions"),
    path("sessions/<int:session_id>/ending/", views.end_session, name="end_session"),
]
