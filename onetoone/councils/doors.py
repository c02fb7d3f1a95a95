"""The doors into a council: addresses that stand outside any one council."""

urlpatterns = []
