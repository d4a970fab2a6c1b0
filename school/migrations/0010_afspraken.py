import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


def lees_oude_afspraken(apps, schema_editor):
    """An empty number was "geen afspraak" and stays so; every other number is as the old list says."""
    afspraken = apps.get_model("school", "Afspraak").objects
    afspraken.filter(te_behalen__isnull=True).update(soort="geen")
    afspraken.filter(Q(percentage__lt=0) | Q(percentage__gt=100)).update(percentage=None)
    if schema_editor.connection.vendor == "postgresql":  # else the table cannot be changed any more in here
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):

    dependencies = [
        ('organisaties', '0005_contact'),
        ('school', '0009_aanwezigheid'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Afspraakstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jaar', models.PositiveSmallIntegerField(verbose_name='jaar')),
                ('van', models.CharField(blank=True, choices=[('berekend', 'Fte keer percentage'), ('afwijkend', 'Een ander aantal, met reden'), ('geen', 'Geen afspraak'), ('overgenomen', 'Overgenomen uit een oude lijst')], max_length=12, verbose_name='van')),
                ('van_aantal', models.PositiveIntegerField(null=True, verbose_name='van aantal')),
                ('naar', models.CharField(blank=True, choices=[('berekend', 'Fte keer percentage'), ('afwijkend', 'Een ander aantal, met reden'), ('geen', 'Geen afspraak'), ('overgenomen', 'Overgenomen uit een oude lijst')], max_length=12, verbose_name='naar')),
                ('naar_aantal', models.PositiveIntegerField(null=True, verbose_name='naar aantal')),
                ('percentage', models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name='percentage')),
                ('fte', models.DecimalField(decimal_places=2, max_digits=8, null=True, verbose_name='fte')),
                ('reden', models.CharField(blank=True, max_length=300, verbose_name='reden')),
                ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
            ],
            options={
                'verbose_name': 'stap van een afspraak',
                'verbose_name_plural': 'stappen van afspraken',
                'ordering': ['vastgelegd_op', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SaldoOverdracht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jaar', models.PositiveSmallIntegerField(verbose_name='jaar')),
                ('aantal', models.PositiveIntegerField(verbose_name='aantal')),
                ('status', models.CharField(choices=[('aangeboden', 'Aangeboden'), ('aangenomen', 'Aangenomen'), ('geweigerd', 'Geweigerd'), ('ingetrokken', 'Ingetrokken')], default='aangeboden', max_length=12, verbose_name='status')),
                ('toelichting', models.CharField(blank=True, max_length=300, verbose_name='toelichting')),
            ],
            options={
                'verbose_name': 'overdracht van saldo',
                'verbose_name_plural': 'overdrachten van saldo',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='SaldoOverdrachtstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.CharField(blank=True, choices=[('aangeboden', 'Aangeboden'), ('aangenomen', 'Aangenomen'), ('geweigerd', 'Geweigerd'), ('ingetrokken', 'Ingetrokken')], max_length=12, verbose_name='van')),
                ('naar', models.CharField(choices=[('aangeboden', 'Aangeboden'), ('aangenomen', 'Aangenomen'), ('geweigerd', 'Geweigerd'), ('ingetrokken', 'Ingetrokken')], max_length=12, verbose_name='naar')),
                ('reden', models.CharField(blank=True, max_length=300, verbose_name='reden')),
                ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
            ],
            options={
                'verbose_name': 'stap van een overdracht van saldo',
                'verbose_name_plural': 'stappen van overdrachten van saldo',
                'ordering': ['vastgelegd_op', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='afspraak',
            name='fte',
            field=models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='berekend over fte'),
        ),
        migrations.AddField(
            model_name='afspraak',
            name='reden',
            field=models.CharField(blank=True, max_length=300, verbose_name='reden'),
        ),
        migrations.AddField(
            model_name='afspraak',
            name='soort',
            field=models.CharField(choices=[('berekend', 'Fte keer percentage'), ('afwijkend', 'Een ander aantal, met reden'), ('geen', 'Geen afspraak'), ('overgenomen', 'Overgenomen uit een oude lijst')], default='overgenomen', max_length=12, verbose_name='soort'),
        ),
        migrations.RunPython(lees_oude_afspraken, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='afspraak',
            name='percentage',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0, 'Een percentage is 0 of meer.'), django.core.validators.MaxValueValidator(100, 'Een percentage is hoogstens 100.')], verbose_name='percentage van de fte'),
        ),
        migrations.AddConstraint(
            model_name='afspraak',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('soort', 'geen'), ('te_behalen__isnull', True)), models.Q(models.Q(('soort', 'geen'), _negated=True), ('te_behalen__isnull', False)), _connector='OR'), name='afspraak_geen_is_zonder_aantal', violation_error_message='Geen afspraak heeft geen aantal, en elke andere afspraak wel.'),
        ),
        migrations.AddConstraint(
            model_name='afspraak',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('soort', 'berekend'), _negated=True), models.Q(('fte__isnull', False), ('percentage__isnull', False)), _connector='OR'), name='afspraak_berekend_zegt_waaruit', violation_error_message='Een berekend aantal heeft een fte en een percentage.'),
        ),
        migrations.AddConstraint(
            model_name='afspraak',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('soort', 'afwijkend'), _negated=True), models.Q(('reden', ''), _negated=True), _connector='OR'), name='afspraak_afwijkend_met_reden', violation_error_message='Zeg waarom het een ander aantal is.'),
        ),
        migrations.AddConstraint(
            model_name='afspraak',
            constraint=models.CheckConstraint(condition=models.Q(('percentage__isnull', True), models.Q(('percentage__gte', 0), ('percentage__lte', 100)), _connector='OR'), name='afspraak_percentage_tot_honderd', violation_error_message='Een percentage ligt tussen 0 en 100.'),
        ),
        migrations.AddField(
            model_name='afspraakstap',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='afspraakstap',
            name='organisatie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='afspraakstappen', to='organisaties.organisatie'),
        ),
        migrations.AddField(
            model_name='saldooverdracht',
            name='gever',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='saldo_gegeven', to='organisaties.organisatie', verbose_name='van organisatie'),
        ),
        migrations.AddField(
            model_name='saldooverdracht',
            name='ontvanger',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='saldo_gekregen', to='organisaties.organisatie', verbose_name='aan organisatie'),
        ),
        migrations.AddField(
            model_name='saldooverdrachtstap',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='saldooverdrachtstap',
            name='overdracht',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stappen', to='school.saldooverdracht'),
        ),
        migrations.AddIndex(
            model_name='afspraakstap',
            index=models.Index(fields=['organisatie', 'jaar'], name='afspraakstap_van'),
        ),
        migrations.AddIndex(
            model_name='saldooverdracht',
            index=models.Index(fields=['jaar', 'status'], name='saldo_overdracht_jaar'),
        ),
        migrations.AddConstraint(
            model_name='saldooverdracht',
            constraint=models.CheckConstraint(condition=models.Q(('aantal__gte', 1)), name='saldo_overdracht_is_meer_dan_niets', violation_error_message='Draag er minstens een over.'),
        ),
        migrations.AddConstraint(
            model_name='saldooverdracht',
            constraint=models.CheckConstraint(condition=models.Q(('gever', models.F('ontvanger')), _negated=True), name='saldo_overdracht_aan_een_ander', violation_error_message='Kies een andere organisatie.'),
        ),
    ]
