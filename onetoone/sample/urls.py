app_name = "sample"
urlpatterns = []
