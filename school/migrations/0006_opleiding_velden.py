import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def al_gemeld(apps, schema_editor):
    """Who shows interest from now on hears of what is planned from now on, not of what stands there already."""
    apps.get_model("school", "Uitvoering").objects.update(gemeld_op=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0005_contact"),
        ("school", "0005_inschrijven"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="opleiding",
            name="betaler",
            field=models.CharField(
                choices=[
                    ("organisatie", "De organisatie van de deelnemer"),
                    ("twentse_school", "De Twentse School"),
                    ("deelnemer", "De deelnemer zelf"),
                ],
                default="organisatie",
                max_length=20,
                verbose_name="wie betaalt",
            ),
        ),
        migrations.AddField(
            model_name="opleiding",
            name="certificaat",
            field=models.CharField(
                blank=True,
                help_text="Wat je na afloop krijgt: een deelnamebewijs, een diploma, een aantekening.",
                max_length=200,
                verbose_name="certificaat",
            ),
        ),
        migrations.AddField(
            model_name="opleiding",
            name="leerdoelen",
            field=models.TextField(
                blank=True,
                help_text="Wat iemand na afloop weet en kan, liefst als lijst. Je mag Markdown gebruiken.",
                verbose_name="leerdoelen",
            ),
        ),
        migrations.AddField(
            model_name="opleiding",
            name="materialen",
            field=models.TextField(
                blank=True,
                help_text="Wat je krijgt, en wat je zelf meebrengt. Je mag Markdown gebruiken.",
                verbose_name="materialen",
            ),
        ),
        migrations.AddField(
            model_name="opleiding",
            name="vereist",
            field=models.ManyToManyField(
                blank=True,
                help_text="Wie zich inschrijft zonder deze te hebben gevolgd, krijgt een waarschuwing.",
                related_name="vereist_voor",
                to="school.opleiding",
                verbose_name="eerst te volgen opleidingen",
            ),
        ),
        migrations.AddField(
            model_name="opleiding",
            name="voorkennis",
            field=models.TextField(
                blank=True,
                help_text="Wat iemand al moet weten of kunnen, in gewone zinnen.",
                verbose_name="voorkennis",
            ),
        ),
        migrations.AddField(
            model_name="opleiding",
            name="vorm",
            field=models.CharField(
                blank=True,
                choices=[
                    ("klassikaal", "Klassikaal"),
                    ("online", "Online"),
                    ("gemengd", "Klassikaal en online"),
                    ("werkplek", "Op de werkplek"),
                    ("elearning", "E-learning"),
                ],
                max_length=20,
                verbose_name="vorm",
            ),
        ),
        migrations.AddField(
            model_name="uitvoering",
            name="besloten_door",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="uitvoering",
            name="gaat_door_op",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="besloten dat het doorgaat op"
            ),
        ),
        migrations.AddField(
            model_name="uitvoering",
            name="gemeld_op",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="bericht aan belangstellenden op"
            ),
        ),
        migrations.AddField(
            model_name="uitvoering",
            name="oproep_op",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="oproep gedaan op"
            ),
        ),
        migrations.AlterField(
            model_name="opleiding",
            name="omschrijving",
            field=models.TextField(
                blank=True,
                help_text="Waar het over gaat en hoe het gaat. Je mag Markdown gebruiken.",
                verbose_name="omschrijving",
            ),
        ),
        migrations.AlterField(
            model_name="uitvoering",
            name="beslis_op",
            field=models.DateField(
                blank=True,
                help_text="De dag waarop blijkt of het doorgaat. Leeg: drie weken voor de start.",
                null=True,
                verbose_name="besluit over doorgaan",
            ),
        ),
        migrations.CreateModel(
            name="Trainer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=120, verbose_name="naam")),
                (
                    "toelichting",
                    models.CharField(
                        blank=True,
                        help_text="Wat iemand doet of eerder deed.",
                        max_length=200,
                        verbose_name="in een zin",
                    ),
                ),
                (
                    "bureau",
                    models.CharField(
                        blank=True,
                        help_text="Voor een trainer van buiten.",
                        max_length=120,
                        verbose_name="bureau",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        help_text="Voor een trainer uit eigen kring.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainers",
                        to="organisaties.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "trainer",
                "verbose_name_plural": "trainers",
                "ordering": ["naam", "pk"],
            },
        ),
        migrations.AddField(
            model_name="opleiding",
            name="trainers",
            field=models.ManyToManyField(
                blank=True, related_name="opleidingen", to="school.trainer", verbose_name="trainers"
            ),
        ),
        migrations.CreateModel(
            name="Belangstelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sinds", models.DateField(verbose_name="sinds")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="belangstelling",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
                (
                    "opleiding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="belangstelling",
                        to="school.opleiding",
                        verbose_name="opleiding",
                    ),
                ),
            ],
            options={
                "verbose_name": "belangstelling",
                "verbose_name_plural": "belangstelling",
                "ordering": ["sinds", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("opleiding", "gebruiker"),
                        name="belangstelling_een_keer",
                        violation_error_message="Je krijgt al bericht over een nieuwe datum.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="trainer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bureau", ""), ("organisatie__isnull", False)),
                    models.Q(("organisatie__isnull", True), models.Q(("bureau", ""), _negated=True)),
                    _connector="OR",
                ),
                name="trainer_organisatie_of_bureau",
                violation_error_message="Kies een organisatie of vul een bureau in, niet allebei.",
            ),
        ),
        migrations.RunPython(al_gemeld, migrations.RunPython.noop),
    ]
