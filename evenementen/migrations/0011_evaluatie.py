"""What people think of an event, and what they take home from it. A new portal starts with these questions."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

EERSTE_VRAGEN = (
    ("Welk rapportcijfer geef je dit evenement?", "cijfer"),
    ("Ik ging naar huis met iets wat ik in mijn werk gebruik.", "schaal"),
    ("Ik sprak collega’s van andere organisaties.", "schaal"),
    ("Wat kan er de volgende keer beter?", "tekst"),
)


def maak_vragen(apps, schema_editor):
    Evaluatievraag = apps.get_model("evenementen", "Evaluatievraag")
    Evaluatievraag.objects.bulk_create(
        Evaluatievraag(vraag=vraag, soort=soort, volgorde=10 * nummer)
        for nummer, (vraag, soort) in enumerate(EERSTE_VRAGEN, start=1)
    )


class Migration(migrations.Migration):

    dependencies = [
        ("evenementen", "0010_organisator"),
    ]

    operations = [
        migrations.CreateModel(
            name='Evaluatievraag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vraag', models.CharField(max_length=200, verbose_name='vraag')),
                ('soort', models.CharField(choices=[('cijfer', 'Rapportcijfer van 1 tot en met 10'), ('schaal', 'Van helemaal oneens tot helemaal eens'), ('tekst', 'In eigen woorden')], max_length=8, verbose_name='soort antwoord')),
                ('volgorde', models.PositiveSmallIntegerField(default=10, help_text='Laagste eerst.', verbose_name='volgorde')),
                ('is_actief', models.BooleanField(default=True, help_text='Uit: niemand krijgt de vraag meer, de antwoorden blijven.', verbose_name='wordt gesteld')),
            ],
            options={
                'verbose_name': 'evaluatievraag',
                'verbose_name_plural': 'evaluatievragen',
                'ordering': ['volgorde', 'pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='deelname',
            name='evaluatie_gevraagd_op',
            field=models.DateTimeField(editable=False, null=True, verbose_name='gevraagd wat iemand vond'),
        ),
        migrations.AddField(
            model_name='deelname',
            name='heeft_geevalueerd',
            field=models.BooleanField(default=False, editable=False, verbose_name='heeft geëvalueerd'),
        ),
        migrations.AddField(
            model_name='onderdeel',
            name='materiaal',
            field=models.TextField(blank=True, help_text='Voor wie er was: links naar dia’s en opdrachten. Je mag Markdown gebruiken.', verbose_name='materiaal'),
        ),
        migrations.CreateModel(
            name='Evaluatietekst',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tekst', models.TextField(max_length=1000, verbose_name='antwoord')),
                ('evenement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluatieteksten', to='evenementen.evenement', verbose_name='evenement')),
                ('vraag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teksten', to='evenementen.evaluatievraag', verbose_name='vraag')),
            ],
            options={
                'verbose_name': 'evaluatietekst',
                'verbose_name_plural': 'evaluatieteksten',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Evaluatietelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('waarde', models.PositiveSmallIntegerField(verbose_name='antwoord')),
                ('aantal', models.PositiveIntegerField(default=0, verbose_name='hoe vaak')),
                ('evenement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluatietellingen', to='evenementen.evenement', verbose_name='evenement')),
                ('vraag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellingen', to='evenementen.evaluatievraag', verbose_name='vraag')),
            ],
            options={
                'verbose_name': 'evaluatietelling',
                'verbose_name_plural': 'evaluatietellingen',
                'ordering': ['vraag', 'waarde'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('evenement', 'vraag', 'waarde'), name='evenementtelling_een_per_antwoord', violation_error_message='Dit antwoord wordt al geteld.'), models.CheckConstraint(condition=models.Q(('waarde__gte', 1), ('waarde__lte', 10)), name='evenementtelling_waarde_bestaat', violation_error_message='Een antwoord is een getal van 1 tot en met 10.')],
            },
        ),
        migrations.RunPython(maak_vragen, migrations.RunPython.noop),
    ]
