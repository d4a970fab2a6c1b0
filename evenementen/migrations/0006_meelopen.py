import django.core.validators
import django.db.models.deletion
import twentsekracht.mijn.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evenementen", "0005_kalender"),
        ("organisaties", "0005_contact"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeloopplek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "functie",
                    models.CharField(
                        help_text="Met wie loop je mee? Bijvoorbeeld: dijkbeheerder.",
                        max_length=150,
                        verbose_name="functie",
                    ),
                ),
                (
                    "vakgebied",
                    models.CharField(
                        choices=[
                            ("bedrijfsvoering", "Bedrijfsvoering"),
                            ("bestuur", "Bestuur"),
                            ("dienstverlening", "Dienstverlening"),
                            ("financien", "Financiën"),
                            ("ict", "ICT en data"),
                            ("juridisch", "Juridisch"),
                            ("ruimte", "Ruimte en milieu"),
                            ("sociaal_domein", "Sociaal domein"),
                            ("veiligheid", "Openbare orde en veiligheid"),
                            ("water", "Water"),
                        ],
                        max_length=30,
                        verbose_name="vakgebied",
                    ),
                ),
                ("plaats", models.CharField(max_length=40, verbose_name="plaats")),
                (
                    "adres",
                    models.CharField(
                        help_text="Gebouw en ingang. Alleen wie een dag heeft, ziet dit.",
                        max_length=200,
                        verbose_name="waar je elkaar ziet",
                    ),
                ),
                ("wat_je_ziet", models.TextField(max_length=2000, verbose_name="wat er te zien is")),
                (
                    "meenemen",
                    models.TextField(
                        blank=True,
                        help_text="Bijvoorbeeld: stevige schoenen.",
                        max_length=500,
                        verbose_name="wat je meeneemt",
                    ),
                ),
                (
                    "wijze",
                    models.CharField(
                        choices=[
                            ("kies", "Wie een dag kiest, kan komen"),
                            ("vraag", "Eerst vragen: ik zeg ja of nee"),
                        ],
                        default="kies",
                        max_length=10,
                        verbose_name="hoe het gaat",
                    ),
                ),
                (
                    "toont_naam",
                    models.BooleanField(
                        default=False,
                        help_text="Anderen zien je naam pas als zij een dag hebben.",
                        verbose_name="collega’s van mijn eigen organisatie zien mijn naam",
                    ),
                ),
                (
                    "leidinggevende",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mailadres van je leidinggevende"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("concept", "Concept"),
                            ("gepubliceerd", "Gepubliceerd"),
                            ("gepauzeerd", "Gepauzeerd"),
                            ("beeindigd", "Beëindigd"),
                        ],
                        default="concept",
                        editable=False,
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "evenement",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leeg: het hele jaar door.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="meeloopplekken",
                        to="evenementen.evenement",
                        verbose_name="hoort bij",
                    ),
                ),
                (
                    "gastgever",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="meeloopplekken",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bij wie",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeloopplekken",
                        to="organisaties.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeloopplek",
                "verbose_name_plural": "meeloopplekken",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeloopdag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("datum", models.DateField(verbose_name="datum")),
                ("begintijd", models.TimeField(verbose_name="van")),
                ("eindtijd", models.TimeField(verbose_name="tot")),
                (
                    "plaatsen",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="hoeveel mensen",
                    ),
                ),
                (
                    "plek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dagen",
                        to="evenementen.meeloopplek",
                        verbose_name="meeloopplek",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeloopdag",
                "verbose_name_plural": "meeloopdagen",
                "ordering": ["datum", "begintijd", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeloopplekstap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "van",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("concept", "Concept"),
                            ("gepubliceerd", "Gepubliceerd"),
                            ("gepauzeerd", "Gepauzeerd"),
                            ("beeindigd", "Beëindigd"),
                        ],
                        max_length=20,
                        verbose_name="van",
                    ),
                ),
                (
                    "naar",
                    models.CharField(
                        choices=[
                            ("concept", "Concept"),
                            ("gepubliceerd", "Gepubliceerd"),
                            ("gepauzeerd", "Gepauzeerd"),
                            ("beeindigd", "Beëindigd"),
                        ],
                        max_length=20,
                        verbose_name="naar",
                    ),
                ),
                ("reden", models.CharField(blank=True, max_length=300, verbose_name="reden")),
                ("vastgelegd_op", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="evenementen.meeloopplek",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap van een meeloopplek",
                "verbose_name_plural": "stappen van meeloopplekken",
                "ordering": ["vastgelegd_op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeloopverzoek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("datum", models.DateField(verbose_name="datum")),
                ("motivatie", models.TextField(max_length=1000, verbose_name="waarom je mee wilt lopen")),
                (
                    "leidinggevende",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mailadres van je leidinggevende"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("wacht_op_akkoord", "Wacht op akkoord"),
                            ("aangevraagd", "Aangevraagd"),
                            ("bevestigd", "Gaat door"),
                            ("afgewezen", "Kan niet"),
                            ("geannuleerd", "Geannuleerd"),
                            ("vervallen", "Geen antwoord"),
                            ("doorgegaan", "Geweest"),
                            ("niet_doorgegaan", "Niet doorgegaan"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("gevraagd_op", models.DateTimeField(verbose_name="gevraagd op")),
                (
                    "antwoord_tot",
                    models.DateTimeField(blank=True, null=True, verbose_name="plaats vastgehouden tot"),
                ),
                (
                    "agendanummer",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="agendanummer"),
                ),
                ("herinnerd_op", models.DateTimeField(blank=True, null=True, verbose_name="herinnerd op")),
                (
                    "nagevraagd_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="gevraagd hoe het was op"),
                ),
                (
                    "bezoeker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="meeloopverzoeken",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
                (
                    "dag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verzoeken",
                        to="evenementen.meeloopdag",
                        verbose_name="dag",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeloopverzoeken",
                        to="organisaties.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "verzoek om mee te lopen",
                "verbose_name_plural": "verzoeken om mee te lopen",
                "ordering": ["-datum", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Bedankje",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "van",
                    models.CharField(
                        choices=[("bezoeker", "Wie meeliep"), ("gastgever", "Bij wie")],
                        max_length=10,
                        verbose_name="van",
                    ),
                ),
                ("tekst", models.TextField(max_length=500, verbose_name="bedankje")),
                ("gegeven_op", models.DateTimeField(verbose_name="gegeven op")),
                (
                    "verzoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bedankjes",
                        to="evenementen.meeloopverzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "bedankje",
                "verbose_name_plural": "bedankjes",
                "ordering": ["gegeven_op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeloopverzoekstap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "van",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wacht_op_akkoord", "Wacht op akkoord"),
                            ("aangevraagd", "Aangevraagd"),
                            ("bevestigd", "Gaat door"),
                            ("afgewezen", "Kan niet"),
                            ("geannuleerd", "Geannuleerd"),
                            ("vervallen", "Geen antwoord"),
                            ("doorgegaan", "Geweest"),
                            ("niet_doorgegaan", "Niet doorgegaan"),
                        ],
                        max_length=20,
                        verbose_name="van",
                    ),
                ),
                (
                    "naar",
                    models.CharField(
                        choices=[
                            ("wacht_op_akkoord", "Wacht op akkoord"),
                            ("aangevraagd", "Aangevraagd"),
                            ("bevestigd", "Gaat door"),
                            ("afgewezen", "Kan niet"),
                            ("geannuleerd", "Geannuleerd"),
                            ("vervallen", "Geen antwoord"),
                            ("doorgegaan", "Geweest"),
                            ("niet_doorgegaan", "Niet doorgegaan"),
                        ],
                        max_length=20,
                        verbose_name="naar",
                    ),
                ),
                ("reden", models.CharField(blank=True, max_length=300, verbose_name="reden")),
                ("vastgelegd_op", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verzoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="evenementen.meeloopverzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap van een verzoek om mee te lopen",
                "verbose_name_plural": "stappen van verzoeken om mee te lopen",
                "ordering": ["vastgelegd_op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeloopwens",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "functie",
                    models.CharField(
                        blank=True,
                        help_text="Een of meer woorden, met een komma ertussen. Bijvoorbeeld: jurist, vergunningen.",
                        max_length=150,
                        verbose_name="functie",
                    ),
                ),
                (
                    "vakgebieden",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[twentsekracht.mijn.models.zijn_vakgebieden],
                        verbose_name="vakgebieden",
                    ),
                ),
                ("plaats", models.CharField(blank=True, max_length=40, verbose_name="vanuit")),
                (
                    "afstand",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hoogstens zo ver"),
                ),
                ("van", models.DateField(blank=True, null=True, verbose_name="van")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                (
                    "wil_mail",
                    models.BooleanField(
                        default=True, verbose_name="mail me als er een nieuwe plek is die past"
                    ),
                ),
                ("bijgewerkt_op", models.DateTimeField(verbose_name="bijgewerkt op")),
                (
                    "gebruiker",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meeloopwens",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeloopwens",
                "verbose_name_plural": "meeloopwensen",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Meelooptip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verstuurd_op", models.DateTimeField(verbose_name="verstuurd op")),
                (
                    "plek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tips",
                        to="evenementen.meeloopplek",
                    ),
                ),
                (
                    "wens",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tips",
                        to="evenementen.meeloopwens",
                    ),
                ),
            ],
            options={
                "verbose_name": "meelooptip",
                "verbose_name_plural": "meelooptips",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="meeloopdag",
            index=models.Index(fields=["datum"], name="meeloopdag_datum"),
        ),
        migrations.AddConstraint(
            model_name="meeloopdag",
            constraint=models.UniqueConstraint(
                fields=("plek", "datum"),
                name="meeloopdag_een_keer",
                violation_error_message="Deze dag staat er al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeloopdag",
            constraint=models.CheckConstraint(
                condition=models.Q(("eindtijd__gt", models.F("begintijd"))),
                name="meeloopdag_tijden_kloppen",
                violation_error_message="De eindtijd ligt voor de begintijd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeloopdag",
            constraint=models.CheckConstraint(
                condition=models.Q(("plaatsen__gte", 1), ("plaatsen__lte", 20)),
                name="meeloopdag_plaatsen_kloppen",
                violation_error_message="Er kunnen 1 tot 20 mensen tegelijk komen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeloopverzoek",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("bezoeker__isnull", False),
                    (
                        "status__in",
                        ["wacht_op_akkoord", "aangevraagd", "bevestigd", "doorgegaan", "niet_doorgegaan"],
                    ),
                ),
                fields=("bezoeker", "datum"),
                name="meeloopverzoek_een_per_dag",
                violation_error_message="Je loopt die dag al met iemand mee.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeloopverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("antwoord_tot__isnull", False), ("status__in", ["wacht_op_akkoord", "aangevraagd"])
                    ),
                    models.Q(
                        models.Q(("status__in", ["wacht_op_akkoord", "aangevraagd"]), _negated=True),
                        ("antwoord_tot__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="meeloopverzoek_wacht_tot_een_moment",
                violation_error_message="Wie op antwoord wacht, wacht tot een moment.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bedankje",
            constraint=models.UniqueConstraint(
                fields=("verzoek", "van"),
                name="bedankje_een_keer",
                violation_error_message="Je hebt al een bedankje gestuurd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeloopwens",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("van__isnull", True),
                    ("tot__isnull", True),
                    ("tot__gte", models.F("van")),
                    _connector="OR",
                ),
                name="meeloopwens_periode_klopt",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeloopwens",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("afstand__isnull", True), models.Q(("plaats", ""), _negated=True), _connector="OR"
                ),
                name="meeloopwens_afstand_vanuit_een_plaats",
                violation_error_message="Kies ook vanuit welke plaats.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meelooptip",
            constraint=models.UniqueConstraint(
                fields=("wens", "plek"),
                name="meelooptip_een_keer",
                violation_error_message="Deze tip is al verstuurd.",
            ),
        ),
    ]
