from django.core.management import call_command
from django.db import migrations


def maak_cachetabel(apps, schema_editor):
    """Logging in counts its attempts in the cache: without this table nobody gets in after a bare `migrate`."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("organisaties", "0001_initial")]

    operations = [migrations.RunPython(maak_cachetabel, migrations.RunPython.noop)]
