from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("evenementen", "0011_evaluatie"),
        ("organisaties", "0005_contact"),
    ]

    operations = [
        migrations.AddField(
            model_name="deelname",
            name="leidinggevende",
            field=models.EmailField(blank=True, editable=False, max_length=254, verbose_name="adres van de leidinggevende"),
        ),
        migrations.AddIndex(
            model_name="deelname",
            index=models.Index(fields=["onderdeel", "status", "organisatie"], name="deelname_plaatsen"),
        ),
    ]
