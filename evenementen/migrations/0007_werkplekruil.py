import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evenementen', '0006_meelopen'),
        ('organisaties', '0005_contact'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ruilantwoord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('doet_mee', models.BooleanField(verbose_name='doet mee')),
                ('gegeven_op', models.DateTimeField(verbose_name='doorgegeven op')),
            ],
            options={
                'verbose_name': 'antwoord op een ruilronde',
                'verbose_name_plural': 'antwoorden op een ruilronde',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Ruilgroep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100, unique=True, verbose_name='naam')),
            ],
            options={
                'verbose_name': 'ruilgroep',
                'verbose_name_plural': 'ruilgroepen',
                'ordering': ['naam'],
            },
        ),
        migrations.CreateModel(
            name='Ruillid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.DateField(blank=True, null=True, verbose_name='van')),
                ('tot', models.DateField(blank=True, null=True, verbose_name='tot en met')),
            ],
            options={
                'verbose_name': 'lid van een ruilgroep',
                'verbose_name_plural': 'leden van een ruilgroep',
                'ordering': ['organisatie__naam', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Ruilpaar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('datum', models.DateField(verbose_name='dag')),
                ('is_vast', models.BooleanField(default=False, verbose_name='blijft zo')),
            ],
            options={
                'verbose_name': 'paar',
                'verbose_name_plural': 'paren',
                'ordering': ['datum', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Ruilronde',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(help_text='Bijvoorbeeld: voorjaar 2027.', max_length=60, verbose_name='naam')),
                ('van', models.DateField(verbose_name='van')),
                ('tot', models.DateField(help_text='Hoogstens drie maanden.', verbose_name='tot en met')),
                ('dagen_tot', models.DateField(help_text='Tot en met deze dag geven de leden door wanneer ze kunnen.', verbose_name='dagen doorgeven tot en met')),
                ('status', models.CharField(choices=[('voorbereiding', 'In voorbereiding'), ('gevraagd', 'Dagen gevraagd'), ('bevestigd', 'Bevestigd'), ('vervallen', 'Gaat niet door')], default='voorbereiding', editable=False, max_length=16, verbose_name='status')),
            ],
            options={
                'verbose_name': 'ruilronde',
                'verbose_name_plural': 'ruilrondes',
                'ordering': ['-van', 'groep__naam', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Ruilrondestap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.CharField(blank=True, choices=[('voorbereiding', 'In voorbereiding'), ('gevraagd', 'Dagen gevraagd'), ('bevestigd', 'Bevestigd'), ('vervallen', 'Gaat niet door')], max_length=16, verbose_name='van')),
                ('naar', models.CharField(choices=[('voorbereiding', 'In voorbereiding'), ('gevraagd', 'Dagen gevraagd'), ('bevestigd', 'Bevestigd'), ('vervallen', 'Gaat niet door')], max_length=16, verbose_name='naar')),
                ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
            ],
            options={
                'verbose_name': 'stap van een ruilronde',
                'verbose_name_plural': 'stappen van een ruilronde',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Ruilstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.CharField(blank=True, choices=[('gepland', 'Gepland'), ('uitgevoerd', 'Uitgevoerd'), ('niet_doorgegaan', 'Niet doorgegaan')], max_length=20, verbose_name='van')),
                ('naar', models.CharField(choices=[('gepland', 'Gepland'), ('uitgevoerd', 'Uitgevoerd'), ('niet_doorgegaan', 'Niet doorgegaan')], max_length=20, verbose_name='naar')),
                ('datum', models.DateField(verbose_name='dag van de ruil')),
                ('reden', models.CharField(blank=True, max_length=300, verbose_name='reden')),
                ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
            ],
            options={
                'verbose_name': 'stap van een werkplekruil',
                'verbose_name_plural': 'stappen van een werkplekruil',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Ruilverbod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'niet samen',
                'verbose_name_plural': 'niet samen',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Vrijedag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('datum', models.DateField(verbose_name='dag')),
            ],
            options={
                'verbose_name': 'vrije dag',
                'verbose_name_plural': 'vrije dagen',
                'ordering': ['datum'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='werkplekruil',
            name='werkplekruil_een_keer',
        ),
        migrations.AddField(
            model_name='werkplekruil',
            name='gevraagd_op',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='naar de uitkomst gevraagd op'),
        ),
        migrations.AddField(
            model_name='werkplekruil',
            name='volgnummer',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='ruilantwoord',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ruilgroep',
            name='zorgt_ervoor',
            field=models.ForeignKey(blank=True, help_text='Wie de leden kunnen mailen als er iets is.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='zorgt ervoor'),
        ),
        migrations.AddField(
            model_name='ruillid',
            name='gebruiker',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ruillidmaatschappen', to=settings.AUTH_USER_MODEL, verbose_name='wie'),
        ),
        migrations.AddField(
            model_name='ruillid',
            name='groep',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leden', to='evenementen.ruilgroep', verbose_name='groep'),
        ),
        migrations.AddField(
            model_name='ruillid',
            name='organisatie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie', verbose_name='organisatie'),
        ),
        migrations.AddField(
            model_name='ruilantwoord',
            name='lid',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='antwoorden', to='evenementen.ruillid', verbose_name='lid'),
        ),
        migrations.AddField(
            model_name='werkplekruil',
            name='lid_a',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evenementen.ruillid', verbose_name='wie'),
        ),
        migrations.AddField(
            model_name='werkplekruil',
            name='lid_b',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evenementen.ruillid', verbose_name='met'),
        ),
        migrations.AddField(
            model_name='ruilantwoord',
            name='paar',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='antwoorden', to='evenementen.ruilpaar'),
        ),
        migrations.AddField(
            model_name='ruilronde',
            name='groep',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rondes', to='evenementen.ruilgroep', verbose_name='groep'),
        ),
        migrations.AddField(
            model_name='ruilpaar',
            name='ronde',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paren', to='evenementen.ruilronde', verbose_name='ronde'),
        ),
        migrations.AddField(
            model_name='ruilantwoord',
            name='ronde',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='antwoorden', to='evenementen.ruilronde', verbose_name='ronde'),
        ),
        migrations.AddField(
            model_name='werkplekruil',
            name='ronde',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ruilen', to='evenementen.ruilronde', verbose_name='ronde'),
        ),
        migrations.AddConstraint(
            model_name='werkplekruil',
            constraint=models.UniqueConstraint(condition=models.Q(('ronde__isnull', True)), fields=('groep', 'organisatie_a', 'organisatie_b', 'datum'), name='werkplekruil_van_lijst_een_keer', violation_error_message='Deze ruil staat er al.'),
        ),
        migrations.AddConstraint(
            model_name='werkplekruil',
            constraint=models.UniqueConstraint(condition=models.Q(('ronde__isnull', False)), fields=('ronde', 'lid_a'), name='werkplekruil_lid_a_een_per_ronde', violation_error_message='Dit lid ruilt al in deze ronde.'),
        ),
        migrations.AddConstraint(
            model_name='werkplekruil',
            constraint=models.UniqueConstraint(condition=models.Q(('ronde__isnull', False)), fields=('ronde', 'lid_b'), name='werkplekruil_lid_b_een_per_ronde', violation_error_message='Dit lid ruilt al in deze ronde.'),
        ),
        migrations.AddConstraint(
            model_name='werkplekruil',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lid_a__isnull', True), ('lid_b__isnull', True), ('ronde__isnull', True)), models.Q(('lid_a__isnull', False), ('lid_b__isnull', False), ('ronde__isnull', False)), _connector='OR'), name='werkplekruil_ronde_met_leden', violation_error_message='Een ruil van een ronde heeft twee leden.'),
        ),
        migrations.AddConstraint(
            model_name='werkplekruil',
            constraint=models.CheckConstraint(condition=models.Q(('ronde__isnull', True), models.Q(('status', 'niet_doorgegaan'), _negated=True), models.Q(('reden', ''), _negated=True), _connector='OR'), name='werkplekruil_niet_doorgegaan_met_reden', violation_error_message='Zeg waarom de ruil niet doorging.'),
        ),
        migrations.AddField(
            model_name='ruilrondestap',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ruilrondestap',
            name='ronde',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stappen', to='evenementen.ruilronde'),
        ),
        migrations.AddField(
            model_name='ruilstap',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ruilstap',
            name='lid',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='evenementen.ruillid'),
        ),
        migrations.AddField(
            model_name='ruilstap',
            name='ruil',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stappen', to='evenementen.werkplekruil'),
        ),
        migrations.AddField(
            model_name='ruilverbod',
            name='lid_ander',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evenementen.ruillid', verbose_name='niet met'),
        ),
        migrations.AddField(
            model_name='ruilverbod',
            name='lid_een',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evenementen.ruillid', verbose_name='wie'),
        ),
        migrations.AddField(
            model_name='ruilverbod',
            name='ronde',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verboden', to='evenementen.ruilronde', verbose_name='ronde'),
        ),
        migrations.AddField(
            model_name='vrijedag',
            name='antwoord',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dagen', to='evenementen.ruilantwoord'),
        ),
        migrations.AddConstraint(
            model_name='ruillid',
            constraint=models.CheckConstraint(condition=models.Q(('van__isnull', True), ('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='ruillid_periode_klopt', violation_error_message='De einddatum ligt voor de begindatum.'),
        ),
        migrations.AddConstraint(
            model_name='ruillid',
            constraint=models.UniqueConstraint(condition=models.Q(('gebruiker__isnull', False)), fields=('groep', 'gebruiker'), name='ruillid_een_keer', violation_error_message='Deze persoon staat al in de groep.'),
        ),
        migrations.AddConstraint(
            model_name='ruilronde',
            constraint=models.CheckConstraint(condition=models.Q(('van__isnull', True), ('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='ruilronde_periode_klopt', violation_error_message='De einddatum ligt voor de begindatum.'),
        ),
        migrations.AddConstraint(
            model_name='ruilronde',
            constraint=models.UniqueConstraint(fields=('groep', 'naam'), name='ruilronde_naam_een_keer', violation_error_message='Deze groep heeft al een ronde met deze naam.'),
        ),
        migrations.AddConstraint(
            model_name='ruilronde',
            constraint=models.CheckConstraint(condition=models.Q(('dagen_tot__lt', models.F('tot'))), name='ruilronde_dagen_voor_het_einde', violation_error_message='De leden moeten hun dagen doorgeven voordat de ronde voorbij is.'),
        ),
        migrations.AddConstraint(
            model_name='ruilantwoord',
            constraint=models.UniqueConstraint(fields=('ronde', 'lid'), name='ruilantwoord_een_per_lid', violation_error_message='Dit lid heeft al geantwoord.'),
        ),
        migrations.AddConstraint(
            model_name='ruilantwoord',
            constraint=models.CheckConstraint(condition=models.Q(('paar__isnull', True), ('doet_mee', True), _connector='OR'), name='ruilantwoord_paar_doet_mee', violation_error_message='Wie niet meedoet, heeft geen partner.'),
        ),
        migrations.AddConstraint(
            model_name='ruilverbod',
            constraint=models.UniqueConstraint(fields=('ronde', 'lid_een', 'lid_ander'), name='ruilverbod_een_keer', violation_error_message='Dit staat er al.'),
        ),
        migrations.AddConstraint(
            model_name='ruilverbod',
            constraint=models.CheckConstraint(condition=models.Q(('lid_een__lt', models.F('lid_ander'))), name='ruilverbod_in_volgorde', violation_error_message='Kies twee verschillende mensen.'),
        ),
        migrations.AddConstraint(
            model_name='vrijedag',
            constraint=models.UniqueConstraint(fields=('antwoord', 'datum'), name='vrijedag_een_keer', violation_error_message='Deze dag staat er al.'),
        ),
    ]
