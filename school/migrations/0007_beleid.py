from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

REGELS = ((7, 100), (28, 50))  # the nearest to the start first
LOPEND = ("aangevraagd", "wacht_op_akkoord", "wachtlijst", "aangeboden", "bevestigd")


def maak_regels(apps, schema_editor):
    """What held until now, when it stood in the code."""
    Annuleerregel = apps.get_model("school", "Annuleerregel")
    for dagen, percentage in REGELS:
        Annuleerregel.objects.get_or_create(dagen=dagen, defaults={"percentage": percentage})


def onthoud_voorwaarden(apps, schema_editor):
    """Who is enrolled, is so under these rules: as school/annuleren.py writes them down."""
    Inschrijving = apps.get_model("school", "Inschrijving")
    Uitvoering = apps.get_model("school", "Uitvoering")
    lopend = Inschrijving.objects.filter(status__in=LOPEND, deelnemer__isnull=False, voorwaarden__isnull=True)
    runs = Uitvoering.objects.filter(pk__in=lopend.values("uitvoering")).select_related("opleiding")
    for run in runs.iterator():
        lopend.filter(uitvoering=run).update(
            voorwaarden={
                "start": run.start.isoformat(),
                "kosten": str(run.opleiding.kosten or Decimal(0)),
                "regels": [list(regel) for regel in REGELS],
            }
        )


def zeg_aan_wie(apps, schema_editor):
    """Of the questions that are still open."""
    Akkoord = apps.get_model("school", "Akkoord")
    Inschrijving = apps.get_model("school", "Inschrijving")
    wie = Inschrijving.objects.filter(pk=OuterRef("inschrijving")).values("leidinggevende")[:1]
    Akkoord.objects.filter(besluit="", aan="").update(aan=Subquery(wie))


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0005_contact"),
        ("school", "0006_opleiding_velden"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Annuleerregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dagen', models.PositiveSmallIntegerField(error_messages={'unique': 'Voor dit aantal dagen is er al een regel.'}, help_text='De regel geldt vanaf zoveel dagen voor de start, tot een regel met minder dagen ingaat.', unique=True, verbose_name='dagen voor de start')),
                ('percentage', models.PositiveSmallIntegerField(help_text='Wat de organisatie dan nog betaalt, van 0 tot en met 100.', verbose_name='percentage van de kosten')),
            ],
            options={
                'verbose_name': 'annuleringsregel',
                'verbose_name_plural': 'annuleringsregels',
                'ordering': ['-dagen'],
            },
        ),
        migrations.CreateModel(
            name='Plaatsoverdracht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aan', models.EmailField(blank=True, max_length=254, verbose_name='aan')),
                ('gevraagd_op', models.DateTimeField(verbose_name='gevraagd op')),
                ('antwoord', models.CharField(blank=True, choices=[('aangenomen', 'Aangenomen'), ('afgewezen', 'Afgewezen'), ('ingetrokken', 'Ingetrokken'), ('vervallen', 'Vervallen')], max_length=12, verbose_name='antwoord')),
                ('beantwoord_op', models.DateTimeField(blank=True, null=True, verbose_name='beantwoord op')),
            ],
            options={
                'verbose_name': 'overdracht van een plaats',
                'verbose_name_plural': 'overdrachten van plaatsen',
                'ordering': ['-gevraagd_op', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='akkoord',
            name='aan',
            field=models.EmailField(blank=True, max_length=254, verbose_name='gevraagd aan'),
        ),
        migrations.AddField(
            model_name='akkoord',
            name='beurt',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='beurt'),
        ),
        migrations.AddField(
            model_name='akkoord',
            name='beurten',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='van hoeveel'),
        ),
        migrations.AddField(
            model_name='akkoord',
            name='link',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='keren doorgegeven'),
        ),
        migrations.AddField(
            model_name='akkoordbeleid',
            name='tweede',
            field=models.EmailField(blank=True, help_text='Alleen als er twee akkoord geven. Leeg: wie zich inschrijft, vult het adres in.', max_length=254, verbose_name='wie als tweede akkoord geeft'),
        ),
        migrations.AddField(
            model_name='inschrijving',
            name='is_door_contactpersoon',
            field=models.BooleanField(default=False, editable=False, verbose_name='ingeschreven door de contactpersoon'),
        ),
        migrations.AddField(
            model_name='inschrijving',
            name='tweede',
            field=models.EmailField(blank=True, editable=False, max_length=254, verbose_name='adres van wie als tweede akkoord geeft'),
        ),
        migrations.AddField(
            model_name='inschrijving',
            name='vervanger',
            field=models.EmailField(blank=True, editable=False, max_length=254, verbose_name='adres van de vervanger'),
        ),
        migrations.AddField(
            model_name='inschrijving',
            name='voorwaarden',
            field=models.JSONField(blank=True, editable=False, null=True, verbose_name='voorwaarden van annuleren'),
        ),
        migrations.AlterField(
            model_name='akkoordbeleid',
            name='wijze',
            field=models.CharField(choices=[('geen', 'Niemand hoeft iets te doen'), ('informeren', 'De leidinggevende krijgt bericht'), ('akkoord', 'De leidinggevende geeft akkoord'), ('akkoord_van_twee', 'De leidinggevende geeft akkoord, en daarna nog iemand')], max_length=20, verbose_name='wat er nodig is'),
        ),
        migrations.AddConstraint(
            model_name='akkoord',
            constraint=models.CheckConstraint(condition=models.Q(('beurt__gte', 1), ('beurt__lte', models.F('beurten')), ('beurten__lte', 2)), name='akkoord_beurt_klopt', violation_error_message='Er geven een of twee mensen akkoord.'),
        ),
        migrations.AddConstraint(
            model_name='akkoordbeleid',
            constraint=models.CheckConstraint(condition=models.Q(('tweede', ''), ('wijze', 'akkoord_van_twee'), _connector='OR'), name='akkoordbeleid_tweede_hoort_bij_twee', violation_error_message='Een tweede is er alleen als er twee akkoord geven.'),
        ),
        migrations.AddConstraint(
            model_name='annuleerregel',
            constraint=models.CheckConstraint(condition=models.Q(('percentage__lte', 100)), name='annuleerregel_percentage_klopt', violation_error_message='Een percentage is hoogstens 100.'),
        ),
        migrations.AddField(
            model_name='plaatsoverdracht',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='plaatsoverdracht',
            name='inschrijving',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overdrachten', to='school.inschrijving', verbose_name='inschrijving'),
        ),
        migrations.AddField(
            model_name='plaatsoverdracht',
            name='nieuw',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='school.inschrijving'),
        ),
        migrations.AddConstraint(
            model_name='plaatsoverdracht',
            constraint=models.UniqueConstraint(condition=models.Q(('antwoord', '')), fields=('inschrijving',), name='plaatsoverdracht_een_tegelijk', violation_error_message='Je hebt deze plaats al aan een collega aangeboden.'),
        ),
        migrations.AddConstraint(
            model_name='plaatsoverdracht',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('antwoord', ''), ('beantwoord_op__isnull', True)), models.Q(models.Q(('antwoord', ''), _negated=True), ('beantwoord_op__isnull', False)), _connector='OR'), name='plaatsoverdracht_antwoord_heeft_moment', violation_error_message='Een antwoord heeft een moment.'),
        ),
        migrations.RunPython(maak_regels, migrations.RunPython.noop),
        migrations.RunPython(onthoud_voorwaarden, migrations.RunPython.noop),
        migrations.RunPython(zeg_aan_wie, migrations.RunPython.noop),
    ]
