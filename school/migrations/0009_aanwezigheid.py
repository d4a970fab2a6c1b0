from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("school", "0008_uitnodigingen")]

    operations = []
