"""The first three as one, for a new database: table by table as it is now, instead of column by column."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('vacatures', '0001_initial'), ('vacatures', '0002_uitwisseling'), ('vacatures', '0003_fasen_vullen')]

    initial = True

    dependencies = [
        ('organisaties', '0004_account_gewaarschuwd'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Vacature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='code')),
                ('titel', models.CharField(max_length=200, verbose_name='titel')),
                ('is_vast', models.BooleanField(default=False, verbose_name='vast')),
                ('is_tijdelijk', models.BooleanField(default=False, verbose_name='tijdelijk')),
                ('is_detachering', models.BooleanField(default=False, verbose_name='detachering')),
                ('is_oproep', models.BooleanField(default=False, verbose_name='oproep')),
                ('schaal_min', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='schaal vanaf')),
                ('schaal_max', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='schaal tot en met')),
                ('uren_min', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name='uren vanaf')),
                ('uren_max', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name='uren tot en met')),
                ('niveau', models.CharField(blank=True, choices=[('mbo', 'mbo'), ('hbo', 'hbo'), ('wo', 'wo')], max_length=10, verbose_name='niveau')),
                ('vakgebied', models.CharField(blank=True, choices=[('bedrijfsvoering', 'Bedrijfsvoering'), ('bestuur', 'Bestuur'), ('dienstverlening', 'Dienstverlening'), ('financien', 'Financiën'), ('ict', 'ICT en data'), ('juridisch', 'Juridisch'), ('ruimte', 'Ruimte en milieu'), ('sociaal_domein', 'Sociaal domein'), ('veiligheid', 'Openbare orde en veiligheid'), ('water', 'Water')], max_length=20, verbose_name='vakgebied')),
                ('doelgroep', models.CharField(blank=True, choices=[('intern', 'Eigen organisatie'), ('regio', 'Twentse overheid'), ('extern', 'Iedereen')], max_length=10, verbose_name='doelgroep')),
                ('status', models.CharField(choices=[('concept', 'Concept'), ('gepubliceerd', 'Gepubliceerd'), ('gesloten', 'Gesloten'), ('ingevuld', 'Ingevuld'), ('ingetrokken', 'Ingetrokken')], default='concept', max_length=20, verbose_name='status')),
                ('gepubliceerd_op', models.DateField(blank=True, null=True, verbose_name='gepubliceerd op')),
                ('sluit_op', models.DateField(blank=True, null=True, verbose_name='sluit op')),
                ('ingevuld_op', models.DateField(blank=True, null=True, verbose_name='ingevuld op')),
                ('ingevuld_door', models.CharField(blank=True, choices=[('intern', 'Eigen organisatie'), ('regio', 'Andere Twentse organisatie'), ('extern', 'Van buiten'), ('onbekend', 'Onbekend')], max_length=10, verbose_name='ingevuld door')),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vacatures', to='organisaties.organisatie', verbose_name='organisatie')),
                ('aantal_plaatsen', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='aantal plaatsen')),
                ('contact', models.CharField(blank=True, help_text='Bij wie kan iemand terecht met een vraag? Liever een functie dan een naam.', max_length=200, verbose_name='contact')),
                ('extern_op', models.DateField(blank=True, null=True, verbose_name='iedereen vanaf')),
                ('functiefamilie', models.CharField(blank=True, max_length=100, verbose_name='functiefamilie')),
                ('gewijzigd_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gewijzigd door')),
                ('herplaatsing_op', models.DateField(blank=True, null=True, verbose_name='herplaatsing vanaf')),
                ('houder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='vacatures_in_beheer', to=settings.AUTH_USER_MODEL, verbose_name='vacaturehouder')),
                ('intern_op', models.DateField(blank=True, null=True, verbose_name='eigen organisatie vanaf')),
                ('kenmerk', models.CharField(blank=True, help_text='Het nummer in jullie eigen systeem.', max_length=100, verbose_name='eigen kenmerk')),
                ('nagekeken_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='nagekeken door')),
                ('omschrijving', models.TextField(blank=True, help_text='Wat ga je doen, wie zoeken we en wat bieden we? Je kunt Markdown gebruiken.', max_length=20000, verbose_name='omschrijving')),
                ('procedure', models.TextField(blank=True, help_text='Wat gebeurt er na de sluitdatum, en wanneer zijn de gesprekken?', max_length=4000, verbose_name='procedure')),
                ('regio_op', models.DateField(blank=True, null=True, verbose_name='Twentse overheid vanaf')),
                ('salaris_max', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='salaris tot en met')),
                ('salaris_min', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='salaris vanaf')),
                ('standplaats', models.CharField(blank=True, max_length=100, verbose_name='standplaats')),
            ],
            options={
                'verbose_name': 'vacature',
                'verbose_name_plural': 'vacatures',
                'ordering': ['-gepubliceerd_op', 'code'],
                'indexes': [models.Index(fields=['gepubliceerd_op', 'organisatie'], name='vacature_gepubliceerd'), models.Index(fields=['ingevuld_op', 'organisatie'], name='vacature_ingevuld'), models.Index(fields=['status', 'sluit_op', 'code'], name='vacature_sluit'), models.Index(models.F('status'), models.OrderBy(django.db.models.functions.comparison.Coalesce('regio_op', 'intern_op', 'herplaatsing_op'), descending=True), models.F('code'), name='vacature_nieuwste'), models.Index(fields=['status', '-extern_op', 'code'], name='vacature_nieuwste_extern')],
                'constraints': [models.CheckConstraint(condition=models.Q(('schaal_min__isnull', True), ('schaal_max__isnull', True), ('schaal_max__gte', models.F('schaal_min')), _connector='OR'), name='vacature_schaal_loopt_op', violation_error_message='De hoogste schaal ligt onder de laagste.'), models.CheckConstraint(condition=models.Q(('uren_min__isnull', True), ('uren_max__isnull', True), ('uren_max__gte', models.F('uren_min')), _connector='OR'), name='vacature_uren_lopen_op', violation_error_message='Het hoogste aantal uren ligt onder het laagste.'), models.CheckConstraint(condition=models.Q(('salaris_min__isnull', True), ('salaris_max__isnull', True), ('salaris_max__gte', models.F('salaris_min')), _connector='OR'), name='vacature_salaris_loopt_op', violation_error_message='Het hoogste salaris ligt onder het laagste.'), models.CheckConstraint(condition=models.Q(('herplaatsing_op__isnull', True), ('intern_op__isnull', True), ('herplaatsing_op__lte', models.F('intern_op')), _connector='OR'), name='vacature_intern_op_na_herplaatsing_op', violation_error_message='Een ruimere groep kan niet eerder aan de beurt zijn dan een kleinere.'), models.CheckConstraint(condition=models.Q(('intern_op__isnull', True), ('regio_op__isnull', True), ('intern_op__lte', models.F('regio_op')), _connector='OR'), name='vacature_regio_op_na_intern_op', violation_error_message='Een ruimere groep kan niet eerder aan de beurt zijn dan een kleinere.'), models.CheckConstraint(condition=models.Q(('regio_op__isnull', True), ('extern_op__isnull', True), ('regio_op__lte', models.F('extern_op')), _connector='OR'), name='vacature_extern_op_na_regio_op', violation_error_message='Een ruimere groep kan niet eerder aan de beurt zijn dan een kleinere.'), models.CheckConstraint(condition=models.Q(('status', 'concept'), ('intern_op__isnull', True), ('herplaatsing_op__isnull', False), _connector='OR'), name='vacature_herplaatsing_op_bij_intern_op', violation_error_message='Wie open is voor een ruimere groep, is dat ook voor een kleinere.'), models.CheckConstraint(condition=models.Q(('status', 'concept'), ('regio_op__isnull', True), ('intern_op__isnull', False), _connector='OR'), name='vacature_intern_op_bij_regio_op', violation_error_message='Wie open is voor een ruimere groep, is dat ook voor een kleinere.'), models.CheckConstraint(condition=models.Q(('status', 'concept'), ('extern_op__isnull', True), ('regio_op__isnull', False), _connector='OR'), name='vacature_regio_op_bij_extern_op', violation_error_message='Wie open is voor een ruimere groep, is dat ook voor een kleinere.'), models.UniqueConstraint(condition=models.Q(('kenmerk', ''), _negated=True), fields=('organisatie', 'kenmerk'), name='vacature_kenmerk_uniek', violation_error_message='Jullie hebben al een vacature met dit kenmerk.')],
            },
        ),
        migrations.CreateModel(
            name='Reactie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ingediend_op', models.DateField(verbose_name='ingediend op')),
                ('herkomst', models.CharField(choices=[('intern', 'Eigen organisatie'), ('regio', 'Andere Twentse organisatie'), ('extern', 'Van buiten'), ('onbekend', 'Onbekend')], default='onbekend', max_length=10, verbose_name='herkomst')),
                ('vacature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reacties', to='vacatures.vacature', verbose_name='vacature')),
                ('kandidaat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='vacaturereacties', to=settings.AUTH_USER_MODEL, verbose_name='kandidaat')),
                ('status', models.CharField(blank=True, choices=[('ontvangen', 'Ontvangen'), ('in_behandeling', 'In behandeling'), ('uitgenodigd', 'Uitgenodigd'), ('aangeboden', 'Baan aangeboden'), ('aangenomen', 'Aangenomen'), ('afgewezen', 'Afgewezen'), ('ingetrokken', 'Ingetrokken')], max_length=20, verbose_name='status')),
            ],
            options={
                'verbose_name': 'reactie',
                'verbose_name_plural': 'reacties',
                'ordering': ['-ingediend_op', '-pk'],
                'indexes': [models.Index(fields=['vacature', 'ingediend_op', 'herkomst'], name='reactie_per_vacature'), models.Index(fields=['ingediend_op'], name='reactie_per_dag')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('ontvangen', 'in_behandeling', 'uitgenodigd', 'aangeboden'))), fields=('vacature', 'kandidaat'), name='reactie_een_tegelijk', violation_error_message='Je hebt al op deze vacature gereageerd.')],
            },
        ),
        migrations.CreateModel(
            name='Vacaturestap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.CharField(blank=True, choices=[('concept', 'Concept'), ('gepubliceerd', 'Gepubliceerd'), ('gesloten', 'Gesloten'), ('ingevuld', 'Ingevuld'), ('ingetrokken', 'Ingetrokken')], max_length=20, verbose_name='van')),
                ('naar', models.CharField(choices=[('concept', 'Concept'), ('gepubliceerd', 'Gepubliceerd'), ('gesloten', 'Gesloten'), ('ingevuld', 'Ingevuld'), ('ingetrokken', 'Ingetrokken')], max_length=20, verbose_name='naar')),
                ('per', models.DateField(verbose_name='per')),
                ('reden', models.CharField(blank=True, max_length=300, verbose_name='reden')),
                ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
                ('door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vacature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stappen', to='vacatures.vacature')),
            ],
            options={
                'verbose_name': 'stap van een vacature',
                'verbose_name_plural': 'stappen van vacatures',
                'ordering': ['per', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Apisleutel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(help_text='Welk systeem gebruikt deze sleutel?', max_length=100, verbose_name='naam')),
                ('bereik', models.CharField(choices=[('lezen', 'Alleen lezen'), ('schrijven', 'Lezen en schrijven')], default='lezen', max_length=20, verbose_name='mag')),
                ('begin', models.CharField(max_length=12, verbose_name='begin')),
                ('hash', models.CharField(max_length=64, unique=True, verbose_name='hash')),
                ('gemaakt_op', models.DateTimeField(verbose_name='gemaakt op')),
                ('verloopt_op', models.DateField(verbose_name='geldig tot en met')),
                ('ingetrokken_op', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                ('gebruikt_op', models.DateField(blank=True, null=True, verbose_name='laatst gebruikt op')),
                ('gemaakt_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='apisleutels', to='organisaties.organisatie', verbose_name='organisatie')),
            ],
            options={
                'verbose_name': 'API-sleutel',
                'verbose_name_plural': 'API-sleutels',
                'ordering': ['organisatie', 'naam', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ingetrokken_op__isnull', True)), fields=('organisatie', 'naam'), name='apisleutel_naam_uniek', violation_error_message='Er is al een sleutel met deze naam.')],
            },
        ),
        migrations.CreateModel(
            name='BewaardeVacature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField(verbose_name='bewaard op')),
                ('herinnerd_op', models.DateTimeField(blank=True, null=True, verbose_name='aan de sluitdatum herinnerd op')),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bewaarde_vacatures', to=settings.AUTH_USER_MODEL)),
                ('vacature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bewaard_door', to='vacatures.vacature')),
            ],
            options={
                'verbose_name': 'bewaarde vacature',
                'verbose_name_plural': 'bewaarde vacatures',
                'ordering': ['-op', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('gebruiker', 'vacature'), name='vacature_een_keer_bewaard')],
            },
        ),
        migrations.CreateModel(
            name='Commissielid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tot', models.DateField(verbose_name='tot en met')),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='selectiecommissies', to=settings.AUTH_USER_MODEL, verbose_name='collega')),
                ('vacature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commissieleden', to='vacatures.vacature', verbose_name='vacature')),
            ],
            options={
                'verbose_name': 'lid van een selectiecommissie',
                'verbose_name_plural': 'leden van selectiecommissies',
                'ordering': ['vacature', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('vacature', 'gebruiker'), name='commissielid_een_keer', violation_error_message='Deze collega zit al in de commissie.')],
            },
        ),
        migrations.CreateModel(
            name='Herplaatsingskandidaat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.DateField(verbose_name='van')),
                ('tot', models.DateField(blank=True, null=True, verbose_name='tot en met')),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='herplaatsingen', to=settings.AUTH_USER_MODEL, verbose_name='medewerker')),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie', verbose_name='organisatie')),
            ],
            options={
                'verbose_name': 'herplaatsingskandidaat',
                'verbose_name_plural': 'herplaatsingskandidaten',
                'ordering': ['-van', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='herplaatsing_loopt_op', violation_error_message='De einddatum ligt voor de begindatum.')],
            },
        ),
        migrations.CreateModel(
            name='Mailkeuze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('herinneren', models.BooleanField(default=True, verbose_name='mail voordat een bewaarde vacature sluit')),
                ('gebruiker', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mailkeuze', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mailkeuze',
                'verbose_name_plural': 'mailkeuzes',
            },
        ),
        migrations.CreateModel(
            name='Melding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField(verbose_name='gemeld op')),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vacaturemeldingen', to=settings.AUTH_USER_MODEL)),
                ('vacature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meldingen', to='vacatures.vacature')),
            ],
            options={
                'verbose_name': 'melding van een vacature',
                'verbose_name_plural': 'meldingen van vacatures',
                'ordering': ['-op', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('gebruiker', 'vacature'), name='vacature_een_keer_gemeld')],
            },
        ),
        migrations.CreateModel(
            name='Reactiestap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('van', models.CharField(blank=True, choices=[('ontvangen', 'Ontvangen'), ('in_behandeling', 'In behandeling'), ('uitgenodigd', 'Uitgenodigd'), ('aangeboden', 'Baan aangeboden'), ('aangenomen', 'Aangenomen'), ('afgewezen', 'Afgewezen'), ('ingetrokken', 'Ingetrokken')], max_length=20, verbose_name='van')),
                ('naar', models.CharField(choices=[('ontvangen', 'Ontvangen'), ('in_behandeling', 'In behandeling'), ('uitgenodigd', 'Uitgenodigd'), ('aangeboden', 'Baan aangeboden'), ('aangenomen', 'Aangenomen'), ('afgewezen', 'Afgewezen'), ('ingetrokken', 'Ingetrokken')], max_length=20, verbose_name='naar')),
                ('reden', models.CharField(blank=True, max_length=100, verbose_name='reden')),
                ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
                ('door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reactie', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stappen', to='vacatures.reactie')),
            ],
            options={
                'verbose_name': 'stap van een reactie',
                'verbose_name_plural': 'stappen van reacties',
                'ordering': ['vastgelegd_op', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Salaristabel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cao', models.CharField(choices=[('gemeenten', 'Cao Gemeenten'), ('sgo', 'Cao SGO'), ('waterschappen', 'Cao Werken voor waterschappen'), ('veiligheidsregio', 'Arbeidsvoorwaarden veiligheidsregio’s')], max_length=20, verbose_name='cao')),
                ('geldig_vanaf', models.DateField(verbose_name='geldig vanaf')),
                ('bron', models.CharField(blank=True, max_length=300, verbose_name='bron')),
            ],
            options={
                'verbose_name': 'salaristabel',
                'verbose_name_plural': 'salaristabellen',
                'ordering': ['cao', '-geldig_vanaf'],
                'constraints': [models.UniqueConstraint(fields=('cao', 'geldig_vanaf'), name='salaristabel_een_per_dag', violation_error_message='Van deze cao is er al een tabel vanaf die dag.')],
            },
        ),
        migrations.CreateModel(
            name='Sjabloon',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100, verbose_name='naam')),
                ('titel', models.CharField(blank=True, max_length=200, verbose_name='titel')),
                ('omschrijving', models.TextField(blank=True, max_length=20000, verbose_name='omschrijving')),
                ('procedure', models.TextField(blank=True, max_length=4000, verbose_name='procedure')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='contact')),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vacaturesjablonen', to='organisaties.organisatie', verbose_name='organisatie')),
            ],
            options={
                'verbose_name': 'sjabloon',
                'verbose_name_plural': 'sjablonen',
                'ordering': ['organisatie', 'naam'],
                'constraints': [models.UniqueConstraint(fields=('organisatie', 'naam'), name='sjabloon_naam_uniek', violation_error_message='Jullie hebben al een sjabloon met deze naam.')],
            },
        ),
        migrations.CreateModel(
            name='Sollicitatie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('teken', models.CharField(max_length=64, unique=True, verbose_name='teken')),
                ('naam', models.CharField(max_length=200, verbose_name='naam')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mailadres')),
                ('telefoon', models.CharField(blank=True, max_length=30, verbose_name='telefoon')),
                ('functie', models.CharField(blank=True, max_length=200, verbose_name='functie nu')),
                ('motivatie', models.TextField(max_length=8000, verbose_name='motivatie')),
                ('is_herplaatsing', models.BooleanField(default=False, verbose_name='herplaatsingskandidaat')),
                ('mag_bewaren', models.BooleanField(default=False, verbose_name='mag langer bewaard worden')),
                ('gemaakt_op', models.DateTimeField(verbose_name='gemaakt op')),
                ('verwijderen_op', models.DateField(blank=True, db_index=True, null=True, verbose_name='wordt verwijderd op')),
                ('reactie', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sollicitatie', to='vacatures.reactie', verbose_name='reactie')),
                ('vacature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sollicitaties', to='vacatures.vacature', verbose_name='vacature')),
            ],
            options={
                'verbose_name': 'sollicitatie',
                'verbose_name_plural': 'sollicitaties',
                'ordering': ['-gemaakt_op', '-pk'],
                'indexes': [models.Index(models.F('vacature'), django.db.models.functions.text.Lower('email'), name='sollicitatie_per_adres')],
            },
        ),
        migrations.CreateModel(
            name='Uitkomst',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plaats', models.PositiveSmallIntegerField(default=1, verbose_name='plaats')),
                ('soort', models.CharField(choices=[('intern', 'Iemand van onze eigen organisatie'), ('regio', 'Iemand van een andere Twentse organisatie'), ('extern', 'Iemand van buiten'), ('onbekend', 'Ingevuld, maar ik weet niet door wie'), ('niet_vervuld', 'Niet vervuld'), ('ingetrokken', 'De functie vervalt')], max_length=20, verbose_name='uitkomst')),
                ('per', models.DateField(verbose_name='per')),
                ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
                ('door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vacature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uitkomsten', to='vacatures.vacature', verbose_name='vacature')),
            ],
            options={
                'verbose_name': 'uitkomst',
                'verbose_name_plural': 'uitkomsten',
                'ordering': ['vacature', 'plaats'],
                'constraints': [models.UniqueConstraint(fields=('vacature', 'plaats'), name='uitkomst_een_per_plaats', violation_error_message='Deze plaats heeft al een uitkomst.')],
            },
        ),
        migrations.CreateModel(
            name='Uitkomstvraag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gevraagd_op', models.DateTimeField(verbose_name='gevraagd op')),
                ('keren', models.PositiveSmallIntegerField(default=1, verbose_name='aantal keren gevraagd')),
                ('laatst_op', models.DateTimeField(verbose_name='laatst gevraagd op')),
                ('beantwoord_op', models.DateTimeField(blank=True, null=True, verbose_name='beantwoord op')),
                ('vacature', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='uitkomstvraag', to='vacatures.vacature')),
            ],
            options={
                'verbose_name': 'vraag naar de uitkomst',
                'verbose_name_plural': 'vragen naar de uitkomst',
                'ordering': ['laatst_op', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Weergave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dag', models.DateField(verbose_name='dag')),
                ('kanaal', models.CharField(choices=[('portaal', 'Op de site zelf'), ('intranet', 'Intranet van een organisatie'), ('zoekmachine', 'Zoekmachine'), ('mail', 'Mail van ons'), ('sociaal', 'Sociale media'), ('link', 'Link op een andere site'), ('direct', 'Rechtstreeks')], max_length=20, verbose_name='kanaal')),
                ('aantal', models.PositiveIntegerField(default=0, verbose_name='aantal')),
                ('vacature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weergaven', to='vacatures.vacature')),
            ],
            options={
                'verbose_name': 'weergave',
                'verbose_name_plural': 'weergaven',
                'ordering': ['-dag', 'kanaal'],
                'constraints': [models.UniqueConstraint(fields=('vacature', 'dag', 'kanaal'), name='weergave_een_per_dag')],
            },
        ),
        migrations.CreateModel(
            name='Werkwijze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cao', models.CharField(choices=[('gemeenten', 'Cao Gemeenten'), ('sgo', 'Cao SGO'), ('waterschappen', 'Cao Werken voor waterschappen'), ('veiligheidsregio', 'Arbeidsvoorwaarden veiligheidsregio’s')], default='gemeenten', max_length=20, verbose_name='cao')),
                ('tweede_lezer', models.BooleanField(default=False, help_text='Een vacature gaat pas open als iemand anders haar heeft nagekeken.', verbose_name='een collega kijkt mee')),
                ('herplaatsing_na', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(90)], verbose_name='herplaatsing na')),
                ('intern_na', models.PositiveSmallIntegerField(blank=True, default=0, null=True, validators=[django.core.validators.MaxValueValidator(90)], verbose_name='eigen organisatie na')),
                ('regio_na', models.PositiveSmallIntegerField(blank=True, default=0, null=True, validators=[django.core.validators.MaxValueValidator(90)], verbose_name='Twentse overheid na')),
                ('extern_na', models.PositiveSmallIntegerField(blank=True, default=0, null=True, validators=[django.core.validators.MaxValueValidator(90)], verbose_name='iedereen na')),
                ('organisatie', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='werkwijze', to='organisaties.organisatie', verbose_name='organisatie')),
            ],
            options={
                'verbose_name': 'werkwijze',
                'verbose_name_plural': 'werkwijzen',
                'ordering': ['organisatie'],
            },
        ),
        migrations.CreateModel(
            name='Zoekopdracht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200, verbose_name='naam')),
                ('vraag', models.CharField(blank=True, max_length=1000, verbose_name='vraag')),
                ('hoe_vaak', models.CharField(choices=[('meteen', 'Meteen'), ('dag', 'Elke dag'), ('week', 'Elke week'), ('nooit', 'Niet mailen')], default='dag', max_length=10, verbose_name='hoe vaak')),
                ('gemaakt_op', models.DateTimeField(verbose_name='gemaakt op')),
                ('gekeken_op', models.DateTimeField(verbose_name='gekeken op')),
                ('gemeld_op', models.DateTimeField(blank=True, null=True, verbose_name='laatst gemeld op')),
                ('gewild_op', models.DateTimeField(verbose_name='laatst gewild op')),
                ('gevraagd_op', models.DateTimeField(blank=True, null=True, verbose_name='gevraagd of het nog gewild is op')),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='zoekopdrachten', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'zoekopdracht',
                'verbose_name_plural': 'zoekopdrachten',
                'ordering': ['naam', 'pk'],
                'indexes': [models.Index(fields=['hoe_vaak', 'gekeken_op'], name='zoekopdracht_aan_de_beurt')],
                'constraints': [models.UniqueConstraint(fields=('gebruiker', 'vraag'), name='zoekopdracht_een_keer', violation_error_message='Deze zoekopdracht heb je al.')],
            },
        ),
        migrations.CreateModel(
            name='Bijlage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bestand', models.CharField(max_length=100, unique=True, verbose_name='bestand')),
                ('naam', models.CharField(max_length=200, verbose_name='naam')),
                ('soort', models.CharField(max_length=10, verbose_name='soort')),
                ('grootte', models.PositiveIntegerField(verbose_name='grootte in bytes')),
                ('controle', models.CharField(choices=[('wacht', 'Wordt gecontroleerd'), ('schoon', 'Gecontroleerd'), ('besmet', 'Geweigerd'), ('niet', 'Geen virusscanner ingesteld')], max_length=10, verbose_name='controle')),
                ('gemaakt_op', models.DateTimeField(verbose_name='gemaakt op')),
                ('sollicitatie', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='bijlage', to='vacatures.sollicitatie')),
            ],
            options={
                'verbose_name': 'bijlage',
                'verbose_name_plural': 'bijlagen',
            },
        ),
        migrations.CreateModel(
            name='Salarisschaal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('schaal', models.PositiveSmallIntegerField(verbose_name='schaal')),
                ('minimum', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='minimum')),
                ('maximum', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='maximum')),
                ('tabel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schalen', to='vacatures.salaristabel')),
            ],
            options={
                'verbose_name': 'salarisschaal',
                'verbose_name_plural': 'salarisschalen',
                'ordering': ['tabel', 'schaal'],
                'constraints': [models.UniqueConstraint(fields=('tabel', 'schaal'), name='salarisschaal_een_keer', violation_error_message='Deze schaal staat al in de tabel.'), models.CheckConstraint(condition=models.Q(('maximum__gte', models.F('minimum')), ('minimum__gt', 0)), name='salarisschaal_loopt_op', violation_error_message='Het maximum ligt onder het minimum.')],
            },
        ),
    ]
