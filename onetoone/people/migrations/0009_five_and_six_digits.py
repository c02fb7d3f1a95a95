from importlib import import_module

from django.db import migrations

lead = import_module("onetoone.people.migrations.0008_ends_of_numbers").lead


class Migration(migrations.Migration):
    dependencies = [("people", "0008_ends_of_numbers")]

    operations = [migrations.RunPython(lead, migrations.RunPython.noop)]
