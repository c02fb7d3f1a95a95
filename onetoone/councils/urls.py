from django.urls import path

from onetoone.councils.views import inviting, me, organizers, undoing

app_name = "councils"
urlpatterns = [
    path("me/", me.me, name="me"),
    path("settings/", me.settings, name="settings"),
    path("undo/", undoing.undo, name="undo"),
    path("organizers/", organizers.organizers, name="organizers"),
    path("organizers/invitations/", inviting.invite, name="invite"),
    path(
        "organizers/invitations/<uuid:invitation_id>/ending/",
        inviting.end_invitation,
        name="end_invitation",
    ),
    path(
        "organizers/invitations/<uuid:invitation_id>/code/",
        inviting.print_again,
        name="invitation_code",
    ),
    path("organizers/<uuid:organizer_id>/code/", organizers.print_code, name="code"),
    path("organizers/<uuid:organizer_id>/post/", organizers.change_post, name="post"),
    path("organizers/<uuid:organizer_id>/leaving/", organizers.leave, name="leave"),
]
