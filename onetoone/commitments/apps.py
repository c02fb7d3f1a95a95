from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "onetoone.commitments"
