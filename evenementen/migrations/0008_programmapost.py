import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evenementen', '0007_werkplekruil'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Agendabericht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kenmerk', models.CharField(max_length=60, unique=True, verbose_name='kenmerk')),
                ('volgnummer', models.PositiveIntegerField(default=0, verbose_name='volgnummer')),
                ('titel', models.CharField(max_length=200, verbose_name='titel')),
                ('begin', models.CharField(max_length=40, verbose_name='begin')),
                ('einde', models.CharField(max_length=40, verbose_name='einde')),
                ('plaats', models.TextField(blank=True, verbose_name='plaats')),
                ('is_vervallen', models.BooleanField(default=False, verbose_name='is vervallen')),
                ('verteld_op', models.DateTimeField(verbose_name='verteld op')),
                ('deelname', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agendaberichten', to='evenementen.deelname', verbose_name='deelname')),
            ],
            options={
                'verbose_name': 'agendabericht',
                'verbose_name_plural': 'agendaberichten',
                'ordering': ['begin', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Herinnering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('week', 'Een week ervoor'), ('dag', 'De werkdag ervoor')], max_length=12, verbose_name='soort')),
                ('dag', models.DateField(verbose_name='over welke dag')),
                ('verstuurd_op', models.DateTimeField(verbose_name='verstuurd op')),
                ('deelnemer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='deelnemer')),
                ('evenement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='herinneringen', to='evenementen.evenement', verbose_name='evenement')),
            ],
            options={
                'verbose_name': 'herinnering',
                'verbose_name_plural': 'herinneringen',
                'ordering': ['verstuurd_op', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('evenement', 'deelnemer', 'soort', 'dag'), name='evenement_herinnering_een_keer', violation_error_message='Deze herinnering is al verstuurd.')],
            },
        ),
    ]
