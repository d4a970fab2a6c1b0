"""Pay is for a month: what could only be for an hour is unknown from now on."""

import django.core.validators
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


def wordt_onbekend(apps, schema_editor):
    Vacature = apps.get_model('vacatures', 'Vacature')
    for veld in ('salaris_min', 'salaris_max'):
        Vacature.objects.filter(**{f'{veld}__lt': 500}).update(**{veld: None})


class Migration(migrations.Migration):

    dependencies = [
        ('mijn', '0003_wat_anderen_zien'),
        ('organisaties', '0005_contact'),
        ('vacatures', '0007_grenzen'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(wordt_onbekend, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='vacature',
            name='vacature_salaris_binnen_grenzen',
        ),
        migrations.AlterField(
            model_name='vacature',
            name='salaris_max',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('500'), 'Vul minstens 500 in.'), django.core.validators.MaxValueValidator(Decimal('50000'), 'Vul hoogstens 50.000 in.')], verbose_name='salaris tot en met'),
        ),
        migrations.AlterField(
            model_name='vacature',
            name='salaris_min',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('500'), 'Vul minstens 500 in.'), django.core.validators.MaxValueValidator(Decimal('50000'), 'Vul hoogstens 50.000 in.')], verbose_name='salaris vanaf'),
        ),
        migrations.AddConstraint(
            model_name='vacature',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('salaris_min__isnull', True), ('salaris_min__range', (Decimal('500'), Decimal('50000'))), _connector='OR'), models.Q(('salaris_max__isnull', True), ('salaris_max__range', (Decimal('500'), Decimal('50000'))), _connector='OR')), name='vacature_salaris_binnen_grenzen', violation_error_message='Kies van salaris een getal van 500 tot en met 50.000.'),
        ),
    ]
