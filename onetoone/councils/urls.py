from django.urls import path

from onetoone.councils.views import cards, inviting, me, organizers, settings, undoing

app_name = "councils"
urlpatterns = [
    path("me/", me.me, name="me"),
    path("me/since-yesterday/", me.what_i_did, name="what_i_did"),
    path("settings/", settings.settings, name="settings"),
    path("settings/name/", settings.section, {"section": "name"}, name="settings_name"),
    path("settings/place/", settings.section, {"section": "place"}, name="settings_place"),
    path("settings/roles/", settings.section, {"section": "posts"}, name="settings_posts"),
    path("settings/waiting/", settings.section, {"section": "waiting"}, name="settings_waiting"),
    path("settings/who-sees-whom/", settings.section, {"section": "who"}, name="settings_who"),
    path("undo/", undoing.undo, name="undo"),
    path("team/", organizers.organizers, name="organizers"),
    path("team/invitations/", inviting.invite, name="invite"),
    path("team/invitations/cards/", cards.cards, name="cards"),
    path("team/invitations/<uuid:invitation_id>/", inviting.invitation, name="invitation"),
    path(
        "team/invitations/<uuid:invitation_id>/ending/",
        inviting.end_invitation,
        name="end_invitation",
    ),
    path(
        "team/invitations/<uuid:invitation_id>/code/",
        inviting.print_again,
        name="invitation_code",
    ),
    path("team/<uuid:organizer_id>/code/", organizers.print_code, name="code"),
    path("team/<uuid:organizer_id>/post/", organizers.change_post, name="post"),
    path("team/<uuid:organizer_id>/leaving/", organizers.leave, name="leave"),
]
