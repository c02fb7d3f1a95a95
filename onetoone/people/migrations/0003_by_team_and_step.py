from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("people", "0002_retired_words")]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["council", "team", "sort_name", "id"],
                condition=Q(undone_at=None),
                name="person_by_team",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["council", "step", "sort_name", "id"],
                condition=Q(undone_at=None),
                name="person_by_step",
            ),
        ),
    ]
