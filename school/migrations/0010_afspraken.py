from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("school", "0009_aanwezigheid")]

    operations = []
