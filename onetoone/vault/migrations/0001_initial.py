from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CouncilKey",
            fields=[
                ("council_id", models.UUIDField(primary_key=True, serialize=False)),
                ("master_id", models.CharField(max_length=64)),
                ("wrapped", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="PersonKey",
            fields=[
                ("person_id", models.UUIDField(primary_key=True, serialize=False)),
                ("council_id", models.UUIDField(db_index=True)),
                ("wrapped", models.BinaryField()),
            ],
        ),
    ]
