from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("werk", "0002_afmelden")]

    operations = [
        migrations.AddField(
            model_name="bericht",
            name="agenda",
            field=models.TextField(blank=True, default="", verbose_name="voor de agenda"),
        ),
    ]
