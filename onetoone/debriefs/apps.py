from django.apps import AppConfig


class DebriefsConfig(AppConfig):
    name = "onetoone.debriefs"
