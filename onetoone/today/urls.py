app_name = "today"
urlpatterns = []
