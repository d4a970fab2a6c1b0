"""What goes to people around a run, and what they bring back: calendars, reminders, evaluation, certificate."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

EERSTE_VRAGEN = (
    ("Welk rapportcijfer geef je deze opleiding?", "cijfer"),
    ("Wat ik leerde, kan ik gebruiken in mijn werk.", "schaal"),
    ("De trainer legde het goed uit.", "schaal"),
    ("Ik raad deze opleiding een collega aan.", "schaal"),
    ("Wat kan er beter?", "tekst"),
)


def maak_vragen(apps, schema_editor):
    Evaluatievraag = apps.get_model("school", "Evaluatievraag")
    Evaluatievraag.objects.bulk_create(
        Evaluatievraag(vraag=vraag, soort=soort, volgorde=10 * nummer)
        for nummer, (vraag, soort) in enumerate(EERSTE_VRAGEN, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("school", "0007_beleid")]

    operations = [
        migrations.CreateModel(
            name="Evaluatievraag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vraag", models.CharField(max_length=200, verbose_name="vraag")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("cijfer", "Rapportcijfer van 1 tot en met 10"),
                            ("schaal", "Van helemaal oneens tot helemaal eens"),
                            ("tekst", "In eigen woorden"),
                        ],
                        max_length=8,
                        verbose_name="soort antwoord",
                    ),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        default=10, help_text="Laagste eerst.", verbose_name="volgorde"
                    ),
                ),
                (
                    "is_actief",
                    models.BooleanField(
                        default=True,
                        help_text="Uit: niemand krijgt de vraag meer, de antwoorden blijven.",
                        verbose_name="wordt gesteld",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluatievraag",
                "verbose_name_plural": "evaluatievragen",
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.AddField(
            model_name="inschrijving",
            name="heeft_geevalueerd",
            field=models.BooleanField(default=False, editable=False, verbose_name="heeft geëvalueerd"),
        ),
        migrations.AddField(
            model_name="uitvoering",
            name="meenemen",
            field=models.CharField(
                blank=True,
                help_text="Staat in de herinnering. Bijvoorbeeld: je laptop.",
                max_length=300,
                verbose_name="neem mee",
            ),
        ),
        migrations.CreateModel(
            name="Agendabericht",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kenmerk", models.CharField(max_length=60, unique=True, verbose_name="kenmerk")),
                ("volgnummer", models.PositiveIntegerField(default=0, verbose_name="volgnummer")),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("begin", models.CharField(max_length=40, verbose_name="begin")),
                ("einde", models.CharField(max_length=40, verbose_name="einde")),
                ("plaats", models.TextField(blank=True, verbose_name="plaats")),
                ("is_vervallen", models.BooleanField(default=False, verbose_name="is vervallen")),
                ("verteld_op", models.DateTimeField(verbose_name="verteld op")),
                (
                    "inschrijving",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agendaberichten",
                        to="school.inschrijving",
                        verbose_name="inschrijving",
                    ),
                ),
            ],
            options={
                "verbose_name": "agendabericht",
                "verbose_name_plural": "agendaberichten",
                "ordering": ["begin", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Deelnamebewijs",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=16, unique=True, verbose_name="code")),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("opleiding", models.CharField(max_length=200, verbose_name="opleiding")),
                ("van", models.DateField(verbose_name="eerste dag")),
                ("tot", models.DateField(verbose_name="laatste dag")),
                (
                    "uren",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="uren"
                    ),
                ),
                ("uitgegeven_op", models.DateField(verbose_name="uitgegeven op")),
                (
                    "inschrijving",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deelnamebewijs",
                        to="school.inschrijving",
                        verbose_name="inschrijving",
                    ),
                ),
            ],
            options={
                "verbose_name": "deelnamebewijs",
                "verbose_name_plural": "deelnamebewijzen",
                "ordering": ["-uitgegeven_op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Evaluatietekst",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("tekst", models.TextField(max_length=1000, verbose_name="antwoord")),
                (
                    "uitvoering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluatieteksten",
                        to="school.uitvoering",
                        verbose_name="uitvoering",
                    ),
                ),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teksten",
                        to="school.evaluatievraag",
                        verbose_name="vraag",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluatietekst",
                "verbose_name_plural": "evaluatieteksten",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Evaluatietelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("waarde", models.PositiveSmallIntegerField(verbose_name="antwoord")),
                ("aantal", models.PositiveIntegerField(default=0, verbose_name="hoe vaak")),
                (
                    "uitvoering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluatietellingen",
                        to="school.uitvoering",
                        verbose_name="uitvoering",
                    ),
                ),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellingen",
                        to="school.evaluatievraag",
                        verbose_name="vraag",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluatietelling",
                "verbose_name_plural": "evaluatietellingen",
                "ordering": ["vraag", "waarde"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("uitvoering", "vraag", "waarde"),
                        name="evaluatietelling_een_per_antwoord",
                        violation_error_message="Dit antwoord wordt al geteld.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("waarde__gte", 1), ("waarde__lte", 10)),
                        name="evaluatietelling_waarde_bestaat",
                        violation_error_message="Een antwoord is een getal van 1 tot en met 10.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Herinnering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("week", "Een week ervoor"),
                            ("dag", "De werkdag ervoor"),
                            ("evaluatie", "De vraag wat je ervan vond"),
                        ],
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                ("dag", models.DateField(verbose_name="over welke dag")),
                ("verstuurd_op", models.DateTimeField(verbose_name="verstuurd op")),
                (
                    "inschrijving",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="herinneringen",
                        to="school.inschrijving",
                        verbose_name="inschrijving",
                    ),
                ),
            ],
            options={
                "verbose_name": "herinnering",
                "verbose_name_plural": "herinneringen",
                "ordering": ["verstuurd_op", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inschrijving", "soort", "dag"),
                        name="herinnering_een_keer",
                        violation_error_message="Deze herinnering is al verstuurd.",
                    )
                ],
            },
        ),
        migrations.RunPython(maak_vragen, migrations.RunPython.noop),
    ]
