
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('duties', '0006_first_due'),
        ('org', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('period', models.CharField(max_length=12)),
                ('period_start', models.DateField()),
                ('period_end', models.DateField()),
                ('moment', models.DateTimeField()),
                ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('open', 'Lấy ý kiến giải trình'), ('signed', 'Đã ký'), ('published', 'Đã công bố'), ('superseded', 'Đã được thay thế')], default='draft', max_length=10)),
                ('result', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('open_until', models.DateField(blank=True, null=True)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.person')),
                ('superseded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='assess.run')),
            ],
            options={
                'ordering': ['-period_start', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Input',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rows', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('data', models.BinaryField()),
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='input', to='assess.run')),
            ],
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(max_length=40)),
                ('total', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('low', models.FloatField(null=True)),
                ('high', models.FloatField(null=True)),
                ('klass', models.CharField(blank=True, max_length=20)),
                ('rank', models.PositiveIntegerField(null=True)),
                ('standing', models.CharField(choices=[('ahead', 'Cao hơn nhóm'), ('behind', 'Thấp hơn nhóm'), ('same', 'Không đủ khác biệt'), ('unknown', 'Không so sánh được')], max_length=10)),
                ('facts', models.JSONField(default=dict)),
                ('criteria', models.JSONField(default=list)),
                ('change', models.JSONField(default=dict)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='assess.run')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Explanation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(blank=True, max_length=40)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.person')),
                ('score', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='assess.score')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ScoringRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('code', models.CharField(max_length=60)),
                ('version', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=300)),
                ('content', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('certainty', models.CharField(blank=True, choices=[('stated', 'Có văn bản nêu'), ('second-hand', 'Theo nguồn thứ cấp'), ('general knowledge, unverified', 'Theo hiểu biết chung, chưa kiểm chứng'), ('our default, unverified', 'Mặc định của hệ thống, chưa kiểm chứng')], max_length=40)),
            ],
            options={
                'ordering': ['code', 'valid_from'],
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='rule_version_once'), models.UniqueConstraint(fields=('code', 'valid_from'), name='rule_start_once'), models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('code',), name='rule_one_open'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='rule_interval')],
            },
        ),
        migrations.AddField(
            model_name='run',
            name='rule',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='assess.scoringrule'),
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('accepted', 'Chấp nhận'), ('rejected', 'Không chấp nhận')], max_length=10)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.person')),
                ('explanation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='assess.explanation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='answer_has_words')],
            },
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('run', 'unit'), name='score_once'),
        ),
        migrations.AddConstraint(
            model_name='explanation',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='explanation_has_words'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'open'])), fields=('code', 'period'), name='run_one_unfinished'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['signed', 'published'])), fields=('code', 'period'), name='run_one_in_force'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at', None), ('state__in', ['draft', 'open'])), models.Q(('signed_at__isnull', False), ('state__in', ['signed', 'published', 'superseded'])), _connector='OR'), name='run_signed_has_its_moment'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), ('state', 'published'), _negated=True), name='run_published_has_moment'),
        ),
    ]
