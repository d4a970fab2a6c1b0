from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("school", "0006_opleiding_velden")]

    operations = []
