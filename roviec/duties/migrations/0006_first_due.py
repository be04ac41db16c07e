
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('duties', '0005_sheet_variants'),
        ('org', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='duechange',
            index=models.Index(fields=['to_due'], name='due_moved_to'),
        ),
        migrations.AddIndex(
            model_name='obligation',
            index=models.Index(fields=['first_due'], name='obligation_first_due'),
        ),
    ]
