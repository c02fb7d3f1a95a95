from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "onetoone.vault"
    label = "vault"
