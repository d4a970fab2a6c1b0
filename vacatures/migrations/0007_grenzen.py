"""A scale, hours and pay lie between their bounds; what could not be true is unknown from now on."""

import django.core.validators
from decimal import Decimal
from django.db import migrations, models
from django.db.models import Q

GRENZEN = {"schaal": (1, 18), "uren": (Decimal("0.5"), Decimal(60)), "salaris": (Decimal(1), Decimal(50_000))}


def wordt_onbekend(apps, schema_editor):
    Vacature = apps.get_model("vacatures", "Vacature")
    for naam, (laagste, hoogste) in GRENZEN.items():
        for veld in (f"{naam}_min", f"{naam}_max"):
            buiten = Q(**{f"{veld}__lt": laagste}) | Q(**{f"{veld}__gt": hoogste})
            Vacature.objects.filter(buiten).update(**{veld: None})


class Migration(migrations.Migration):
    dependencies = [
        ("vacatures", "0006_nakijken"),
    ]

    operations = [
        migrations.RunPython(wordt_onbekend, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="vacature",
            name="salaris_max",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=8,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(Decimal("1"), "Vul minstens 1 in."),
                    django.core.validators.MaxValueValidator(Decimal("50000"), "Vul hoogstens 50.000 in."),
                ],
                verbose_name="salaris tot en met",
            ),
        ),
        migrations.AlterField(
            model_name="vacature",
            name="salaris_min",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=8,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(Decimal("1"), "Vul minstens 1 in."),
                    django.core.validators.MaxValueValidator(Decimal("50000"), "Vul hoogstens 50.000 in."),
                ],
                verbose_name="salaris vanaf",
            ),
        ),
        migrations.AlterField(
            model_name="vacature",
            name="schaal_max",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1, "Vul minstens 1 in."),
                    django.core.validators.MaxValueValidator(18, "Vul hoogstens 18 in."),
                ],
                verbose_name="schaal tot en met",
            ),
        ),
        migrations.AlterField(
            model_name="vacature",
            name="schaal_min",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1, "Vul minstens 1 in."),
                    django.core.validators.MaxValueValidator(18, "Vul hoogstens 18 in."),
                ],
                verbose_name="schaal vanaf",
            ),
        ),
        migrations.AlterField(
            model_name="vacature",
            name="uren_max",
            field=models.DecimalField(
                blank=True,
                decimal_places=1,
                max_digits=4,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(Decimal("0.5"), "Vul minstens 0,5 in."),
                    django.core.validators.MaxValueValidator(Decimal("60"), "Vul hoogstens 60 in."),
                ],
                verbose_name="uren tot en met",
            ),
        ),
        migrations.AlterField(
            model_name="vacature",
            name="uren_min",
            field=models.DecimalField(
                blank=True,
                decimal_places=1,
                max_digits=4,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(Decimal("0.5"), "Vul minstens 0,5 in."),
                    django.core.validators.MaxValueValidator(Decimal("60"), "Vul hoogstens 60 in."),
                ],
                verbose_name="uren vanaf",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("schaal_min__isnull", True), ("schaal_min__range", (1, 18)), _connector="OR"),
                    models.Q(("schaal_max__isnull", True), ("schaal_max__range", (1, 18)), _connector="OR"),
                ),
                name="vacature_schaal_binnen_grenzen",
                violation_error_message="Kies van schaal een getal van 1 tot en met 18.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("uren_min__isnull", True),
                        ("uren_min__range", (Decimal("0.5"), Decimal("60"))),
                        _connector="OR",
                    ),
                    models.Q(
                        ("uren_max__isnull", True),
                        ("uren_max__range", (Decimal("0.5"), Decimal("60"))),
                        _connector="OR",
                    ),
                ),
                name="vacature_uren_binnen_grenzen",
                violation_error_message="Kies van uren een getal van 0,5 tot en met 60.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("salaris_min__isnull", True),
                        ("salaris_min__range", (Decimal("1"), Decimal("50000"))),
                        _connector="OR",
                    ),
                    models.Q(
                        ("salaris_max__isnull", True),
                        ("salaris_max__range", (Decimal("1"), Decimal("50000"))),
                        _connector="OR",
                    ),
                ),
                name="vacature_salaris_binnen_grenzen",
                violation_error_message="Kies van salaris een getal van 1 tot en met 50.000.",
            ),
        ),
    ]
