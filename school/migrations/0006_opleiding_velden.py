from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("school", "0005_inschrijven")]

    operations = []
