import django.core.validators
import django.db.models.deletion
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evenementen', '0009_aanwezigheid'),
        ('organisaties', '0005_contact'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='onderdeel',
            name='benodigd',
            field=models.TextField(blank=True, help_text='Staat op de pagina van de spreker: een beamer, stoelen in een kring.', verbose_name='wat er nodig is'),
        ),
        migrations.CreateModel(
            name='Spreker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=120, verbose_name='naam')),
                ('toelichting', models.CharField(blank=True, help_text='Wat iemand doet of eerder deed.', max_length=200, verbose_name='in een zin')),
                ('bureau', models.CharField(blank=True, help_text='Voor een spreker van buiten: waarvandaan.', max_length=120, verbose_name='van buiten')),
                ('email', models.EmailField(blank=True, help_text='Alleen om de eigen pagina heen te sturen. Niemand anders ziet het.', max_length=254, verbose_name='e-mailadres')),
                ('linkversie', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie van de link')),
                ('gebruiker', models.ForeignKey(blank=True, help_text='Als de spreker zelf een account heeft.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='spreker_als', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('organisatie', models.ForeignKey(blank=True, help_text='Voor een spreker uit eigen kring.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sprekers', to='organisaties.organisatie', verbose_name='organisatie')),
            ],
            options={
                'verbose_name': 'spreker',
                'verbose_name_plural': 'sprekers',
                'ordering': ['naam', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='onderdeel',
            name='sprekers',
            field=models.ManyToManyField(blank=True, related_name='onderdelen', to='evenementen.spreker', verbose_name='sprekers'),
        ),
        migrations.CreateModel(
            name='Kostenpost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('omschrijving', models.CharField(max_length=200, verbose_name='waarvoor')),
                ('bedrag', models.DecimalField(decimal_places=2, max_digits=9, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='bedrag')),
                ('verdeling', models.CharField(choices=[('deelnemers', 'Naar het aantal deelnemers'), ('fte', 'Naar het aantal fte'), ('niet', 'Niet verdelen')], default='deelnemers', help_text='Niet verdelen: wie het betaalde, draagt het ook.', max_length=12, verbose_name='verdelen')),
                ('betaald_door', models.ForeignKey(blank=True, help_text='Leeg: het bureau, of een fonds.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie', verbose_name='betaald door')),
                ('evenement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kostenposten', to='evenementen.evenement', verbose_name='evenement')),
            ],
            options={
                'verbose_name': 'kostenpost',
                'verbose_name_plural': 'kostenposten',
                'ordering': ['evenement', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('bedrag__gt', 0)), name='kostenpost_bedrag_boven_nul', violation_error_message='Vul een bedrag in boven nul.')],
            },
        ),
        migrations.CreateModel(
            name='Rondschrijven',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kenmerk', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='kenmerk')),
                ('aan', models.JSONField(help_text='De statussen van wie het kreeg.', verbose_name='aan wie')),
                ('onderwerp', models.CharField(max_length=120, verbose_name='onderwerp')),
                ('tekst', models.TextField(max_length=5000, verbose_name='bericht')),
                ('aantal', models.PositiveIntegerField(verbose_name='aan hoeveel mensen')),
                ('verstuurd_op', models.DateTimeField(verbose_name='verstuurd op')),
                ('door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('evenement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rondschrijven', to='evenementen.evenement', verbose_name='evenement')),
                ('onderdeel', models.ForeignKey(blank=True, help_text='Leeg: het hele evenement.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='rondschrijven', to='evenementen.onderdeel', verbose_name='onderdeel')),
            ],
            options={
                'verbose_name': 'bericht aan deelnemers',
                'verbose_name_plural': 'berichten aan deelnemers',
                'ordering': ['-verstuurd_op', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('aantal__gt', 0)), name='rondschrijven_aan_iemand', violation_error_message='Er is niemand aan wie dit bericht kan.')],
            },
        ),
        migrations.AddConstraint(
            model_name='spreker',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bureau', ''), ('organisatie__isnull', False)), models.Q(('organisatie__isnull', True), models.Q(('bureau', ''), _negated=True)), _connector='OR'), name='spreker_organisatie_of_van_buiten', violation_error_message='Kies een organisatie of vul in waarvandaan iemand komt, niet allebei.'),
        ),
    ]
