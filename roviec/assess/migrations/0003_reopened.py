from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("assess", "0002_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="score",
            name="reopened_until",
            field=models.DateField(blank=True, null=True),
        ),
    ]
