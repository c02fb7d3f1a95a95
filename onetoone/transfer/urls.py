from django.urls import path

from onetoone.transfer import views

app_name = "transfer"
urlpatterns = [
    path("import/", views.choose, name="import"),
    path("import/<uuid:batch_id>/", views.preview, name="preview"),
    path("import/<uuid:batch_id>/result/", views.result, name="batch"),
    path("import/<uuid:batch_id>/problems.csv", views.problems, name="problems"),
    path("import/<uuid:batch_id>/readers/", views.readers, name="readers"),
    path("import/<uuid:batch_id>/undo/", views.undo, name="undo"),
]
