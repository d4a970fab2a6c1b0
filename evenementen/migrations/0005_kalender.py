"""The plan of the year: proposals, what is said to them, who hosts; and when people are away.

The school holidays are those of region Noord, in which all of Twente lies, as the ministry of education set them (those in
autumn and spring are advice): rijksoverheid.nl, "Overzicht schoolvakanties per schooljaar". In November 2026 all of 2027-2028
were compared with that page, and 2025-2026 and 2026-2027 (the autumn of 2026 among them) with what schools of region Noord
publish; all agreed. Schools may add a week in May. A new portal starts with them; the platform office keeps the list from there.
"""

from datetime import date

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

VAKANTIES = (
    ("Herfstvakantie", date(2025, 10, 18), date(2025, 10, 26)),
    ("Kerstvakantie", date(2025, 12, 20), date(2026, 1, 4)),
    ("Voorjaarsvakantie", date(2026, 2, 21), date(2026, 3, 1)),
    ("Meivakantie", date(2026, 4, 25), date(2026, 5, 3)),
    ("Zomervakantie", date(2026, 7, 4), date(2026, 8, 16)),
    ("Herfstvakantie", date(2026, 10, 10), date(2026, 10, 18)),
    ("Kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
    ("Voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28)),
    ("Meivakantie", date(2027, 4, 24), date(2027, 5, 2)),
    ("Zomervakantie", date(2027, 7, 10), date(2027, 8, 22)),
    ("Herfstvakantie", date(2027, 10, 16), date(2027, 10, 24)),
    ("Kerstvakantie", date(2027, 12, 25), date(2028, 1, 9)),
    ("Voorjaarsvakantie", date(2028, 2, 19), date(2028, 2, 27)),
    ("Meivakantie", date(2028, 4, 29), date(2028, 5, 7)),
    ("Zomervakantie", date(2028, 7, 15), date(2028, 8, 27)),
)


def maak_vakanties(apps, schema_editor):
    VrijePeriode = apps.get_model("evenementen", "VrijePeriode")
    VrijePeriode.objects.bulk_create(
        VrijePeriode(soort="schoolvakantie", naam=naam, van=van, tot=tot) for naam, van, tot in VAKANTIES
    )


class Migration(migrations.Migration):

    dependencies = [
        ("evenementen", "0004_deelnemen"),
        ("organisaties", "0005_contact"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Gastaanbod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('toelichting', models.CharField(blank=True, max_length=300, verbose_name='wat je te bieden hebt')),
                ('aangeboden_op', models.DateTimeField(verbose_name='aangeboden op')),
            ],
            options={
                'verbose_name': 'gastaanbod',
                'verbose_name_plural': 'gastaanbiedingen',
                'ordering': ['aangeboden_op', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Opmerking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tekst', models.TextField(max_length=1000, verbose_name='opmerking')),
                ('geschreven_op', models.DateTimeField(verbose_name='geschreven op')),
            ],
            options={
                'verbose_name': 'opmerking',
                'verbose_name_plural': 'opmerkingen',
                'ordering': ['geschreven_op', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Planningstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.CharField(blank=True, choices=[('voorstel', 'Voorstel'), ('gepland', 'Gepland'), ('afgewezen', 'Niet overgenomen'), ('afgelast', 'Afgelast')], max_length=10, verbose_name='van')),
                ('naar', models.CharField(choices=[('voorstel', 'Voorstel'), ('gepland', 'Gepland'), ('afgewezen', 'Niet overgenomen'), ('afgelast', 'Afgelast')], max_length=10, verbose_name='naar')),
                ('reden', models.CharField(blank=True, max_length=300, verbose_name='reden')),
                ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
            ],
            options={
                'verbose_name': 'stap van de planning',
                'verbose_name_plural': 'stappen van de planning',
                'ordering': ['vastgelegd_op', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='VrijePeriode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('schoolvakantie', 'Schoolvakantie'), ('reces', 'Reces')], default='reces', max_length=14, verbose_name='soort')),
                ('naam', models.CharField(help_text='Bijvoorbeeld: zomerreces.', max_length=60, verbose_name='naam')),
                ('van', models.DateField(verbose_name='eerste dag')),
                ('tot', models.DateField(verbose_name='laatste dag')),
            ],
            options={
                'verbose_name': 'vrije periode',
                'verbose_name_plural': 'vrije perioden',
                'ordering': ['van', 'naam', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='evenement',
            name='gastorganisatie',
            field=models.ForeignKey(blank=True, help_text='De organisatie die het evenement ontvangt.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie', verbose_name='te gast bij'),
        ),
        migrations.AddField(
            model_name='evenement',
            name='indiener',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie', verbose_name='voorgesteld door'),
        ),
        migrations.AddField(
            model_name='evenement',
            name='opbrengst',
            field=models.TextField(blank=True, help_text='Na afloop, voor het archief. Je mag Markdown gebruiken. Noem geen namen.', verbose_name='wat het opbracht'),
        ),
        migrations.AddField(
            model_name='evenement',
            name='planning',
            field=models.CharField(choices=[('voorstel', 'Voorstel'), ('gepland', 'Gepland'), ('afgewezen', 'Niet overgenomen'), ('afgelast', 'Afgelast')], default='gepland', editable=False, max_length=10, verbose_name='planning'),
        ),
        migrations.AddConstraint(
            model_name='evenement',
            constraint=models.CheckConstraint(condition=models.Q(('is_gepubliceerd', False), ('planning__in', ['gepland', 'afgelast']), _connector='OR'), name='evenement_gepubliceerd_is_gepland', violation_error_message='Alleen wat gepland is, kan op de website.'),
        ),
        migrations.AddField(
            model_name='gastaanbod',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='gastaanbod',
            name='evenement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gastaanbiedingen', to='evenementen.evenement'),
        ),
        migrations.AddField(
            model_name='gastaanbod',
            name='organisatie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gastaanbiedingen', to='organisaties.organisatie', verbose_name='organisatie'),
        ),
        migrations.AddField(
            model_name='opmerking',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='opmerking',
            name='evenement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opmerkingen', to='evenementen.evenement'),
        ),
        migrations.AddField(
            model_name='opmerking',
            name='organisatie',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie', verbose_name='organisatie'),
        ),
        migrations.AddField(
            model_name='planningstap',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='planningstap',
            name='evenement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planningstappen', to='evenementen.evenement'),
        ),
        migrations.AddField(
            model_name='vrijeperiode',
            name='organisatie',
            field=models.ForeignKey(blank=True, help_text='Van wie het reces is. Leeg bij een schoolvakantie.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='recessen', to='organisaties.organisatie', verbose_name='organisatie'),
        ),
        migrations.AddConstraint(
            model_name='gastaanbod',
            constraint=models.UniqueConstraint(fields=('evenement', 'organisatie'), name='gastaanbod_een_per_organisatie', violation_error_message='Deze organisatie wil al gastheer zijn.'),
        ),
        migrations.AddConstraint(
            model_name='vrijeperiode',
            constraint=models.CheckConstraint(condition=models.Q(('tot__gte', models.F('van'))), name='vrijeperiode_klopt', violation_error_message='De laatste dag ligt voor de eerste.'),
        ),
        migrations.AddConstraint(
            model_name='vrijeperiode',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisatie__isnull', False), ('soort', 'reces')), models.Q(('organisatie__isnull', True), ('soort', 'schoolvakantie')), _connector='OR'), name='vrijeperiode_reces_van_organisatie', violation_error_message='Een reces is van een organisatie, een schoolvakantie van iedereen.'),
        ),
        migrations.AddConstraint(
            model_name='vrijeperiode',
            constraint=models.UniqueConstraint(fields=('organisatie', 'naam', 'van'), name='vrijeperiode_reces_een_keer', violation_error_message='Deze periode staat er al.'),
        ),
        migrations.AddConstraint(
            model_name='vrijeperiode',
            constraint=models.UniqueConstraint(condition=models.Q(('organisatie__isnull', True)), fields=('naam', 'van'), name='vrijeperiode_vakantie_een_keer', violation_error_message='Deze vakantie staat er al.'),
        ),
        migrations.RunPython(maak_vakanties, migrations.RunPython.noop),
    ]
