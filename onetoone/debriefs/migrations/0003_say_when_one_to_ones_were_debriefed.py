from django.db import migrations
from django.db.models import OuterRef, Subquery


def say_when(apps, _schema):
    standing = apps.get_model("debriefs", "Debrief").objects.filter(undone_at=None, one_to_one=OuterRef("pk"))
    apps.get_model("meetings", "OneToOne").objects.update(
        debriefed_at=Subquery(standing.order_by("-at").values("at")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("debriefs", "0002_for_the_whole_council"),
        ("meetings", "0004_debriefed"),
    ]

    operations = [migrations.RunPython(say_when, migrations.RunPython.noop)]
