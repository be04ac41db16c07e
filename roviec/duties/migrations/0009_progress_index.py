from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('duties', '0008_forecasts'),
        ('org', '0001_initial'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='progresschange',
            name='progress_as_at',
        ),
        migrations.AddIndex(
            model_name='progresschange',
            index=models.Index(fields=['obligation', 'at', 'to_progress', 'day'], name='progress_as_at'),
        ),
    ]
