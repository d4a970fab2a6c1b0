from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evenementen', '0008_programmapost'),
    ]

    operations = [
        migrations.AddField(
            model_name='onderdeel',
            name='inlopen_kan_altijd',
            field=models.BooleanField(default=False, help_text='Wie zonder aanmelding komt en de QR-code scant, mag er altijd bij. Uit: zolang er plaats is.', verbose_name='inlopen kan ook als het vol is'),
        ),
    ]
