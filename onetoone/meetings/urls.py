from django.urls import path

from onetoone.meetings import views

app_name = "meetings"
urlpatterns = [
    path("people/<uuid:person_id>/meetings/", views.arrange, name="arrange"),
    path("people/<uuid:person_id>/meetings/written-down/", views.write_down, name="write_down"),
    path("people/<uuid:person_id>/notes/", views.note, name="note"),
    path("just-talked/", views.just_talked, name="just_talked"),
    path("gatherings/", views.gathering, name="gathering"),
    path("notes/<uuid:note_id>/", views.share, name="share"),
    path("meetings/<uuid:one_to_one_id>/", views.one_to_one, name="one_to_one"),
    path("meetings/<uuid:one_to_one_id>/also-there/", views.also_there, name="also_there"),
    path("meetings/<uuid:one_to_one_id>/invitation.ics", views.invitation_file, name="invitation"),
    path("meetings/<uuid:one_to_one_id>/worksheet/", views.worksheet, name="worksheet"),
    path("meetings/<uuid:one_to_one_id>/worksheet.pdf", views.on_paper, name="on_paper"),
    path("meetings/<uuid:one_to_one_id>/glance/", views.glance, name="glance"),
    path("meetings/<uuid:one_to_one_id>/holding/", views.hold, name="hold"),
    path("meetings/<uuid:one_to_one_id>/could-not/", views.could_not, name="could_not"),
    path("meetings/<uuid:one_to_one_id>/moving/", views.move, name="move"),
    path("meetings/<uuid:one_to_one_id>/calling-off/", views.call_off, name="call_off"),
]
