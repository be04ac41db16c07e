from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cityyear", "0001_initial")]

    operations = [migrations.AddField("cityyear", "runs", models.JSONField(default=list))]
