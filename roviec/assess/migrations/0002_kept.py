from django.db import migrations

from roviec.assess import triggers


class Migration(migrations.Migration):
    dependencies = [("assess", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: triggers.install(schema_editor.connection),
            lambda apps, schema_editor: triggers.remove(schema_editor.connection),
        )
    ]
